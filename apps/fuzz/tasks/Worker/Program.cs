using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Fuzz.Worker;

/// <summary>Computes over its own memory, in registers too, with canaries before and behind; answers calls in between.</summary>
internal static class Program
{
    private const uint Canary = 0xCA4A_4100;

    private static Memory memory;

    [TaskEntry]
    private static void Main()
    {
        SetCanaries();
        Receiver work = Channel.Create("work"u8);
        Reporter.Begin();
        while (true)
        {
            Reporter.Demand(Failure.WrongSum, Work(), Expected);
            CheckCanaries();
            Reporter.CountRound();
            Message message = work.Receive(0, Duration.FromTicks(2));
            if (message.Kind == MessageKind.Call)
            {
                for (int word = 0; word < 8; word++)
                {
                    message.Words[word] = Pattern.Answer(message.Words[word]);
                }

                message.Reply(message.Bytes(default));
            }
        }
    }

    /// <summary>Fills memory from a linear congruence (Knuth, MMIX) and folds it again.</summary>
    private static uint Work()
    {
        ulong state = 1;
        for (int index = 0; index < Numbers.Length; index++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            memory.Numbers[index] = (uint)(state >> 32);
        }

        uint sum = 0;
        for (int index = 0; index < Numbers.Length; index++)
        {
            sum = (sum << 1 | sum >> 31) ^ memory.Numbers[index];
        }

        return sum;
    }

    private static void SetCanaries()
    {
        for (int index = 0; index < Guard.Length; index++)
        {
            memory.Before[index] = Canary + (uint)index;
            memory.After[index] = Canary - (uint)index;
        }
    }

    private static void CheckCanaries()
    {
        for (int index = 0; index < Guard.Length; index++)
        {
            Reporter.Demand(Failure.CanaryChanged, memory.Before[index], Canary + (uint)index);
            Reporter.Demand(Failure.CanaryChanged, memory.After[index], Canary - (uint)index);
        }
    }

    /// <summary>Computed once on a PC with the same two loops.</summary>
    private const uint Expected = 0xFE51_77BA;

    private struct Memory
    {
        internal Guard Before;
        internal Numbers Numbers;
        internal Guard After;
    }

    [InlineArray(Length)]
    private struct Guard
    {
        internal const int Length = 8;

        private uint first;
    }

    [InlineArray(Length)]
    private struct Numbers
    {
        internal const int Length = 64;

        private uint first;
    }
}
