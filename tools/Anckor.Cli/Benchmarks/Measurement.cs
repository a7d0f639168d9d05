using System.Collections.Generic;
using System.Linq;

namespace Anckor.Cli.Benchmarks;

/// <summary>What one benchmark came to, in executed instructions.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Mode">The most frequent count; of several, the least.</param>
/// <param name="Least">The least count.</param>
/// <param name="Most">The greatest count: a round in which the tick fell.</param>
/// <param name="Typical">The instructions of a round with the most frequent count, those of the empty loop among them.</param>
internal sealed record Measurement(string Name, int Mode, int Least, int Most, IReadOnlyList<uint> Typical)
{
    /// <summary>Counts rounds.</summary>
    /// <param name="name">The benchmark.</param>
    /// <param name="rounds">Their instructions.</param>
    /// <param name="empty">How many of each round are the loop's own.</param>
    public static Measurement Of(string name, IReadOnlyList<uint[]> rounds, int empty)
    {
        if (rounds.Count < Recording.Least)
        {
            throw BenchmarkErrors.TooFewRounds(name, rounds.Count);
        }

        IGrouping<int, uint[]> typical = rounds
            .GroupBy(round => round.Length)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .First();
        return new Measurement(
            name, typical.Key - empty, rounds.Min(round => round.Length) - empty, rounds.Max(round => round.Length) - empty, typical.First());
    }
}
