using System;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Anckor.Simulation;

/// <summary>Which QEMU a program is.</summary>
internal static partial class QemuVersion
{
    /// <summary>The version, major and minor; 0.0 when the program does not say.</summary>
    public static Version Of(string program)
    {
        ProcessStartInfo start = new(program, ["--version"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Match match = Number().Match(answer);
        return match.Success ? new Version(match.Groups[1].Value) : new Version(0, 0);
    }

    [GeneratedRegex(@"version ([0-9]+\.[0-9]+)")]
    private static partial Regex Number();
}
