namespace Anckor.Abi;

/// <summary>What a system call brings back in r0 when it is not a message: something a peer or time causes, never misuse.</summary>
/// <remarks>All but <see cref="Ok"/> have the top bit set, so that one comparison tells a message from a result.</remarks>
public enum Result : uint
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>A receive ended by notifications, not by a message.</summary>
    Notified = 0x8000_0000,

    /// <summary>The time given was over first; nothing was delivered.</summary>
    TimedOut = 0x8000_0001,

    /// <summary>The peer was restarted or has failed, or no longer waits.</summary>
    Dead = 0x8000_0002,

    /// <summary>The manifest does not name this task for this.</summary>
    Denied = 0x8000_0003,

    /// <summary>No such channel, or its receiver has not created it yet.</summary>
    NotFound = 0x8000_0004,

    /// <summary>The channel was created before.</summary>
    Exists = 0x8000_0005,

    /// <summary>The message is longer than the channel or the reply buffer allows.</summary>
    TooLong = 0x8000_0006,

    /// <summary>No MPU region shows exactly this buffer (ARM ARM B3.5): nothing was lent.</summary>
    Misaligned = 0x8000_0007,

    /// <summary>The receiver holds as many loans as it can.</summary>
    NoSlot = 0x8000_0008,
}
