using System.Diagnostics;
using Xunit;

namespace Anckor.Kernel.Tests.Search;

/// <summary>Every state of the small systems, every step of each.</summary>
public sealed class SearchTests(ITestOutputHelper output)
{
    private const int AtMost = 4_000_000;

    [Theory]
    [InlineData("clients")]
    [InlineData("chain")]
    [InlineData("equals")]
    [InlineData("ring")]
    [InlineData("loans")]
    [InlineData("fast")]
    public void No_state_of_the_system_breaks_an_invariant(string name)
    {
        long start = Stopwatch.GetTimestamp();
        SearchResult result = Systems.Create(name).Run(AtMost);
        output.WriteLine(
            $"{name}: {result.States:N0} states, {result.Transitions:N0} transitions ({result.FastMoves:N0} by the fast path), depth {result.Depth}, "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        Assert.True(result.Violation is null, result.Violation);
    }
}
