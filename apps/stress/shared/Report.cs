namespace Stress;

/// <summary>What a worker tells the director after a number of operations, or when something was wrong.</summary>
internal struct Report
{
    /// <summary>Operations since the last report.</summary>
    internal uint Operations;

    /// <summary>A checksum over everything it ever saw.</summary>
    internal uint Digest;

    /// <summary>What it has seen happen, a bit for each <see cref="Sight"/>.</summary>
    internal uint Sights;

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
    TimedOutTooEarly,
    WrongSender,
    WrongChannel,
    WrongKind,
    WrongLength,
    WrongContent,
    FormerLife,
    Doubled,
    LostOrExtra,
    WrongReply,
    BufferChanged,
    NotificationLost,
    NotificationTooMany,
    TimerTooEarly,
    TimerTooMany,
    TimerMissing,
    SleptTooShort,
    SlotsMiscounted,
    FloatsChanged,
}

/// <summary>What a run must have seen to be worth something.</summary>
internal enum Sight
{
    FastCallAnswered,
    SendTaken,
    SendTimedOut,
    CallTimedOut,
    PeerDied,
    Misaligned,
    LoanRead,
    LoanWritten,
    LoanReleased,
    LoanEndedByReceive,
    LoanEndedByReply,
    ReleasedTwice,
    NoSlot,
    LongCopied,
    LongReply,
    ReplyKept,
    ReplyTooLate,
    NotificationTaken,
    TimerTaken,
    ReceiveTimedOut,
    ReplyReceived,
    EventTaken,
    Count,
}
