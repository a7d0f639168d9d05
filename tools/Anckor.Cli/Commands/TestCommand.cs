using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Terminal;
using Anckor.Cli.Testing;
using Anckor.Image;
using Spectre.Console;

namespace Anckor.Cli.Commands;

/// <summary><c>test</c>: builds everything, checks its format, runs every test project and counts.</summary>
internal static class TestCommand
{
    public static Command Create(Session session)
    {
        Option<string?> filter = new("--filter")
        {
            Description = "Run one project (Anckor.Image.Tests, or Image for short), or the tests whose names contain this",
            HelpName = "NAME",
        };
        Option<double?> soak = Symbols.Minutes(
            "--soak", "Instead of that, run what does random things again and again, with another seed each round, until the time is over or one fails");
        Command command = new("test", "Build everything, check its format, run every test project and count") { filter, soak };
        command.Validators.Add(result =>
        {
            if (result.GetResult(filter) is not null && result.GetResult(soak) is not null)
            {
                result.AddError("--filter and --soak exclude each other");
            }
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(soak) is double minutes
            ? SoakAsync(session, TimeSpan.FromMinutes(minutes), cancel)
            : RunAsync(session, parsed.GetValue(filter), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Session session, string? filter, CancellationToken cancel)
    {
        TestTotals totals = await StepProgress.RunAsync(
            session.Screen,
            "building everything",
            progress => RunAllAsync(session, filter, progress, cancel)).ConfigureAwait(false);
        if (totals.Ran == 0)
        {
            session.Screen.WriteMessage(filter is null ? "error: there are no tests" : $"error: no test matches \"{filter}\"", Color.Red);
        }

        session.Screen.Output.WriteLine(totals);
        return totals is { Failed: 0, Ran: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> SoakAsync(Session session, TimeSpan time, CancellationToken cancel)
    {
        TestTotals totals = await StepProgress.RunAsync(session.Screen, "soaking", progress =>
            new Soak(session.Screen, Path.Combine(session.Repository.BuildFolder, "soak"))
                .RunAsync(new SoakSuites(session, progress).All, time, cancel)).ConfigureAwait(false);
        session.Screen.Output.WriteLine(totals);
        return totals is { Failed: 0, Ran: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<TestTotals> RunAllAsync(Session session, string? filter, IBuildProgress progress, CancellationToken cancel)
    {
        Repository repository = session.Repository;
        IReadOnlyList<TestProject> projects = TestProject.Discover(repository.Root);
        TestProject? only = filter is null ? null : projects.FirstOrDefault(project => project.IsNamed(filter));

        progress.Step(only is null ? "building everything" : $"building {only.Name}");
        CheckResult built = await SolutionChecks.BuildAsync(only?.File ?? repository.Solution, cancel).ConfigureAwait(false);
        if (!built.Passed)
        {
            Report(session.Screen, new TestTrouble("build", false, string.Join('\n', built.Findings)));
            return TestTotals.OneFailed;
        }

        TestTotals totals = default;
        if (filter is null)
        {
            progress.Step("checking the format");
            CheckResult format = await SolutionChecks.FormatAsync(repository.Solution, cancel).ConfigureAwait(false);
            totals += format.Passed ? TestTotals.OnePassed : TestTotals.OneFailed;
            if (!format.Passed)
            {
                Report(session.Screen, new TestTrouble("format (dotnet format mends it)", false, string.Join('\n', format.Findings)));
            }
        }

        foreach (TestProject project in only is null ? projects : [only])
        {
            totals += await RunProjectAsync(session.Screen, project, only is null ? filter : null, progress, cancel).ConfigureAwait(false);
        }

        return totals;
    }

    private static async Task<TestTotals> RunProjectAsync(
        Screen screen, TestProject project, string? filter, IBuildProgress progress, CancellationToken cancel)
    {
        if (project.FindProgram() is not string program)
        {
            Report(screen, new TestTrouble(project.Name, false, $"was not built: is it in {Repository.SolutionName}?"));
            return TestTotals.OneFailed;
        }

        progress.Step($"running {project.Name}");
        Stopwatch watch = Stopwatch.StartNew();
        TestTotals totals = await TestProgram
            .RunAsync(project.Name, program, filter, screen.IsWatched ? progress : null, trouble => Report(screen, trouble), null, cancel)
            .ConfigureAwait(false);
        if (totals != default)
        {
            // Worded so that it cannot be taken for the summary.
            screen.WriteResult(string.Create(
                CultureInfo.InvariantCulture,
                $"{project.Name}: {totals.Ran} tests in {watch.Elapsed.TotalSeconds:0.0} s, {totals.Failed} of them failed"));
        }

        return totals;
    }

    private static void Report(Screen screen, TestTrouble trouble)
    {
        string text = trouble.Reason.Replace("\n", Environment.NewLine + "    ", StringComparison.Ordinal);
        if (trouble.IsSkipped)
        {
            screen.WriteResult($"skipped: {trouble.Name}: {text}", Color.Yellow);
        }
        else
        {
            screen.WriteResult($"FAILED: {trouble.Name}{Environment.NewLine}    {text}", Color.Red);
        }
    }
}
