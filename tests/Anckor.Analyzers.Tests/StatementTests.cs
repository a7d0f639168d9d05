using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class StatementTests
{
    [Fact]
    public Task An_iterator_is_refused_once_at_its_first_yield() => Check.RefusedAsync(
        "ANK2010",
        """
        using System.Collections.Generic;
        static class Program
        {
            static IEnumerable<int> Count(int n)
            {
                if (n == 0) { [|yield break;|] }
                yield return 1;
                yield return 2;
                IEnumerable<int> Inner() { [|yield return 3;|] }
            }
        }
        """);

    [Fact]
    public Task An_asynchronous_method_is_refused_at_its_modifier() => Check.RefusedAsync(
        "ANK2011",
        """
        using System.Threading.Tasks;
        static class Program
        {
            static [|async|] Task Wait(Task other)
            {
                [|async|] Task Inner() => await other;
                await Inner();
            }
        }
        """);

    [Fact]
    public Task A_query_is_refused() => Check.RefusedAsync(
        "ANK2012",
        "using System.Linq; static class Program { static void Run(int[] v) { var q = [|from n in v where n > 1 select n|]; } }");

    [Fact]
    public Task Every_catch_is_refused_at_its_head() => Check.RefusedAsync(
        "ANK2013",
        """
        using System;
        static class Program
        {
            static int Run(int n)
            {
                try { return 10 / n; }
                [|catch (DivideByZeroException)|] { return 1; }
                [|catch (Exception e) when (e != null)|] { return 2; }
                [|catch|] { return 3; }
            }
        }
        """);

    [Fact]
    public Task A_lock_is_refused_at_its_head() => Check.RefusedAsync(
        "ANK2014", "static class Program { static readonly object Gate = new(); static void Run() { [|lock (Gate)|] { } } }");

    [Fact]
    public Task Finally_using_and_foreach_over_a_ref_struct_are_allowed() => Check.AllowedAsync(
        """
        using System;
        ref struct Guard { public readonly void Dispose() { } }
        ref struct Evens(int limit)
        {
            private int current = -2;
            public readonly int Current => current;
            public bool MoveNext() => (current += 2) < limit;
            public readonly Evens GetEnumerator() => this;
        }
        static class Program
        {
            static int Run(ReadOnlySpan<int> values, int[] array)
            {
                int total = 0;
                using Guard guard = new();
                try { foreach (int value in values) { total += value; } }
                finally { total++; }
                foreach (int value in array) { total += value; }
                foreach (int even in new Evens(10)) { total += even; }
                return total;
            }
        }
        """);
}
