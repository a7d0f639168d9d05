using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class DeclarationTests
{
    [Fact]
    public Task A_finalizer_is_refused_at_its_name() => Check.RefusedAsync("ANK2020", "class File { ~[|File|]() { } }");

    [Fact]
    public Task A_thread_static_field_is_refused_at_its_attribute() => Check.RefusedAsync(
        "ANK2016", "static class Program { [[|System.ThreadStatic|]] public static int Depth; }");

    [Fact]
    public Task Every_mention_of_dynamic_is_refused() => Check.RefusedAsync(
        "ANK2021", "static class Program { static [|dynamic|] Run([|dynamic|] value) => value; }");

    [Fact]
    public Task A_variable_that_is_only_called_dynamic_is_allowed() => Check.AllowedAsync(
        "static class Program { static int Run(int dynamic) => dynamic + 1; }");

    [Fact]
    public Task Static_fields_attributes_and_Dispose_are_allowed() => Check.AllowedAsync(
        """
        using System;
        struct File : IDisposable { public void Dispose() { } }
        static class Program
        {
            [Obsolete] public static int Depth;
            public static int[]? Buffer;
            public static string? Name;
            static void Run() { Name = "x"; Buffer = null; using File file = new(); }
        }
        """);
}
