using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class DelegateTests
{
    [Fact]
    public async Task A_lambda_that_captures_is_refused_and_names_what_it_captures()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2006",
            """
            class Program
            {
                private int field;
                void Run(int parameter)
                {
                    int local = 1;
                    System.Action act = [|() => { int own = 2; field = local + parameter + own; }|];
                }
            }
            """);

        Assert.Equal(
            "this delegate captures 'this', 'local', 'parameter', which allocates, and firmware has no heap; try: pass them as an argument,"
            + " or call a local function directly",
            Assert.Single(messages));
    }

    [Fact]
    public async Task A_local_function_that_captures_is_refused_where_it_becomes_a_delegate_even_through_another_one()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2006",
            """
            static class Program
            {
                static void Run(int count)
                {
                    int Inner() => count;
                    int Outer() => Inner() + 1;
                    System.Func<int> first = [|Outer|];
                    System.Func<int> second = [|() => Outer()|];
                }
            }
            """);

        Assert.All(messages, static message => Assert.Contains("captures 'count'", message));
    }

    [Theory]
    [InlineData("System.Action a = [|Act|];")]
    [InlineData("System.Action a = [|new System.Action(this.Act)|];")]
    [InlineData("System.Action a = [|new System.Action(other)|];")]
    public Task A_delegate_of_an_instance_method_is_refused(string statement) => Check.RefusedAsync(
        "ANK2007", $$"""class Program { void Act() { } void Run(System.Action other) { {{statement}} } }""");

    [Theory]
    [InlineData("Apply([|static n => n + 1|]);")]
    [InlineData("Apply([|n => n + 1|]);")]
    [InlineData("Apply([|Next|]);")]
    [InlineData("System.Func<int, int> f = [|Next|];")]
    [InlineData("static int Own(int n) => n; Apply([|Own|]);")]
    [InlineData("const int One = 1; Apply([|n => n + One|]);")]
    public Task A_delegate_made_in_a_method_is_refused_although_it_captures_nothing(string statement) => Check.RefusedAsync(
        "ANK2008",
        $$"""
        static class Program
        {
            static int Next(int n) => n + 1;
            static int Apply(System.Func<int, int> function) => function(1);
            static void Run() { {{statement}} }
        }
        """);

    [Fact]
    public Task Delegates_in_static_initialisers_function_pointers_and_local_functions_are_allowed() => Check.AllowedAsync(
        """
        using System;
        sealed class Offset(int value) { private readonly int value = value; public int Add(int n) => n + value; }
        static unsafe class Program
        {
            private static readonly Offset Three = new(3);
            private static readonly Func<int, int> Instance = Three.Add;
            private static readonly Func<int, int> Lambda = static n => n + 1;
            private static readonly Func<int, int> Group = Next;
            private static Func<int, int> Current = n => n * 2;
            static int Next(int n) => n + 1;
            static int Apply(Func<int, int> function, int n) => function(n);
            static int Run(int n)
            {
                int total = 0;
                void Add(int more) => total += more;
                Add(Apply(Lambda, n));
                Add(Apply(Group, n));
                Add(Apply(Instance, n));
                Current = Lambda;
                delegate*<int, int> pointer = &Next;
                return total + pointer(n) + Current(n);
            }
        }
        """);
}
