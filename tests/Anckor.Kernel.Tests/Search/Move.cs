namespace Anckor.Kernel.Tests.Search;

/// <summary>What may happen in a searched system.</summary>
internal enum MoveKind
{
    /// <summary>A tick passes.</summary>
    Tick,

    /// <summary>An interrupt posts the lowest bit to a task; the supervisor it wakes to restart somebody.</summary>
    Interrupt,

    Create,
    Get,
    Send,
    Call,
    Receive,
    Reply,
    ReplyReceive,
    Notify,
    SetTimer,
    Yield,
    Panic,

    /// <summary>The processor catches the task at something forbidden.</summary>
    Fault,

    /// <summary>A long one-way message, which may be read while it is lent.</summary>
    Lend,

    /// <summary>A long call, whose message may be written while it is lent.</summary>
    LendCall,

    /// <summary>A long one-way message that no region shows exactly.</summary>
    LendCrooked,

    /// <summary>A receive that takes long messages as loans.</summary>
    Borrow,

    /// <summary>Gives back what came with the latest message, or with the one before.</summary>
    Release,

    /// <summary>The supervisor restarts a task and goes back to sleep.</summary>
    Restart,

    /// <summary>The supervisor goes back to sleep.</summary>
    Ignore,
}

/// <summary>One thing that may happen.</summary>
/// <param name="Kind">What.</param>
/// <param name="Task">Who does it, or to whom it happens.</param>
/// <param name="Target">The channel, the other task, or for a reply or release 1 when it is for the message before the latest.</param>
/// <param name="Timeout">Ticks, or <see cref="Abi.Limits.Forever"/>.</param>
/// <param name="Channels">The channel set of a receive, as bits of the receiver.</param>
/// <param name="Mask">Notifications to wait for.</param>
internal readonly record struct Move(MoveKind Kind, int Task = 0, int Target = 0, uint Timeout = Abi.Limits.Forever, uint Channels = 0, uint Mask = 0);
