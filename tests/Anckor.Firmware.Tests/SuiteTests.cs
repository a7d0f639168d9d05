using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The suites that run on the target: every line <c>TEST name PASS</c> counts, and so must the line that sums them up.</summary>
public partial class SuiteTests
{
    /// <summary>The longest takes half a minute; a busy machine may take longer.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("attacks", Firmware.Discovery)]
    [InlineData("attacks", Firmware.Netduino)]
    [InlineData("channels", Firmware.Discovery)]
    [InlineData("channels", Firmware.Netduino)]
    [InlineData("suite", Firmware.Discovery)]
    [InlineData("suite", Firmware.Netduino)]
    public async Task Every_case_passes_on_the_target(string application, string board)
    {
        await using Simulator simulator = await Firmware.StartAsync(application, board);

        string verdict = await simulator.WaitForLineAsync(
            "^SUITE (PASSED|FAILED) ", patience, TestContext.Current.CancellationToken);

        IReadOnlyList<string> lines = simulator.Transcript.Lines;
        string[] failed = [.. lines.Where(line => line.StartsWith("TEST ", StringComparison.Ordinal) && line.Contains(" FAIL", StringComparison.Ordinal))];
        int passed = lines.Count(line => Passed().IsMatch(line));
        Assert.Empty(failed);
        Assert.Equal($"SUITE PASSED {passed}/{passed}", verdict);
        Assert.True(passed > 20, $"only {passed} cases ran");
    }

    [GeneratedRegex("^TEST [a-z0-9_]+ PASS$")]
    private static partial Regex Passed();
}
