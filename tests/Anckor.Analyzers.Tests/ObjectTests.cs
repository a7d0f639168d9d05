using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class ObjectTests
{
    [Fact]
    public async Task An_object_made_in_a_method_is_refused_at_its_expression_and_told_what_to_do()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2001",
            """
            class Counter { public int Value; }
            static class Program
            {
                static int Main()
                {
                    Counter counter = [|new Counter { Value = 3 }|];
                    return counter.Value;
                }
            }
            """);

        Assert.Equal(
            "'new Counter(...)' allocates, and firmware has no heap; try: a struct, or an object made ahead of time in the initialiser"
            + " of a static readonly field",
            Assert.Single(messages));
    }

    [Theory]
    [InlineData("object o = [|new object()|];")]
    [InlineData("Point p = [|new()|];")]
    [InlineData("object o = [|new { Value = 1 }|];")]
    [InlineData("Name n = default(Name) is { } m ? [|m with { Text = \"b\" }|] : null!;")]
    public Task Every_way_to_make_an_object_at_run_time_is_refused(string statement) => Check.RefusedAsync(
        "ANK2001",
        $$"""
        class Point { public int X; }
        record Name(string Text);
        static class Program { static void Run() { {{statement}} } }
        """);

    [Fact]
    public Task An_object_of_a_type_parameter_is_refused() => Check.RefusedAsync(
        "ANK2001", "static class Factory { public static T Make<T>() where T : new() => [|new T()|]; }");

    [Fact]
    public Task An_object_in_an_instance_field_is_refused() => Check.RefusedAsync(
        "ANK2001", "class Inner { } class Outer { private readonly Inner inner = [|new Inner()|]; public Inner Inner => inner; }");

    [Fact]
    public Task An_object_made_by_a_lambda_in_a_static_initialiser_is_refused_because_it_runs_later() => Check.RefusedAsync(
        "ANK2001",
        """
        static class Program { public static readonly System.Func<object> Make = static () => [|new object()|]; }
        """);

    [Fact]
    public Task An_object_made_by_a_static_property_getter_is_refused() => Check.RefusedAsync(
        "ANK2001", "static class Program { public static object Fresh => [|new object()|]; }");

    [Fact]
    public Task Objects_of_values_in_static_initialisers_are_allowed() => Check.AllowedAsync(
        """
        class Calibration(int offset) { public int Offset = offset; public float Scale = 2f; }
        static class Program
        {
            public static readonly Calibration Fixed = new(100);
            public static Calibration Current = new(7);
            public static Calibration Property { get; } = new(8);
            public static readonly Calibration FromConstructor;
            static Program() { FromConstructor = new Calibration(9); }
        }
        """);

    [Fact]
    public Task Structs_are_allowed_everywhere() => Check.AllowedAsync(
        """
        readonly record struct Point(int X, int Y);
        struct Counter { public int Value; }
        static class Program
        {
            static int Run()
            {
                Point point = new(1, 2);
                Point moved = point with { X = 5 };
                Counter counter = new() { Value = moved.X };
                (int a, int b) = (counter.Value, moved.Y);
                int? maybe = a > 3 ? b : null;
                return maybe ?? 0;
            }
        }
        """);

    [Theory]
    [InlineData("throw [|new System.InvalidOperationException()|];")]
    [InlineData("int v = n > 3 ? n : throw [|new System.InvalidOperationException()|];")]
    [InlineData("throw n > 3 ? [|new System.InvalidOperationException()|] : null!;")]
    public Task An_exception_made_to_be_thrown_is_refused(string statement) => Check.RefusedAsync(
        "ANK2002", $$"""static class Program { static void Run(int n) { {{statement}} } }""");

    [Fact]
    public Task An_exception_kept_in_a_static_readonly_field_and_throw_null_are_allowed() => Check.AllowedAsync(
        """
        static class Program
        {
            private static readonly System.Exception Broken = new System.InvalidOperationException();
            static int Run(int n) => n switch { 0 => 1, 1 => throw Broken, _ => throw null! };
        }
        """);
}
