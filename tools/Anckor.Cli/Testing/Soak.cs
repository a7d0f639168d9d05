using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Terminal;

namespace Anckor.Cli.Testing;

/// <summary>Runs random suites again and again, each time with a seed that nobody tried before, until the time is over or one fails.</summary>
/// <param name="screen">Where to say what ran.</param>
/// <param name="folder">Where the output of one that fails is kept.</param>
internal sealed class Soak(Screen screen, string folder)
{
    /// <summary>From here on, so that nobody meets the seeds of the ordinary tests again.</summary>
    private const int LowestSeed = 1_000;

    /// <summary>Runs them. What has begun when the time is over is run to its end, and one runs in any case.</summary>
    /// <returns>How many passed and failed.</returns>
    public async Task<TestTotals> RunAsync(IReadOnlyList<SoakSuite> suites, TimeSpan time, CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TestTotals totals = default;
        for (int round = 1; ; round++)
        {
            uint seed = (uint)Random.Shared.Next(LowestSeed, (int)Commands.Symbols.HighestSeed + 1);
            foreach (SoakSuite suite in suites)
            {
                cancel.ThrowIfCancellationRequested();
                if (totals.Ran > 0 && watch.Elapsed >= time)
                {
                    return totals;
                }

                TimeSpan began = watch.Elapsed;
                SoakResult result = await suite.RunAsync(seed, round, cancel).ConfigureAwait(false);
                if (!result.Passed)
                {
                    Tell(round, suite, seed, result);
                    return totals + TestTotals.OneFailed;
                }

                totals += TestTotals.OnePassed;
                screen.WriteResult(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}, seed {seed}: {suite.Name}: {result.Summary}, in {(watch.Elapsed - began).TotalSeconds:0.0} s"));
            }
        }
    }

    private void Tell(int round, SoakSuite suite, uint seed, SoakResult result)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{suite.Name}-{seed}.txt"));
        File.WriteAllText(file, result.Output + Environment.NewLine);
        screen.WriteResult(
            string.Create(CultureInfo.InvariantCulture, $"FAILED: round {round}, seed {seed}: {suite.Name}: {result.Summary}{Environment.NewLine}    its output: {Image.DisplayPath.Of(file)}{Environment.NewLine}    again: {result.Repeat}"),
            Spectre.Console.Color.Red);
    }
}
