using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Crowd;

/// <summary>Calls the rogues, mostly without a timeout, so that somebody always waits for them when they die. Checks the memory around the answers.</summary>
internal static class Program
{
    private const int Guard = 16;

    private static Targets targets;
    private static Memory request;
    private static Memory reply;

    [TaskEntry]
    private static void Main()
    {
        Reporter.Begin();
        Dice dice = default;
        dice.Start(((uint)Clock.Now << 8) + (uint)Task.Index);
        Pattern.Fill(request, 0);
        while (true)
        {
            int target = (int)dice.Next(Targets.Count);
            if (!targets.TryOpen(target, out Channel channel))
            {
                Clock.Sleep(Duration.FromTicks(1));
                continue;
            }

            Duration timeout = dice.OneIn(4) ? Duration.FromTicks(dice.Next(4)) : Duration.Forever;
            Result result = dice.Next(3) switch
            {
                0 => CallLending(channel, timeout, Targets.IsLong(target) ? 32 << (int)dice.Next(2) : 32, ref dice),
                1 when Targets.IsLong(target) => CallLong(channel, timeout, ref dice),
                _ => CallShort(channel, timeout, ref dice),
            };
            targets.Note(target, result);
            Reporter.CountRound();
            if (result is not Result.Ok and not Result.Dead)
            {
                // The rogue may wait in a way that this cannot come to it; it has to get a turn.
                Clock.Sleep(Duration.FromTicks(4));
            }
        }
    }

    private static Result CallShort(Channel channel, Duration timeout, ref Dice dice)
    {
        ShortMessage words = default;
        for (int word = 0; word < 8; word++)
        {
            words[word] = dice.Next();
        }

        int length = (int)dice.Next(33);
        return timeout.Ticks == Limits.Forever
            ? channel.TryCall(length, ref words, out _)
            : channel.TryCall(length, ref words, timeout, out _);
    }

    /// <summary>Lends the middle of a block, to be changed. The rest of it must not be.</summary>
    private static Result CallLending(Channel channel, Duration timeout, int length, ref Dice dice)
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        uint seed = dice.Next();
        Pattern.Fill(block, seed);
        Span<byte> lent = block.Slice(length, length);
        Result result = channel.TryCallLending(lent, timeout, out uint _);
        Pattern.Fill(lent, seed + (uint)length);
        Reporter.Demand(Failure.GuardChanged, Pattern.CountWrong(block, seed), 0);
        return result;
    }

    private static Result CallLong(Channel channel, Duration timeout, ref Dice dice)
    {
        Span<byte> room = reply;
        Pattern.Fill(room, 1);
        int length = (int)dice.Next(Memory.Length - 4);
        int size = (int)dice.Next(Memory.Length - (2 * Guard));
        Result result = channel.TryCall(((Span<byte>)request).Slice((int)dice.Next(4), length), room.Slice(Guard, size), timeout, out int replied);
        Reporter.Demand(Failure.BufferChanged, Pattern.CountWrong(request, 0), 0);
        int written = result == Result.Ok ? replied : 0;
        Reporter.Demand(Failure.WrongLength, written <= size);
        Pattern.Fill(room.Slice(Guard, written), 1 + Guard);
        Reporter.Demand(Failure.GuardChanged, Pattern.CountWrong(room, 1), 0);
        return result;
    }

    [InlineArray(Length)]
    private struct Memory
    {
        internal const int Length = 96;

        private byte first;
    }
}
