using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Channels.Actor;

/// <summary>The calls in their equivalent forms, and the checksum over what they bring.</summary>
internal static class Stage
{
    private static Review review;
    private static Way way;
    private static uint random;
    private static uint coin;

    /// <summary>What this actor saw.</summary>
    internal static Review Review => review;

    /// <summary>Begins a play.</summary>
    internal static void Begin(in Play play)
    {
        review = default;
        way = play.Way;
        random = (play.Seed * 2654435769) + (uint)Task.Index;
        coin = random ^ 0x5555_5555;
    }

    /// <summary>A random number below a bound of at most 65535.</summary>
    internal static int Random(int bound)
    {
        random = (random * 1664525) + 1013904223;
        return (int)((random >> 16) * (uint)bound >> 16);
    }

    /// <summary>Adds something seen to the checksum.</summary>
    internal static void Fold(uint value) => review.Digest = (BitOperations.RotateLeft(review.Digest, 5) ^ value) * 0x9E37_79B1;

    /// <summary>Sends random bytes to a random one of the first channels of a table, or calls it with them.</summary>
    internal static void Talk(scoped ReadOnlySpan<Channel> channels)
    {
        Registers registers = default;
        int length = Random(Limits.ShortMessageBytes + 1);
        Fill(ref registers, length);
        bool isCall = Random(3) != 0;
        bool isFast = IsFast();
        Operation operation = isCall
            ? isFast ? Operation.Call : Operation.TimedCall
            : isFast ? Operation.Send : Operation.TimedSend;
        registers.R0 = (uint)operation + (uint)length;
        registers.R1 = Registers.HandleOf(channels[Random(channels.Length)]);
        registers.R2 = Limits.Forever;
        registers.Invoke();
        Fold(registers.R0);
        FoldPayload(ref registers);
    }

    /// <summary>Waits for a message or one of the notifications.</summary>
    internal static void Receive(ref Registers registers, Receiver from, uint mask)
    {
        registers.R0 = (uint)(IsFast() ? Operation.Receive : Operation.TimedReceive);
        registers.R1 = Limits.Forever;
        registers.R2 = Registers.SetOf(from);
        registers.R3 = mask;
        registers.Invoke();
        Note(ref registers);
    }

    /// <summary>Answers with random bytes and waits for the next message.</summary>
    internal static void ReplyReceive(ref Registers registers, Receiver from, uint mask)
    {
        int length = Random(Limits.ShortMessageBytes + 1);
        uint token = registers.R2;
        Fill(ref registers, length);
        if (!IsFast())
        {
            // Any call that the fast path does not know settles what it left, and the answer goes by the rules in C#.
            _ = Clock.Now;
        }

        registers.R0 = (uint)Operation.ReplyReceive + (uint)length;
        registers.R1 = token;
        registers.R2 = Registers.SetOf(from);
        registers.R3 = mask;
        registers.Invoke();
        Note(ref registers);
    }

    /// <summary>Answers with random bytes, and goes on.</summary>
    internal static void Reply(in Registers request)
    {
        Registers registers = default;
        int length = Random(Limits.ShortMessageBytes + 1);
        Fill(ref registers, length);
        registers.R0 = (uint)Operation.Reply + (uint)length;
        registers.R1 = request.R2;
        registers.Invoke();
        Fold(registers.R0);
    }

    /// <summary>Everything that a message tells.</summary>
    private static void Note(ref Registers registers)
    {
        review.Messages++;
        Fold(registers.R0);
        Fold(registers.R1);
        if (registers.R0 != (uint)Result.Notified)
        {
            Fold(registers.R2);
            FoldPayload(ref registers);
        }
    }

    private static void Fill(ref Registers registers, int length)
    {
        Span<byte> payload = registers.Payload;
        payload.Clear();
        for (int index = 0; index < length; index++)
        {
            payload[index] = (byte)Random(256);
        }
    }

    private static void FoldPayload(ref Registers registers)
    {
        Span<byte> payload = registers.Payload;
        for (int index = 0; index < payload.Length; index += sizeof(uint))
        {
            Fold(Unsafe.ReadUnaligned<uint>(ref payload[index]));
        }
    }

    private static bool IsFast()
    {
        review.Calls++;
        if (way != Way.Mixed)
        {
            return way == Way.Fast;
        }

        coin = (coin * 1664525) + 1013904223;
        return coin >> 31 == 0;
    }
}
