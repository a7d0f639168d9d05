using System.Collections.Generic;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>A task that every application has without saying so; a manifest that declares it changes single fields.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Project">Its project, from the root of the repository.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Stack">Bytes of stack.</param>
/// <param name="Policy">What happens when it faults.</param>
/// <param name="Uses">Its peripherals.</param>
/// <param name="Interrupts">Its interrupts, each with its notification bit.</param>
internal sealed record ImplicitTask(
    string Name,
    string Project,
    int Priority,
    int Stack,
    FaultPolicy Policy,
    IReadOnlyList<string> Uses,
    IReadOnlyList<(string Name, int Bit)> Interrupts)
{
    /// <summary>Names the board's console in <c>uses</c> and <c>interrupts</c>.</summary>
    public const string Console = "console";

    /// <summary>The channel of log lines.</summary>
    public const string LogChannel = "log";

    /// <summary>The longest log line in bytes.</summary>
    public const int LogLongest = 128;

    /// <summary>Starts the others and applies their policies. Nobody restarts it: its fault resets the board.</summary>
    public static ImplicitTask Supervisor { get; } = new("supervisor", "tasks/Supervisor", 0, 1024, FaultPolicy.Reset, [], []);

    /// <summary>Owns the console and prints log lines.</summary>
    public static ImplicitTask Serial { get; } =
        new("serial", "tasks/Serial", 1, 832, FaultPolicy.Restart, [Console], [(Console, 0)]);

    /// <summary>Runs when nobody else can.</summary>
    public static ImplicitTask Idle { get; } =
        new("idle", "tasks/Idle", Limits.Priorities - 1, 128, FaultPolicy.Restart, [], []);

    /// <summary>The implicit task of a name, or null; without a console, <c>serial</c> is a name like any other.</summary>
    public static ImplicitTask? Find(string name, bool console) => name switch
    {
        "supervisor" => Supervisor,
        "serial" when console => Serial,
        "idle" => Idle,
        _ => null,
    };
}
