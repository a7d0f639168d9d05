using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class ArrayTests
{
    [Theory]
    [InlineData("byte[] a = [|new byte[n]|];")]
    [InlineData("int[] a = [|new[] { 1, n }|];")]
    [InlineData("int[] a = [|{ 1, 2 }|];")]
    [InlineData("int[] a = [|[1, 2]|];")]
    [InlineData("int[] a = [|[]|];")]
    [InlineData("Span<int> a = [|new int[4]|];")]
    [InlineData("ReadOnlySpan<int> a = [|new int[] { 1, n }|];")]
    [InlineData("int[][] a = [|new int[][] { new int[1], new int[2] }|];")]
    public Task An_array_made_at_run_time_is_refused(string statement) => Check.RefusedAsync(
        "ANK2003", $$"""using System; static class Program { static void Run(int n) { {{statement}} } }""");

    [Fact]
    public Task A_spread_in_a_span_is_refused_because_the_compiler_makes_an_array_for_it() => Check.RefusedAsync(
        "ANK2003",
        """
        using System;
        static class Program
        {
            static int Run(ReadOnlySpan<int> head) { Span<int> all = [1, [|.. head|]]; return all.Length; }
        }
        """);

    [Fact]
    public async Task A_range_of_an_array_is_refused_and_the_remedy_is_the_range_of_its_span()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2003", "static class Program { static int Run(int[] samples) => [|samples[1..3]|].Length; }");

        Assert.EndsWith("as in samples.AsSpan()[1..3]", Assert.Single(messages));
    }

    [Fact]
    public Task Arrays_of_values_in_static_initialisers_are_allowed() => Check.AllowedAsync(
        """
        struct Pair { public int A, B; }
        static class Tables
        {
            public static readonly byte[] Bytes = new byte[32];
            public static readonly int[] Primes = [2, 3, 5];
            public static readonly Pair[] Pairs = { new Pair { A = 1 }, default };
            public static uint[] Mutable = new uint[64];
            public static readonly int[] Squares;
            static Tables()
            {
                Squares = new int[10];
                for (int i = 0; i < Squares.Length; i++) { Squares[i] = i * i; }
            }
        }
        static class None
        {
            public static readonly string[] Names = [];
            public static readonly string[] Others = new string[0];
        }
        static class Ring<T> where T : unmanaged { public static readonly T[] Items = new T[16]; }
        """);

    [Fact]
    public Task Spans_that_need_no_array_are_allowed() => Check.AllowedAsync(
        """
        using System;
        using System.Runtime.CompilerServices;
        [InlineArray(8)] struct Eight { private uint first; }
        static class Program
        {
            static ReadOnlySpan<ushort> Table => [1, 2, 300];
            static int Run(int n)
            {
                Span<byte> buffer = stackalloc byte[16];
                ReadOnlySpan<byte> old = new byte[] { 1, 2, 3 };
                ReadOnlySpan<byte> older = new(new byte[] { 1, 2 });
                ReadOnlySpan<byte> bytes = [1, 2, 3];
                Span<int> mixed = [1, n, n + 1];
                Span<int> none = [];
                Eight eight = default;
                Span<uint> words = eight;
                eight[3] = 5;
                ReadOnlySpan<byte> text = "ping"u8;
                return buffer[1..3].Length + bytes[^1] + mixed[0] + none.Length + words.Length + text.Length + Table[2] + old[0] + older[1];
            }
        }
        """);

    [Fact]
    public async Task An_array_made_for_params_is_refused_at_the_call_with_the_span_as_remedy()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2009",
            """
            static class Program
            {
                static int Sum(params int[] values) => values.Length;
                static int Run() => [|Sum(1, 2, 3)|] + [|Sum()|];
            }
            """);

        Assert.Equal(
            "calling 'Sum' makes an array for its parameter 'params int[]', and firmware has no heap; try: declare it as"
            + " 'params ReadOnlySpan<int>'",
            messages[0]);
    }

    [Fact]
    public Task A_params_span_and_an_existing_array_passed_to_params_are_allowed() => Check.AllowedAsync(
        """
        using System;
        static class Program
        {
            private static readonly int[] Known = [1, 2];
            static int Sum(params ReadOnlySpan<int> values) => values.Length;
            static int Count(params int[] values) => values.Length;
            static int Run(int n) => Sum(1, n, 3) + Sum() + Count(Known);
        }
        """);

    [Theory]
    [InlineData("int[,] a = [|new int[2, 3]|];")]
    [InlineData("int[,] a = [|{ { 1, 2 }, { 3, 4 } }|];")]
    public Task A_multi_dimensional_array_is_refused(string statement) => Check.RefusedAsync(
        "ANK2017", $$"""static class Program { static void Run() { {{statement}} } }""");

    [Fact]
    public Task A_multi_dimensional_array_is_refused_even_in_a_static_initialiser() => Check.RefusedAsync(
        "ANK2017", "static class Program { public static readonly byte[,] Map = [|new byte[2, 3]|]; }");

    [Fact]
    public Task Arguments_of_attributes_are_no_code() => Check.AllowedAsync(
        """
        using System;
        [AttributeUsage(AttributeTargets.Class)]
        class MarkAttribute(params int[] values) : Attribute { public int Count => values.Length; public object? Extra { get; set; } }
        [Mark(1, 2, 3, Extra = 5)] static class One { }
        [Mark([4, 5], Extra = typeof(int))] static class Two { }
        """);
}
