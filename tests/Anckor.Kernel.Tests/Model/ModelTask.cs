using System.Collections.Generic;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Model;

/// <summary>A task of the reference model.</summary>
internal sealed class ModelTask(int index, int basePriority)
{
    internal int Index { get; } = index;

    internal int BasePriority { get; } = basePriority;

    /// <summary>Its priority when it was last looked at, so that a change is noticed.</summary>
    internal int Priority { get; set; } = basePriority;

    internal TaskState State { get; set; } = TaskState.Ready;

    internal uint Pending { get; set; }

    /// <summary>The notifications it waits for.</summary>
    internal uint Mask { get; set; }

    /// <summary>The channels it waits for.</summary>
    internal HashSet<int> Listening { get; set; } = [];

    internal HashSet<int> Created { get; } = [];

    /// <summary>Counts its deaths: a handle from another life is dead.</summary>
    internal int Life { get; set; }

    /// <summary>Counts the calls it gave up: a token from before is dead.</summary>
    internal int GivenUp { get; set; }

    /// <summary>Whom it waits for while it sends or awaits a reply.</summary>
    internal int Peer { get; set; }

    internal ModelMessage Outgoing { get; set; }

    internal long? WakeAt { get; set; }

    internal long? TimerAt { get; set; }

    internal uint TimerBits { get; set; }

    internal FaultKind Fault { get; set; }

    internal ModelOutcome Outcome { get; set; }

    /// <summary>r4-r11.</summary>
    internal byte[] Registers { get; set; } = new byte[Limits.ShortMessageBytes];

    /// <summary>Whether it waits, or has ended a wait, that leaves r4-r11 undefined: for a message or a reply that did not come.</summary>
    internal bool HasUndefinedRegisters { get; set; }

    internal byte[] Memory { get; } = new byte[World.RamBytes];

    /// <summary>Where in its memory a long message is to go.</summary>
    internal int BufferAt { get; set; }

    /// <summary>Whether it receives long messages as loans.</summary>
    internal bool Borrows { get; set; }

    /// <summary>Whether its message was taken as a loan that has not ended.</summary>
    internal bool Lends { get; set; }

    /// <summary>Whether the supervisor restarted it during that loan.</summary>
    internal bool RestartsAfterLoan { get; set; }

    internal bool WaitsForTask => State is TaskState.Sending or TaskState.AwaitingReply or TaskState.Lending;

    internal bool Receives => State is TaskState.Receiving or TaskState.Borrowing;
}

/// <summary>A message on its way: where it stands and what is expected of it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="IsCall">Whether a reply is expected.</param>
/// <param name="Length">Bytes.</param>
/// <param name="At">Where in the sender's memory it stands, or null for registers.</param>
/// <param name="ReplyAt">Where in the sender's memory the reply goes, or null for registers.</param>
/// <param name="ReplyRoom">How much fits there.</param>
/// <param name="Writable">Whether a borrower may write to it.</param>
/// <param name="Handle">The handle it is sent with, which the receiver is shown.</param>
internal readonly record struct ModelMessage(
    int Channel, bool IsCall, int Length, int? At, int? ReplyAt, int ReplyRoom, bool Writable = false, uint Handle = 0);

/// <summary>What a system call brought back.</summary>
/// <param name="R0">r0.</param>
/// <param name="R1">r1, unless <paramref name="HandleOf"/> says what else it is; null when it is left alone.</param>
/// <param name="R2">r2, unless <paramref name="Sender"/> says what else it is; null when it is left alone.</param>
/// <param name="R3">r3, or null when it is left alone.</param>
/// <param name="Sender">The task whose token is in r2.</param>
/// <param name="HandleOf">The channel whose handle is in r1.</param>
internal readonly record struct ModelOutcome(uint R0, uint? R1 = null, uint? R2 = null, uint? R3 = null, int? Sender = null, int? HandleOf = null);

/// <summary>A channel of the reference model.</summary>
internal sealed record ModelChannel(int Receiver, int Bit, int Longest, HashSet<int> Senders);
