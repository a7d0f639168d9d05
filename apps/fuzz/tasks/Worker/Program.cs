using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Fuzz.Worker;

/// <summary>Computes over its own memory and in registers, those of floating point too, with canaries before and behind; answers calls in between.</summary>
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
            Reporter.Demand(Failure.WrongSum, WorkWithFloats(), ExpectedOfFloats);
            CheckCanaries();
            Reporter.CountRound();
            Message message = work.Receive(0, Duration.FromTicks(8));
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

    /// <summary>Keeps eight sums in floating-point registers all the while: each is a whole number, so that it is exact.</summary>
    private static uint WorkWithFloats()
    {
        float a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        for (int index = 1; index <= FloatRounds; index++)
        {
            float step = index;
            a += step;
            b += a - step;
            c += step * 2;
            d += 1;
            e += step - 1;
            f += step + 1;
            g += step * 3;
            h += d - 1;
        }

        return (uint)a ^ (uint)b << 1 ^ (uint)c << 2 ^ (uint)d << 3 ^ (uint)e << 4 ^ (uint)f << 5 ^ (uint)g << 6 ^ (uint)h << 7;
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

    /// <summary>Likewise.</summary>
    private const uint ExpectedOfFloats = 0x0002_9097;
    private const int FloatRounds = 100;

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
