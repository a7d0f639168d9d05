using System.Collections.Generic;
using Anckor.Abi;

namespace Anckor.Image;

/// <summary>An application as its manifest describes it, complete and checked: supervisor first, idle last.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ManifestPath">Full path of app.toml.</param>
/// <param name="Board">The board it is built for.</param>
/// <param name="TickRate">Ticks per second.</param>
/// <param name="Tasks">By index.</param>
/// <param name="Channels">By index, grouped by receiver in the order of the tasks.</param>
public sealed record Application(
    string Name,
    string ManifestPath,
    Board Board,
    int TickRate,
    IReadOnlyList<TaskModel> Tasks,
    IReadOnlyList<ChannelModel> Channels)
{
    /// <summary>After how long without being fed the watchdog resets the board; 0 for no watchdog.</summary>
    public int WatchdogMilliseconds { get; init; }
}

/// <summary>A task.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ProjectPath">Full path of its csproj, or of a folder of *.cs files without one.</param>
/// <param name="Priority">0 is the most important.</param>
/// <param name="StackBytes">Bytes of stack, a multiple of 8.</param>
/// <param name="Policy">What the supervisor does when it faults.</param>
/// <param name="Peripherals">What it may touch, in the order of <c>uses</c>: at most three.</param>
/// <param name="Interrupts">What wakes it.</param>
/// <param name="Location">Where the manifest declares it.</param>
public sealed record TaskModel(
    string Name,
    string ProjectPath,
    int Priority,
    int StackBytes,
    FaultPolicy Policy,
    IReadOnlyList<Peripheral> Peripherals,
    IReadOnlyList<InterruptModel> Interrupts,
    SourceLocation Location)
{
    /// <summary>Where the manifest says how many bytes of stack; null when it does not.</summary>
    public SourceLocation? StackLocation { get; init; }

    /// <summary>Bytes of its stack for what the build cannot count; null when the manifest does not say.</summary>
    public int? StackExtra { get; init; }

    /// <summary>How often it must check in, in milliseconds, or the watchdog resets the board; 0 for never.</summary>
    public int CheckInMilliseconds { get; init; }

    /// <summary>Where the manifest says how often it must check in; null when it does not.</summary>
    public SourceLocation? CheckInLocation { get; init; }

    /// <summary>How often it is started again without having run well; then it is held. 0 for without end.</summary>
    public int RestartLimit { get; init; }

    /// <summary>Its buffers made to be lent, in the order of the manifest.</summary>
    public IReadOnlyList<LendBufferModel> LendBuffers { get; init; } = [];
}

/// <summary>A buffer made to be lent: it stands in its task's RAM so that one MPU region shows exactly it.</summary>
/// <param name="Name">Its name, by which the task gets it.</param>
/// <param name="Bytes">A size that one region can show.</param>
public sealed record LendBufferModel(string Name, uint Bytes);

/// <summary>An interrupt of a task.</summary>
/// <param name="Name">As in the manifest, for instance <c>usart2</c>.</param>
/// <param name="Number">At the interrupt controller.</param>
/// <param name="Bit">Notification bit number.</param>
public sealed record InterruptModel(string Name, int Number, int Bit);

/// <summary>A channel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Receiver">Index of the receiving task.</param>
/// <param name="Senders">Indexes of the sending tasks, ascending.</param>
/// <param name="Longest">Bytes of the longest message.</param>
/// <param name="Location">Where the manifest declares it.</param>
public sealed record ChannelModel(string Name, int Receiver, IReadOnlyList<int> Senders, int Longest, SourceLocation Location)
{
    /// <summary>
    /// Whether its senders promise never to call on it and never to wait without a timeout: it then closes no ring of waiting tasks.
    /// </summary>
    public bool OneWay { get; init; }
}
