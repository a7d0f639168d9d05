using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The suites on the target once more, in Renode, with the same ELF as on QEMU.</summary>
public partial class RenodeSuiteTests
{
    /// <remarks>
    /// Named after an application: the cases that Renode cannot pass, because it departs from the ARM manual there (docs/simulators.md).
    /// All others must pass, and all must come to an end. A Renode that has mended one of them is welcome.
    /// </remarks>
    [Theory]
    [InlineData("suite")]
    [InlineData("channels")]
    [InlineData("crowd")]
    [InlineData("lenders")]
    [InlineData("attacks", "write_mpu", "call_with_foreign_stack", "bystanders")]
    [InlineData(
        "regression",
        "stackoverflow",
        "illop",
        "stackoob",
        "buserror",
        "divzero",
        "bug_1876_restart_after_a_wild_stack_pointer",
        "bug_1134_svc_with_exhausted_stack",
        "bug_1928_svc_that_faults_is_its_callers")]
    public async Task Every_case_passes_in_Renode_but_where_it_departs_from_the_manual(string application, params string[] departures)
    {
        Assert.SkipWhen(RenodeLauncher.FindProgram() is null, $"no renode on PATH, and {RenodeLauncher.Variable} names none");
        BuildOutput output = await Firmware.BuildAsync(application, Firmware.Discovery);
        await using Simulator simulator = Simulator.Start(
            SimulatorKind.Renode,
            output.Application.Board.Simulators["renode"],
            output.Elf,
            new SimulationOptions { RepositoryRoot = Repository.Root });

        string verdict = await Firmware.WaitAsync(simulator, "^SUITE (PASSED|FAILED) ");

        Match[] cases = [.. simulator.Transcript.Lines.Select(line => Case().Match(line)).Where(match => match.Success)];
        IEnumerable<string> failed = cases.Where(match => match.Groups[2].Value == "FAIL").Select(match => match.Groups[1].Value);
        Assert.Empty(failed.Except(departures));
        Assert.Equal(cases.Length, int.Parse(verdict[(verdict.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
        Assert.True(cases.Length >= 10, $"only {cases.Length} cases ran");
    }

    [GeneratedRegex("^TEST ([a-z0-9_]+) (PASS|FAIL)")]
    private static partial Regex Case();
}
