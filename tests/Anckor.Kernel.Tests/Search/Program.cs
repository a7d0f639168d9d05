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

/// <summary>How a message is offered.</summary>
internal enum Offer : byte
{
    /// <summary>In registers.</summary>
    Short,

    /// <summary>From memory, to read.</summary>
    Readable,

    /// <summary>From memory, to read and write.</summary>
    Writable,

    /// <summary>From memory that no region shows exactly.</summary>
    Crooked,
}

/// <summary>The variables of a searched task's program, and what must come of what it began.</summary>
internal struct Program
{
    internal Doing Doing;

    /// <summary>While it sends or calls: the channel.</summary>
    internal byte Channel;

    /// <summary>While it sends or calls: how.</summary>
    internal Offer Offer;

    /// <summary>Alternates with each message, so that an old one is told from a new one.</summary>
    internal byte Stamp;

    /// <summary>Counts its deaths.</summary>
    internal byte Deaths;

    /// <summary>Whether it panicked and was not restarted yet.</summary>
    internal bool IsDead;

    /// <summary>Whether its present message was received.</summary>
    internal bool Delivered;

    /// <summary>Whether its present call was answered.</summary>
    internal bool Answered;

    /// <summary>Whether its present message was received as a loan that has not ended.</summary>
    internal bool Lent;

    /// <summary>Whether the supervisor restarted it during that loan, so that it is stopped with its end.</summary>
    internal bool RestartsAfterLoan;

    /// <summary>Whether it is stopped for that: one of the next ticks starts it anew.</summary>
    internal bool IsStopped;

    /// <summary>For how many ticks it has been due to time out in a wait for another task, or to start anew.</summary>
    internal byte Late;

    /// <summary>Ticks until its wait must be over; 0 when it may not wait or does not, <see cref="NoLimit"/> for ever.</summary>
    internal byte TicksLeft;

    /// <summary>Whether what it began may end by time right now.</summary>
    internal bool MayTimeOut;

    /// <summary>Whether what it waits for may end with Dead right now.</summary>
    internal bool MayBeDead;

    /// <summary>While it receives: whether it takes long messages as loans.</summary>
    internal bool Borrows;

    internal byte Listening;
    internal byte Mask;

    /// <summary>Notifications posted and not yet received.</summary>
    internal byte Pending;

    /// <summary>Ticks until its timer goes off, or <see cref="NoLimit"/>.</summary>
    internal byte TimerLeft;

    /// <summary>The call or loan it took last and has not answered.</summary>
    internal HeldMessage Latest;

    /// <summary>The call or loan it took before that one.</summary>
    internal HeldMessage Older;

    internal Handles Handles;

    internal const byte NoLimit = 0xFF;
}

/// <summary>What a server keeps of a call or of a loan that it has taken.</summary>
internal struct HeldMessage
{
    /// <summary>Whether there is one.</summary>
    internal bool IsHeld;

    /// <summary>Whether the token still names the sender: it has not given up a wait since, nor died.</summary>
    internal bool IsGood;

    internal byte Sender;

    internal uint Token;
}

/// <summary>A handle for each of up to four channels, 0 for none.</summary>
[InlineArray(4)]
internal struct Handles
{
    private uint first;
}
