namespace Anckor.Abi;

/// <summary>What a task is doing.</summary>
public enum TaskState : byte
{
    /// <summary>Not started, or held by the supervisor.</summary>
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
}
