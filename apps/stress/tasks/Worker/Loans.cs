using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>Messages from memory, which their receiver copies or borrows as it likes.</summary>
internal static class Loans
{
    private const int BlockBytes = 2048;

    private static ReplyBuffer reply;

    /// <summary>Sends or calls with a random part of the block, on offer to be read or to be written.</summary>
    internal static void Send(int number, ref Link link)
    {
        (int offset, int length) = Choose(Plan.LongestOf(number));
        bool writable = Self.OneIn(2);
        bool isCall = Self.OneIn(2);
        bool timed = Self.OneIn(4);
        uint ticks = timed ? (uint)Self.Random(4) : Limits.Forever;
        uint wanted = isCall ? Wanted(writable) : 0;
        Span<byte> message = LendBuffer.Get("block"u8).Slice(offset, length);
        uint seed = link.Write(number, message, wanted, timed, isCall, writable);
        ulong begun = timed ? Clock.Now : 0;
        Result result = isCall
            ? Call(link.Channel, message, Duration.FromTicks(ticks), writable, (int)wanted, seed)
            : writable
                ? link.Channel.TryLend(message, Duration.FromTicks(ticks))
                : link.Channel.TrySend(message, Duration.FromTicks(ticks));
        if (result == Result.TimedOut)
        {
            Journal.Demand(Failure.TimedOutTooEarly, timed && Clock.Now - begun >= ticks);
        }

        if (result == Result.Misaligned)
        {
            bool isShort = length <= Limits.ShortMessageBytes && !writable;
            Journal.Demand(Failure.UnexpectedResult, !isShort && !CanBeShown(offset, length));
            Journal.Saw(Sight.Misaligned);
        }

        CheckBuffer(message, writable, delivered: result == Result.Ok || (isCall && result == Result.TimedOut), result == Result.Dead);
        link.Note(number, result, isCall);
    }

    private static Result Call(Channel channel, Span<byte> message, Duration timeout, bool writable, int wanted, uint seed)
    {
        if (writable && wanted == 0)
        {
            return channel.TryCallLending(message, timeout);
        }

        Result result;
        int length = wanted;
        if (writable)
        {
            result = channel.TryCallLending(message, timeout, out ulong value);
            Unsafe.WriteUnaligned(ref reply[0], value);
        }
        else
        {
            result = channel.TryCall(message, reply, timeout, out length);
        }

        if (result == Result.Ok)
        {
            Journal.Demand(Failure.WrongLength, (uint)length, (uint)wanted);
            Journal.Demand(Failure.WrongReply, Letter.IsReply(((ReadOnlySpan<byte>)reply)[..wanted], seed));
            if (wanted > Limits.ShortMessageBytes)
            {
                Journal.Saw(Sight.LongReply);
            }
        }

        return result;
    }

    private static uint Wanted(bool writable)
    {
        if (writable)
        {
            return Self.OneIn(2) ? 0u : sizeof(ulong);
        }

        return (uint)(Self.OneIn(2) ? Self.Random(33) : Self.Random(ReplyBuffer.Length + 1));
    }

    /// <summary>What was sent must be as it was, or, when a borrower could write to it, every byte changed.</summary>
    private static void CheckBuffer(Span<byte> message, bool writable, bool delivered, bool died)
    {
        if (died && writable)
        {
            // The borrower may have died in the middle of its work.
            return;
        }

        Header header = Letter.Read(message);
        if (header.Route == 0 && writable && delivered)
        {
            Letter.Transform(message);
            header = Letter.Read(message);
        }

        Journal.Demand(Failure.BufferChanged, header.Route & 1, 1);
    }

    private static (int Offset, int Length) Choose(int longest)
    {
        int shift = 5 + Math.Min(Self.Random(6), Self.Random(6));
        switch (Self.Random(4))
        {
            case 0:
                int whole = Math.Min(1 << shift, longest);
                return (Self.Random(BlockBytes / whole) * whole, whole);
            case 1:
                // Some eighths of a region.
                int size = Math.Max(256, Math.Min(1 << shift, longest));
                int first = Self.Random(8);
                int count = 1 + Self.Random(8 - first);
                return ((Self.Random(BlockBytes / size) * size) + (first * size / 8), count * size / 8);
            default:
                int most = Math.Min(longest, 24 << (shift - 5));
                int length = Letter.HeaderBytes + Self.Random(most - Letter.HeaderBytes + 1);
                return (Self.Random(BlockBytes - length + 1), length);
        }
    }

    /// <summary>Whether one MPU region shows exactly this part of the block, found by trying them all (ARM ARM B3.5.8).</summary>
    private static bool CanBeShown(int offset, int length)
    {
        for (int size = 32; size <= BlockBytes; size *= 2)
        {
            int part = size >= 256 ? size / 8 : size;
            int regionBase = offset & ~(size - 1);
            if (offset + length <= regionBase + size && offset % part == 0 && length % part == 0)
            {
                return true;
            }
        }

        return false;
    }

    [InlineArray(Length)]
    private struct ReplyBuffer
    {
        internal const int Length = 200;

        private byte first;
    }
}
