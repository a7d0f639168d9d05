using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>Two tasks that make random system calls, a million of them, while seven others do checked work. The counts stand in the test's output.</summary>
public sealed partial class FuzzTests : IDisposable
{
    private const int Calls = 1_000_000;

    /// <summary>It takes about a minute; a busy machine may take longer.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(8);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anckor-fuzz-");

    [Theory]
    [InlineData(1, Firmware.Discovery)]
    [InlineData(2, Firmware.Netduino)]
    [InlineData(3, Firmware.Discovery)]
    public async Task A_million_random_system_calls_hurt_nobody_but_who_makes_them(int seed, string board)
    {
        BuildOutput output = await SeededApplication.BuildAsync("fuzz", seed, board, folder);
        await using Simulator simulator = Firmware.Start(output);

        string verdict = await simulator.WaitForLineAsync(
            "^FUZZ (PASSED|FAILED) |^kernel failure", patience, TestContext.Current.CancellationToken);

        foreach (string line in simulator.Transcript.Lines)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        Match match = Verdict().Match(verdict);
        Assert.True(match.Success, verdict);
        Assert.True(int.Parse(match.Groups["calls"].Value, CultureInfo.InvariantCulture) >= Calls, verdict);
        Assert.Equal(seed.ToString(CultureInfo.InvariantCulture), match.Groups["seed"].Value);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex("^FUZZ PASSED (?<calls>[0-9]+) calls, [0-9]+ faults, seed (?<seed>[0-9]+)$")]
    private static partial Regex Verdict();
}
