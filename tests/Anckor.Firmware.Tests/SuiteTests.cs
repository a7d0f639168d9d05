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
    [Theory]
    [InlineData("attacks", Firmware.Discovery)]
    [InlineData("attacks", Firmware.Netduino)]
    [InlineData("suite", Firmware.Discovery)]
    [InlineData("suite", Firmware.Netduino)]
    public async Task Every_case_passes_on_the_target(string application, string board)
    {
        await using Simulator simulator = await Firmware.StartAsync(application, board);

        string verdict = await Firmware.WaitAsync(simulator, "^SUITE (PASSED|FAILED) ");

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
