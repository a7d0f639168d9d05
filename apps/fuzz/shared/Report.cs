namespace Fuzz;

/// <summary>How it goes with a task that checks what it sees.</summary>
internal struct Report
{
    /// <summary>Rounds of its work since it started.</summary>
    internal uint Rounds;

    /// <summary>What was wrong.</summary>
    internal Failure Failure;

    /// <summary>What it found then.</summary>
    internal uint Actual;

    /// <summary>What it should have found.</summary>
    internal uint Expected;
}

/// <summary>What can be wrong.</summary>
internal enum Failure : uint
{
    None,
    UnexpectedResult,
    WrongReply,
    WrongLength,
    BufferChanged,
    GuardChanged,
    TooEarly,
    TooLate,
    MessagesMiscounted,
    NotificationsMiscounted,
    WrongSum,
    CanaryChanged,
    WrongSender,
}

/// <summary>What a rogue tells the judge, and is told.</summary>
internal struct Order
{
    /// <summary>What <see cref="Magic"/> holds: random messages do not.</summary>
    internal const uint MagicValue = 0x5EED_F00D;

    /// <summary><see cref="MagicValue"/>.</summary>
    internal uint Magic;

    /// <summary>To the judge: calls since the last report, 0 at the beginning of a life. From the judge: the seed of this life.</summary>
    internal uint Value;

    /// <summary>To the judge: what system calls of this rogue came to, a bit for each <see cref="Sight"/>.</summary>
    internal uint Sights;
}

/// <summary>What a run must have seen to be worth something.</summary>
internal enum Sight
{
    /// <summary>A message was sent, or a service rendered.</summary>
    Done,

    /// <summary>A call was answered.</summary>
    Answered,

    /// <summary>A short message came in.</summary>
    TookShort,

    /// <summary>A long message came into a buffer.</summary>
    TookLong,

    /// <summary>A long message came as a loan.</summary>
    Borrowed,

    /// <summary>Notifications came.</summary>
    Notified,

    /// <summary>Time was over.</summary>
    TimedOut,

    /// <summary>The peer was gone.</summary>
    Dead,

    /// <summary>Somebody else's channel.</summary>
    Denied,

    /// <summary>A channel that nobody has opened.</summary>
    NotFound,

    /// <summary>A channel created twice.</summary>
    Exists,

    /// <summary>A message longer than allowed.</summary>
    TooLong,

    /// <summary>A buffer that cannot be lent.</summary>
    Misaligned,

    /// <summary>A third loan.</summary>
    NoSlot,

    /// <summary>A system call came back from a stack that was nearly full.</summary>
    TightStack,

    /// <summary>Floating point was in use.</summary>
    Float,

    /// <summary>How many there are.</summary>
    Count,
}
