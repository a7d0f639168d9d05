using System;

namespace Fuzz;

/// <summary>What a run must have seen to be worth something.</summary>
internal enum Sight
{
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

    /// <summary>Somebody else's channel, or a task that lends.</summary>
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

    /// <summary>A system call came back through a frame that a message had been written over.</summary>
    ForgedFrame,

    /// <summary>A system call came back in a life that uses floating point.</summary>
    Float,

    /// <summary>A system call came back although its memory was not all the rogue's own.</summary>
    Beyond,

    /// <summary>How many there are.</summary>
    Count,
}

/// <summary>The names.</summary>
internal static class Sights
{
    /// <summary>The name of one.</summary>
    internal static ReadOnlySpan<byte> Name(int sight) => (Sight)sight switch
    {
        Sight.Answered => "answered"u8,
        Sight.TookShort => "short message"u8,
        Sight.TookLong => "long message copied"u8,
        Sight.Borrowed => "long message lent"u8,
        Sight.Notified => "notified"u8,
        Sight.TimedOut => "timed out"u8,
        Sight.Dead => "dead"u8,
        Sight.Denied => "denied"u8,
        Sight.NotFound => "not found"u8,
        Sight.Exists => "exists"u8,
        Sight.TooLong => "too long"u8,
        Sight.Misaligned => "misaligned"u8,
        Sight.NoSlot => "no slot"u8,
        Sight.TightStack => "back from a tight stack"u8,
        Sight.ForgedFrame => "back through a forged frame"u8,
        Sight.Beyond => "back from a call with memory not its own"u8,
        _ => "back with floating point"u8,
    };
}
