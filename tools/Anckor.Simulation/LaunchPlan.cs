using System;
using System.Collections.Generic;

namespace Anckor.Simulation;

/// <summary>How one simulator is started for one image.</summary>
/// <param name="Program">The executable, as found on this machine.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record LaunchPlan(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables it needs beside our own.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The file the console goes to; null when it is the standard output.</summary>
    public string? ConsoleFile { get; init; }

    /// <summary>Whether a line of its standard output says that it could not start the image.</summary>
    public Func<string, bool> IsRefusal { get; init; } = _ => false;

    /// <summary>Takes the address of each executed instruction, when the error output is QEMU's log of them; null when it is not.</summary>
    public Action<uint>? OnInstruction { get; init; }

    /// <summary>Takes r0 before each of them; null when the log does not show it.</summary>
    public Action<uint>? OnFirstRegister { get; init; }

    /// <summary>A folder to delete when the simulation has ended; null for none.</summary>
    public string? ScratchFolder { get; init; }
}
