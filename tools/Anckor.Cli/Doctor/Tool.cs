using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Simulation;
using CliWrap;
using CliWrap.Buffered;

namespace Anckor.Cli.Doctor;

/// <summary>A program that Anckor uses.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Programs">The executables that must be there; the first is asked for its version.</param>
/// <param name="Oldest">The oldest version that works; null when any does.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="IsRequired">Whether nothing works without it.</param>
/// <param name="Remedy">How to get it.</param>
internal sealed partial record Tool(
    string Name, IReadOnlyList<string> Programs, Version? Oldest, string Purpose, bool IsRequired, string Remedy)
{
    /// <summary>Looks for it.</summary>
    public async Task<ToolState> LookAsync(CancellationToken cancel)
    {
        foreach (string program in Programs)
        {
            if (Executable.Find(program) is null)
            {
                return new ToolState(this, null, $"{program} is missing");
            }
        }

        BufferedCommandResult answer = await CliWrap.Cli.Wrap(Programs[0])
            .WithArguments("--version")
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancel)
            .ConfigureAwait(false);
        Match match = VersionNumber().Match(answer.StandardOutput);
        if (answer.ExitCode != 0 || !match.Success)
        {
            return new ToolState(this, null, $"{Programs[0]} --version fails");
        }

        Version found = Version.Parse(match.Value);
        return new ToolState(this, found, Oldest is not null && found < Oldest ? $"{Oldest} or newer is needed" : null);
    }

    [GeneratedRegex(@"\b\d+\.\d+(\.\d+)?\b")]
    private static partial Regex VersionNumber();
}

/// <summary>What became of looking for a tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Found">The version found; null when none was.</param>
/// <param name="Problem">What is wrong with it; null when it is fine.</param>
internal sealed record ToolState(Tool Tool, Version? Found, string? Problem);
