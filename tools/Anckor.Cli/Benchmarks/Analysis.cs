using System.Collections.Generic;
using System.Linq;

namespace Anckor.Cli.Benchmarks;

/// <summary>Counts what was recorded, and proves first that the counting is exact.</summary>
/// <param name="code">Tells the driver's instructions from others.</param>
/// <param name="recordings">By benchmark.</param>
internal sealed class Analysis(CodeMap code, IReadOnlyDictionary<string, Recording> recordings)
{
    /// <summary>Counts everything.</summary>
    /// <exception cref="Anckor.Image.BuildFailedException">A loop of known length was not counted as such, or something was not measured.</exception>
    public Results Measure()
    {
        int empty = Check(KnownLoops.Empty, null, 0);
        foreach ((string name, int length) in KnownLoops.Lengths)
        {
            Check(name, length, empty);
        }

        return new Results(
            empty,
            [
                .. Benchmark.All.Select(benchmark => benchmark.Name == Benchmark.Interrupt
                    ? Measurement.Of(benchmark.Name, Find(benchmark.Name).Interrupts(code), 0)
                    : Measurement.Of(benchmark.Name, Find(benchmark.Name).Rounds(), empty)),
            ]);
    }

    /// <summary>Checks that every round of a loop of the driver is as long as it must be; ticks, which are the kernel's, left aside.</summary>
    /// <param name="name">The loop.</param>
    /// <param name="length">What its rounds must come to; null when they must only all be the same.</param>
    /// <param name="empty">How many of each round are the empty loop's.</param>
    /// <returns>The length of a round.</returns>
    private int Check(string name, int? length, int empty)
    {
        IReadOnlyList<uint[]> rounds = Find(name).Rounds();
        if (rounds.Count < Recording.Least)
        {
            throw BenchmarkErrors.TooFewRounds(name, rounds.Count);
        }

        int[] counts = [.. rounds.Select(round => round.Count(address => code.PartAt(address)?.Name == Recorder.Driver) - empty)];
        int expected = length ?? counts[0];
        int different = counts.FirstOrDefault(count => count != expected, expected);
        return different == expected ? expected : throw BenchmarkErrors.WrongLength(name, expected, different);
    }

    private Recording Find(string name) =>
        recordings.TryGetValue(name, out Recording? recording) ? recording : throw BenchmarkErrors.TooFewRounds(name, 0);
}

/// <summary>What a run of all benchmarks came to.</summary>
/// <param name="Empty">Instructions of the empty loop, which were subtracted from every round.</param>
/// <param name="Measurements">In the order of <see cref="Benchmark.All"/>.</param>
internal sealed record Results(int Empty, IReadOnlyList<Measurement> Measurements);
