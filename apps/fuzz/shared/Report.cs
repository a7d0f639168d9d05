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
