using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Anckor.Image;

namespace Anckor.Simulation;

/// <summary>Renode: headless, with the console written to a file that is followed.</summary>
/// <remarks>
/// A file, because Renode opens it before the processor runs: a socket would lose what is written before somebody connects.
/// The monitor reads our pipe, so Renode ends when the pipe closes, even if this process is killed.
/// </remarks>
public static class RenodeLauncher
{
    /// <summary>The variable that names a Renode that is not on PATH.</summary>
    public const string Variable = "ANCKOR_RENODE";

    private const string ProgramName = "renode";

    // What the monitor prints when a line of a script fails; the lines after it are not executed.
    private static readonly string[] refusals =
    [
        "There was an error executing command", "No such command or device", "Errors during compilation", "Could not ", "Unexpected ",
    ];

    /// <summary>What to start: the executable that <see cref="Variable"/> names, otherwise <c>renode</c> on PATH.</summary>
    public static string NamedProgram =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : ProgramName;

    /// <summary>Where Renode is on this machine; null when it is not.</summary>
    public static string? FindProgram() => Executable.Find(NamedProgram);

    /// <summary>The command line for an image; writes the script that it runs.</summary>
    /// <exception cref="BuildFailedException">Renode or the board's script is missing.</exception>
    internal static LaunchPlan Plan(SimulatorModel model, string elf, SimulationOptions options)
    {
        string program = FindProgram() ?? throw SimulatorErrors.Missing(
            ProgramName, $"put Renode 1.16 or newer on PATH, or set {Variable} to its executable");
        string boardScript = BoardScript(model, options);
        if (!File.Exists(boardScript))
        {
            throw SimulatorErrors.NoScript(boardScript);
        }

        string scratch = Directory.CreateTempSubdirectory("anckor-renode-").FullName;
        string consoleFile = Path.Combine(scratch, "console");
        string script = Path.Combine(scratch, "run.resc");
        File.WriteAllText(script, Script(boardScript, elf, model.Console, consoleFile, options));
        return new LaunchPlan(
            program,
            ["--console", "--disable-gui", "--plain", "--hide-log", "--config", Path.Combine(scratch, "config"), script])
        {
            // Renode holds its file with an exclusive lock, which would keep us from reading along.
            Environment = new Dictionary<string, string?> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" },
            ConsoleFile = consoleFile,
            ScratchFolder = scratch,
            IsRefusal = line => refusals.Any(refusal => line.StartsWith(refusal, StringComparison.Ordinal)),
        };
    }

    /// <summary>
    /// What Renode executes: the board's script, which loads the platform and <c>$elf</c> but does not start it, then the console
    /// and the debugger, then the start.
    /// </summary>
    internal static string Script(string boardScript, string elf, string console, string consoleFile, SimulationOptions options)
    {
        StringBuilder script = new();
        script.Append(CultureInfo.InvariantCulture, $"$elf={Quote(elf)}\n");
        script.Append(CultureInfo.InvariantCulture, $"include {Quote(boardScript)}\n");
        // Boards name the peripheral alone; what they have lies on the bus.
        string uart = console.Contains('.', StringComparison.Ordinal) ? console : $"sysbus.{console}";
        script.Append(CultureInfo.InvariantCulture, $"{uart} CreateFileBackend {Quote(consoleFile)} true\n");
        if (options.DebuggerPort is int port)
        {
            string startWhenConnected = options.WaitForDebugger ? "true" : "false";
            script.Append(CultureInfo.InvariantCulture, $"machine StartGdbServer {port} {startWhenConnected}\n");
        }

        if (!options.WaitForDebugger)
        {
            script.Append("start\n");
        }

        return script.ToString();
    }

    /// <summary>The board's script lies beside its platform description: board.repl, board.resc.</summary>
    private static string BoardScript(SimulatorModel model, SimulationOptions options) =>
        Path.GetFullPath(Path.ChangeExtension(model.Machine, ".resc"), options.RepositoryRoot ?? Environment.CurrentDirectory);

    private static string Quote(string path) => "@" + Path.GetFullPath(path).Replace(" ", "\\ ", StringComparison.Ordinal);
}
