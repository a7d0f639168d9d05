using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;

namespace Anckor.Image.Link;

/// <summary>What a tool said.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record ToolResult(int ExitCode, string Output, string Errors);

/// <summary>Runs the programs this build is made with.</summary>
public static class ToolRunner
{
    /// <summary>Runs a program to its end. When <paramref name="cancel"/> fires, the program is killed.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its current folder.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<ToolResult> RunAsync(string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancel)
    {
        StringBuilder output = new();
        StringBuilder errors = new();
        try
        {
            // Messages are read by this program: they must not depend on the user's language.
            CommandResult result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithWorkingDirectory(folder)
                .WithEnvironmentVariables(variables => variables.Set("LC_ALL", "C"))
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
                .ExecuteAsync(cancel);
            return new ToolResult(result.ExitCode, output.ToString(), errors.ToString());
        }
        catch (Win32Exception error)
        {
            throw new BuildFailedException(
            [
                new Diagnostic(
                    Severity.Error, "ANK5101", $"'{program}' cannot be started: {error.Message}",
                    Remedy: "./anckor doctor, which says what is missing on this machine"),
            ]);
        }
    }
}
