using System.Runtime.CompilerServices;

namespace Anckor.Kernel.Tests.Search;

/// <summary>What a task is in the middle of, as the task itself sees it.</summary>
internal enum Doing : byte
{
    Nothing,
    Sending,
    Calling,
    Receiving,
}

/// <summary>The variables of a searched task's program, and what must come of what it began.</summary>
internal struct Program
{
    internal Doing Doing;

    /// <summary>While it sends or calls: the channel.</summary>
    internal byte Channel;

    /// <summary>Alternates with each message, so that an old one is told from a new one.</summary>
    internal byte Stamp;

    /// <summary>Whether it panicked and was not restarted yet.</summary>
    internal bool IsDead;

    /// <summary>Whether its present message was received.</summary>
    internal bool Delivered;

    /// <summary>Whether its present call was answered.</summary>
    internal bool Answered;

    /// <summary>Ticks until its wait must be over; 0 when it may not wait or does not, <see cref="NoLimit"/> for ever.</summary>
    internal byte TicksLeft;

    /// <summary>Whether what it began may end by time right now.</summary>
    internal bool MayTimeOut;

    /// <summary>Whether what it waits for may end with Dead right now.</summary>
    internal bool MayBeDead;

    internal byte Listening;
    internal byte Mask;

    /// <summary>Notifications posted and not yet received.</summary>
    internal byte Pending;

    /// <summary>Ticks until its timer goes off, or <see cref="NoLimit"/>.</summary>
    internal byte TimerLeft;

    /// <summary>The call it took last and has not answered.</summary>
    internal HeldCall Latest;

    /// <summary>The call it took before that one, and never answered.</summary>
    internal HeldCall Older;

    internal Handles Handles;

    internal const byte NoLimit = 0xFF;
}

/// <summary>What a server keeps of a call that it has taken.</summary>
internal struct HeldCall
{
    /// <summary>Whether there is one.</summary>
    internal bool IsHeld;

    /// <summary>Whether the caller still waits for the answer.</summary>
    internal bool IsLive;

    internal byte Caller;

    internal uint Token;

    /// <summary>The first word of the message.</summary>
    internal uint Message;
}

/// <summary>A handle for each of up to four channels, 0 for none.</summary>
[InlineArray(4)]
internal struct Handles
{
    private uint first;
}
