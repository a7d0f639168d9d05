using System.Runtime.CompilerServices;
using Anckor;

namespace Attacks;

/// <summary>Computes without end, in registers and in memory, and reports after each round whether the result was right.</summary>
internal static class Worker
{
    private static Numbers numbers;

    [TaskEntry]
    private static void Main()
    {
        Channel witness = Channel.Open("witness"u8);
        while (true)
        {
            uint wrong = Work() == Expected ? 0u : 1u;
            witness.Call<uint, uint>(wrong);
        }
    }

    /// <summary>Fills memory from a linear congruence (Knuth, MMIX) and folds it again.</summary>
    private static uint Work()
    {
        ulong state = 1;
        for (int index = 0; index < Numbers.Length; index++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            numbers[index] = (uint)(state >> 32);
        }

        uint sum = 0;
        for (int index = 0; index < Numbers.Length; index++)
        {
            sum = (sum << 1 | sum >> 31) ^ numbers[index];
        }

        return sum;
    }

    /// <summary>Computed once on a PC with the same two loops.</summary>
    private const uint Expected = 0xFE51_77BA;

    [InlineArray(Length)]
    private struct Numbers
    {
        internal const int Length = 64;

        private uint first;
    }
}
