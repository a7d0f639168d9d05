using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>Eight tasks that do random things to each other, a million times, and check what comes of it.</summary>
public sealed partial class StressTests : IDisposable
{
    private const int Operations = 1_000_000;

    /// <summary>It takes less than a minute; a busy machine may take longer.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anckor-stress-");

    [Theory]
    [InlineData(1, Firmware.Discovery)]
    [InlineData(2, Firmware.Netduino)]
    [InlineData(3, Firmware.Discovery)]
    public async Task A_million_random_operations_lose_double_cut_and_misdirect_nothing(int seed, string board)
    {
        await using Simulator simulator = Firmware.Start(await BuildAsync(seed, board));

        string verdict = await WaitAsync(simulator, "^STRESS (PASSED|FAILED) |^kernel failure");

        Match match = Verdict().Match(verdict);
        Assert.True(match.Success, verdict);
        Assert.True(int.Parse(match.Groups["operations"].Value, CultureInfo.InvariantCulture) >= Operations, verdict);
        Assert.Equal(seed.ToString(CultureInfo.InvariantCulture), match.Groups["seed"].Value);
    }

    [Fact]
    public async Task The_same_seed_does_the_same_again_and_another_does_not()
    {
        BuildOutput output = await BuildAsync(4, Firmware.Discovery);

        string first = await ProgressAsync(output);
        string again = await ProgressAsync(output);
        string other = await ProgressAsync(await BuildAsync(5, Firmware.Discovery));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<BuildOutput> BuildAsync(int seed, string board) => SeededApplication.BuildAsync("stress", seed, board, folder);

    /// <summary>How far it is after the first part, with a checksum over everything that every task saw.</summary>
    private static async Task<string> ProgressAsync(BuildOutput output)
    {
        await using Simulator simulator = Firmware.Start(output);
        string line = await WaitAsync(simulator, "^STRESS (progress|FAILED) |^kernel failure");
        Assert.StartsWith("STRESS progress ", line, StringComparison.Ordinal);
        return line;
    }

    private static Task<string> WaitAsync(Simulator simulator, string pattern) =>
        simulator.WaitForLineAsync(pattern, patience, TestContext.Current.CancellationToken);

    [GeneratedRegex("^STRESS PASSED (?<operations>[0-9]+) operations, seed (?<seed>[0-9]+)$")]
    private static partial Regex Verdict();
}
