namespace Anckor.Abi;

/// <summary>What a task is doing.</summary>
/// <remarks>States that the kernel asks for together stand together.</remarks>
public enum TaskState : byte
{
    /// <summary>Does nothing and waits for nothing but its start: the first, or the one that its restart brings with one of the next ticks.</summary>
    Stopped = 0,

    /// <summary>Running or able to run.</summary>
    Ready = 1,

    /// <summary>Waits for a message, a notification or only for time.</summary>
    Receiving = 2,

    /// <summary>Waits as <see cref="Receiving"/>, and takes long messages as loans.</summary>
    Borrowing = 3,

    /// <summary>Waits in a channel's queue until the receiver takes its message.</summary>
    Sending = 4,

    /// <summary>Its call was taken; waits for the reply.</summary>
    AwaitingReply = 5,

    /// <summary>Its one-way message was taken as a loan; waits until the receiver gives it back.</summary>
    Lending = 6,

    /// <summary>Stopped by a fault; only a restart helps.</summary>
    Faulted = 7,
}
