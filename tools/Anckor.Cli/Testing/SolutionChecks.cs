using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;

namespace Anckor.Cli.Testing;

/// <summary>What a check of the whole solution found.</summary>
/// <param name="Passed">Whether it held.</param>
/// <param name="Findings">What to mend, a line each.</param>
internal sealed record CheckResult(bool Passed, IReadOnlyList<string> Findings);

/// <summary>Checks that come before the tests: everything compiles, and is laid out as .editorconfig says.</summary>
internal static class SolutionChecks
{
    /// <summary>Compiles a solution or a project.</summary>
    public static Task<CheckResult> BuildAsync(string target, CancellationToken cancel) =>
        RunAsync(["build", target, "-c", TestProject.Configuration, "-nologo", "-v", "quiet", "-clp:NoSummary"], cancel);

    /// <summary>Checks layout and style of a solution that was built.</summary>
    public static Task<CheckResult> FormatAsync(string solution, CancellationToken cancel) =>
        RunAsync(["format", solution, "--verify-no-changes", "--no-restore"], cancel);

    private static async Task<CheckResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        BufferedCommandResult result = await CliWrap.Cli.Wrap("dotnet")
            .WithArguments(arguments)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancel)
            .ConfigureAwait(false);
        return new CheckResult(result.ExitCode == 0, result.ExitCode == 0 ? [] : Findings(result));
    }

    private static IReadOnlyList<string> Findings(BufferedCommandResult result)
    {
        string[] lines = (result.StandardOutput + "\n" + result.StandardError)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] errors = [.. lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct()];
        return errors.Length > 0 ? errors : lines;
    }
}
