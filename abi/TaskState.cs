namespace Anckor.Abi;

/// <summary>What a task is doing.</summary>
public enum TaskState : byte
{
    /// <summary>Does nothing and waits for nothing: not started yet.</summary>
    Stopped = 0,

    /// <summary>Running or able to run.</summary>
    Ready = 1,

    /// <summary>Waits for a message, a notification or only for time.</summary>
    Receiving = 2,

    /// <summary>Waits in a channel's queue until the receiver takes its message.</summary>
    Sending = 3,

    /// <summary>Its call was taken; waits for the reply.</summary>
    AwaitingReply = 4,

    /// <summary>Stopped by a fault; only a restart helps.</summary>
    Faulted = 5,

    /// <summary>Waits as <see cref="Receiving"/>, and takes long messages as loans.</summary>
    Borrowing = 6,

    /// <summary>Its one-way message was taken as a loan; waits until the receiver gives it back.</summary>
    Lending = 7,
}
