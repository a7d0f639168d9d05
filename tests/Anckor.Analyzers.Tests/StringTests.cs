using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class StringTests
{
    [Theory]
    [InlineData("string s = [|name + \"!\"|];")]
    [InlineData("string s = [|\"a\" + name + n + 'c'|];")]
    [InlineData("string s = [|name + $\"{n}\"|];")]
    [InlineData("string s = name; [|s += n|];")]
    [InlineData("string s = [|$\"n is {n}\"|];")]
    [InlineData("object o = [|$\"n is {n}\"|];")]
    [InlineData("Log.Info([|name + \"!\"|]);")]
    public Task A_string_made_at_run_time_is_refused_as_one_expression(string statement) => Check.RefusedAsync(
        "ANK2005", $$"""static class Program { static void Run(string name, int n) { {{statement}} } }""");

    [Fact]
    public Task A_string_made_in_a_static_initialiser_is_refused_too() => Check.RefusedAsync(
        "ANK2005",
        "static class Program { static readonly string First = \"a\"; public static readonly string Both = [|First + \"b\"|]; }");

    [Fact]
    public Task A_string_inside_an_interpolation_hole_is_refused() => Check.RefusedAsync(
        "ANK2005", """static class Program { static void Run(string name) => Log.Info($"hello {[|name + "!"|]}"); }""");

    [Fact]
    public Task Literals_what_the_compiler_folds_and_handlers_are_allowed() => Check.AllowedAsync(
        """
        using System;
        static class Program
        {
            private const string Name = "anckor";
            private static readonly string Title = Name + " " + "1";
            private static ReadOnlySpan<byte> Bytes => "ab"u8 + "cd"u8;
            static int Run(int n, string text)
            {
                string folded = $"{Name}!";
                Log.Info($"n is {n}, {text}" + $" and {n + 1}");
                Log.Info("plain");
                bool known = text == "start" || text is "stop";
                return folded.Length + Title.Length + Bytes.Length + (known ? text[0] : 0);
            }
        }
        """);
}
