using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>What this rogue knows in this life.</summary>
internal static class Self
{
    /// <summary>Where all randomness comes from.</summary>
    internal static Dice Dice;

    /// <summary>The registers of the next system call, and what it came to.</summary>
    internal static Block Block;

    /// <summary>Handles it was given, 0 for none, by <see cref="Names"/>.</summary>
    internal static Handles Given;

    /// <summary>The tokens of the last messages.</summary>
    internal static Tokens Heard;

    /// <summary>The last one.</summary>
    internal static uint LastHeard;

    /// <summary>Whether it came with a call, and just now.</summary>
    internal static bool HasFreshCall;

    /// <summary>What was lent to it last.</summary>
    internal static uint LoanAddress;

    /// <summary>How much.</summary>
    internal static uint LoanLength;

    /// <summary>Whether it may write there.</summary>
    internal static bool IsLoanWritable;

    /// <summary>Whether that was just now.</summary>
    internal static bool HasFreshLoan;

    /// <summary>Whether it makes a call with memory that is not all its own.</summary>
    internal static bool IsBeyond;

    /// <summary>What came of its calls since it last told the judge.</summary>
    internal static Tally Tally;

    /// <summary>System calls since then.</summary>
    internal static uint Calls;

    /// <summary>Which of the two it is.</summary>
    internal static int Number { get; private set; }

    /// <summary>Whether it uses floating point in this life.</summary>
    internal static bool UsesFloat { get; private set; }

    /// <summary>Its channel set for short messages, 0 before it is created.</summary>
    internal static uint ShortSet { get; set; }

    /// <summary>Its channel set for long ones.</summary>
    internal static uint LongSet { get; set; }

    /// <summary>A new life.</summary>
    internal static void Begin(uint seed)
    {
        Dice.Start(seed);
        Number = Task.Index - Plan.FirstRogue;
        UsesFloat = Dice.OneIn(2);
        if (UsesFloat)
        {
            Raw.UseFloat(seed);
        }

        Memory.Begin();
    }

    /// <summary>Notes what a call came to.</summary>
    internal static void Saw(Sight sight) => Tally.Sights[(int)sight]++;

    [InlineArray(Names.Count)]
    internal struct Handles
    {
        private uint first;
    }

    [InlineArray(Length)]
    internal struct Tokens
    {
        internal const int Length = 4;

        private uint first;
    }
}
