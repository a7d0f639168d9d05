using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Terminal;
using Anckor.Image;
using Anckor.Image.Manifest;
using Anckor.Simulation;

namespace Anckor.Cli.Testing;

/// <summary>The random suites of the repository.</summary>
internal sealed class SoakSuites(Session session, IBuildProgress progress)
{
    private const string KernelTests = "Anckor.Kernel.Tests";

    /// <summary>An application may take a minute; a busy machine more.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    /// <summary>One after the other, round by round, so that each sees both.</summary>
    private static readonly string[] boards = ["stm32f4-discovery", "netduino-plus-2"];

    /// <summary>The built tests: built once, before they first run.</summary>
    private string? program;

    /// <summary>All of them, in the order in which they run.</summary>
    public IReadOnlyList<SoakSuite> All =>
    [
        OfApplication("stress", "STRESS"),
        OfApplication("fuzz", "FUZZ"),
        OfTests(KernelTests, "FuzzTests", TestProgram.SeedVariable + "={0} ./anckor test --filter {1}"),

        // CsCheck has seeds of its own: words, which it names where it fails.
        OfTests(KernelTests, "ModelTests", "CsCheck_Seed=(as the output says) ./anckor test --filter {1}"),
    ];

    /// <summary>An application that ends with <c>WORD PASSED ..., seed N</c> or <c>WORD FAILED ...</c>.</summary>
    public SoakSuite OfApplication(string name, string word) => new(name, (seed, round, cancel) => RunApplicationAsync(name, word, seed, round, cancel));

    private SoakSuite OfTests(string project, string name, string repeat) =>
        new(name, (seed, _, cancel) => RunTestsAsync(project, name, repeat, seed, cancel));

    private async Task<SoakResult> RunApplicationAsync(string name, string word, uint seed, int round, CancellationToken cancel)
    {
        string root = session.Repository.Root;
        string boardName = boards[round % boards.Length];
        string folder = SeededApplication.Write(session.Repository, session.Repository.FindApplication(name), seed);
        string outputs = Path.Combine(folder, "output");
        BuildOutput image = await session.Builder.BuildAsync(new BuildRequest(folder, boardName, root, outputs), progress, cancel).ConfigureAwait(false);
        SimulatorModel model = BoardReader.Read(boardName, root).Simulators[SimulatorKind.Qemu.Name()];
        progress.Step($"running {name}, seed {seed}");
        Simulator simulator = Simulator.Start(SimulatorKind.Qemu, model, image.Elf, new SimulationOptions { InstructionShift = 0, RepositoryRoot = root });
        await using (simulator.ConfigureAwait(false))
        {
            string verdict = await VerdictAsync(simulator, word, cancel).ConfigureAwait(false);
            bool passed = Regex.IsMatch(verdict, $"^{word} PASSED .*, seed {seed}$");
            if (passed)
            {
                // Each seed is another image.
                Directory.Delete(folder, recursive: true);
            }

            string repeat = string.Create(
                CultureInfo.InvariantCulture, $"./anckor run {name} --seed {seed} --board {boardName} --until '^{word} (PASSED|FAILED)'");
            return new SoakResult(passed, $"{verdict}, on {boardName}", repeat, string.Join(Environment.NewLine, simulator.Transcript.Lines));
        }
    }

    private static async Task<string> VerdictAsync(Simulator simulator, string word, CancellationToken cancel)
    {
        try
        {
            return await simulator.WaitForLineAsync($"^{word} (PASSED|FAILED) |^kernel failure ", patience, cancel).ConfigureAwait(false);
        }
        catch (SimulationException failure)
        {
            return failure.TimedOut ? $"no verdict within {patience.TotalMinutes} minutes" : $"the simulator ended: {simulator.Complaints}";
        }
    }

    private async Task<SoakResult> RunTestsAsync(string projectName, string name, string repeat, uint seed, CancellationToken cancel)
    {
        TestProject project = TestProject.Discover(session.Repository.Root).Single(candidate => candidate.Name == projectName);
        program ??= await BuildAsync(project, cancel).ConfigureAwait(false);
        progress.Step($"running {name}, seed {seed}");
        StringBuilder troubles = new();
        TestTotals totals = await TestProgram.RunAsync(
            projectName, program, name, null, trouble => troubles.AppendLine(trouble.Name).AppendLine(trouble.Reason), seed, cancel).ConfigureAwait(false);
        return new SoakResult(
            totals is { Failed: 0, Passed: > 0 },
            totals.ToString(),
            string.Format(CultureInfo.InvariantCulture, repeat, seed, name),
            troubles.ToString());
    }

    private async Task<string> BuildAsync(TestProject project, CancellationToken cancel)
    {
        progress.Step($"building {project.Name}");
        CheckResult built = await SolutionChecks.BuildAsync(project.File, cancel).ConfigureAwait(false);
        return (built.Passed ? project.FindProgram() : null) ?? throw Errors.TestsNotBuilt(project.Name, built.Findings);
    }
}
