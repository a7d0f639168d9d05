using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>A call that is still to be answered.</summary>
internal struct Pending
{
    /// <summary>Bytes of the longest reply.</summary>
    internal const int Longest = 256;

    /// <summary>The call.</summary>
    internal Message Message;

    /// <summary>What the reply's bytes follow from.</summary>
    internal uint Seed;

    /// <summary>Bytes of the reply.</summary>
    internal int Wanted;

    /// <summary>Whether its caller may have given up or died meanwhile.</summary>
    internal bool MayBeDead;

    /// <summary>Over which of this worker's channels it came.</summary>
    internal int Slot;

    /// <summary>Which loan of that channel came with it; 0 is none.</summary>
    internal uint Loan;

    /// <summary>Answers it in one of the ways there are.</summary>
    internal readonly Result Answer()
    {
        ReplyBytes bytes = default;
        Span<byte> reply = ((Span<byte>)bytes)[..Wanted];
        Letter.WriteReply(reply, Seed);
        bool typed = Self.OneIn(2);
        Result result = Wanted switch
        {
            sizeof(byte) when typed => Message.Reply(reply[0]),
            sizeof(uint) when typed => Message.Reply(MemoryMarshal.Read<uint>(reply)),
            sizeof(ulong) when typed => Message.Reply(MemoryMarshal.Read<ulong>(reply)),
            Limits.ShortMessageBytes when typed => Message.Reply(MemoryMarshal.Read<ShortReply>(reply)),
            _ => Message.Reply((ReadOnlySpan<byte>)reply),
        };
        Journal.Count((uint)result);
        if (result == Result.Dead)
        {
            Journal.Demand(Failure.UnexpectedResult, MayBeDead);
            Journal.Saw(Sight.ReplyTooLate);
        }
        else
        {
            Journal.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Ok);
        }

        return result;
    }

    [InlineArray(Longest)]
    private struct ReplyBytes
    {
        private byte first;
    }
}

/// <summary>What r4-r11 hold.</summary>
[InlineArray(Limits.ShortMessageBytes)]
internal struct ShortReply
{
    private byte first;
}

/// <summary>Calls that are answered later.</summary>
[InlineArray(Length)]
internal struct PendingList
{
    internal const int Length = 2;

    private Pending first;
}
