using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using CliWrap;

namespace Anckor.Cli.Testing;

/// <summary>Runs one built test program and counts.</summary>
internal static class TestProgram
{
    /// <summary>How long a program may say nothing: longer than any single test should take.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    private const int LinesKept = 40;

    /// <summary>The environment variable that tests take their seed from.</summary>
    public const string SeedVariable = "ANCKOR_SEED";

    /// <summary>Runs it.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="program">The built program.</param>
    /// <param name="filter">What the names of the tests to run contain; null for all.</param>
    /// <param name="progress">Hears how many tests are done.</param>
    /// <param name="report">Hears of every test that does not pass.</param>
    /// <param name="seed">What tests that do random things begin with; null for what they always begin with.</param>
    /// <param name="cancel">Ends it, with everything it started.</param>
    public static async Task<TestTotals> RunAsync(
        string name, string program, string? filter, IBuildProgress? progress, Action<TestTrouble> report, uint? seed, CancellationToken cancel)
    {
        TestMessages messages = new();
        Queue<string> other = new();
        using CancellationTokenSource silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        silence.CancelAfter(patience);
        List<string> arguments = [program, "-reporter", "json", "-noAutoReporters", "-noColor", "-noLogo"];
        if (filter is not null)
        {
            arguments.AddRange(["-displayName", $"*{filter}*"]);
        }

        Task<CommandResult> ended = CliWrap.Cli.Wrap("dotnet")
            .WithArguments(arguments)
            .WithEnvironmentVariables(seed is uint number ? new Dictionary<string, string?> { [SeedVariable] = number.ToString(CultureInfo.InvariantCulture) } : [])
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Take))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Keep))
            .ExecuteAsync(silence.Token).Task;
        try
        {
            CommandResult result = await ended.ConfigureAwait(false);
            return messages.Totals + Judge(result.ExitCode);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            report(new TestTrouble(name, false, $"killed after {patience.TotalMinutes} minutes of silence; running were:\n{Lines(messages.Running)}"));
            return messages.Totals + TestTotals.OneFailed;
        }

        void Take(string line)
        {
            silence.CancelAfter(patience);
            TestTotals before = messages.Totals;
            if (messages.Read(line) is TestTrouble trouble)
            {
                report(trouble);
            }

            if (messages.Totals != before)
            {
                progress?.Step($"{name}: {messages.Totals}");
            }
            else if (!line.StartsWith('{'))
            {
                Keep(line);
            }
        }

        void Keep(string line)
        {
            lock (other)
            {
                if (other.Count < LinesKept)
                {
                    other.Enqueue(line);
                }
            }
        }

        // A failed test explains a bad exit code; without one, something went wrong beside the tests.
        TestTotals Judge(int exitCode)
        {
            if (messages.IsFinished && (exitCode == 0 || messages.Totals.Failed > 0))
            {
                return default;
            }

            string what = messages.IsFinished ? "ended" : "ended before its tests were through,";
            report(new TestTrouble(name, false, $"{what} with exit code {exitCode}; running were:\n{Lines(messages.Running)}\n{Lines(other)}"));
            return TestTotals.OneFailed;
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.DefaultIfEmpty("(nothing)"));
}
