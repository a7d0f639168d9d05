using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>Does what is random, as long as it lives. All it keeps from one life to the next is the seed that it is given.</summary>
internal static class Program
{
    /// <summary>Before something that it may not survive it tells of its calls, if there were so many.</summary>
    private const uint WorthTelling = 16;

    private static Channel judge;

    [TaskEntry]
    private static void Main()
    {
        judge = Channel.Open("tally"u8);
        Self.Begin(Tell());
        if (!Self.Dice.OneIn(8))
        {
            Recipes.Open();
        }

        while (true)
        {
            Act();
            if (Self.Calls >= Tally.Batch)
            {
                Tell();
            }
        }
    }

    /// <summary>Tells the judge what came of the last calls.</summary>
    /// <returns>A seed.</returns>
    private static uint Tell()
    {
        Self.Tally.Magic = Tally.MagicValue;
        uint seed = 0;
        Result result = judge.TryCall(
            MemoryMarshal.AsBytes(new ReadOnlySpan<Tally>(in Self.Tally)),
            MemoryMarshal.AsBytes(new Span<uint>(ref seed)),
            Duration.Forever,
            out _);
        if (result != Result.Ok)
        {
            Task.Panic("the judge does not answer"u8);
        }

        Self.Tally = default;
        Self.Calls = 0;
        return seed;
    }

    private static void TellFirst()
    {
        if (Self.Calls >= WorthTelling)
        {
            Tell();
        }
    }

    private static void Act()
    {
        if (Self.HasFreshLoan)
        {
            Self.HasFreshLoan = false;
            UseLoan();
        }

        if (Self.HasFreshCall)
        {
            Self.HasFreshCall = false;
            Answer();
        }

        uint lot = Self.Dice.Next(4096);
        switch (lot)
        {
            case < 6:
                TellFirst();
                Self.Block[0] = Values.Pointer() ^ (Self.Dice.OneIn(4) ? 0u : 1u);
                FillFrom(1);
                Self.Block.Kept = Values.Any();
                Raw.Jump(ref Self.Block);
                break;
            case < 12:
                TellFirst();
                Raw.Instruction(Self.Dice.Next(), Values.Pointer());
                break;
            case < 18:
                TellFirst();
                Recipes.PrepareSimple();
                Calls.Make(Values.Pointer() & (Self.Dice.OneIn(8) ? uint.MaxValue : ~3u));
                break;
            case < 21:
                TellFirst();
                Recipes.PrepareSimple();
                Calls.Make(Self.LoanAddress + Self.LoanLength);
                break;
            case < 24:
                TellFirst();
                Recipes.PrepareForbidden();
                Calls.Make(0);
                break;
            case < 28:
                // Nothing is as it should be.
                TellFirst();
                FillFrom(0);
                Calls.Make(0);
                break;
            case < 64:
                if (Recipes.TryPrepare())
                {
                    TellFirst();
                    Mutate();
                    Calls.Make(0);
                }

                break;
            case < 84:
                if (Frames.TryPrepare(out uint stack))
                {
                    TellFirst();
                    Calls.Make(stack);
                }

                break;
            case < 180:
                Recipes.PrepareSimple();
                Calls.Make(Values.TightStack());
                Self.Saw(Sight.TightStack);
                break;
            case < 200:
                Memory.TouchLoan();
                break;
            case < 230:
                Recipes.Hoard();
                break;
            case < 250:
                Recipes.Storm();
                break;
            case < 266:
                TellFirst();
                Recipes.PrepareBeyond();
                Self.IsBeyond = true;
                Calls.Make(0);
                // A wild jump can land here too, but not with this set: from such a call there is no way on but back.
                if (Self.IsBeyond)
                {
                    Self.IsBeyond = false;
                    Self.Saw(Sight.Beyond);
                }

                break;
            default:
                if (Recipes.TryPrepare())
                {
                    MakePrepared();
                }

                break;
        }
    }

    /// <summary>Makes the call in the block, which may wait for what never comes.</summary>
    private static void MakePrepared()
    {
        if (CallKinds.WaitsWithoutEnd(Self.Block[0]))
        {
            TellFirst();
        }

        Calls.Make(0);
    }

    /// <summary>Something was lent a moment ago.</summary>
    private static void UseLoan()
    {
        uint lot = Self.Dice.Next(24);
        if (lot == 0)
        {
            TellFirst();
            Recipes.PrepareSimple();
            Calls.Make(Self.LoanAddress + Self.LoanLength);
        }
        else if (lot < 12)
        {
            Memory.TouchLoan();
        }
    }

    /// <summary>Somebody waits for an answer.</summary>
    private static void Answer()
    {
        if (Self.Dice.OneIn(4))
        {
            return;
        }

        if (Self.Dice.OneIn(8))
        {
            Recipes.PrepareRelease(Self.LastHeard);
            Calls.Make(0);
        }

        Recipes.PrepareReply(Self.LastHeard);
        MakePrepared();
    }

    private static void FillFrom(int register)
    {
        for (; register < 12; register++)
        {
            Self.Block[register] = Values.Any();
        }
    }

    /// <summary>Makes one or two registers wrong.</summary>
    private static void Mutate()
    {
        for (uint count = 1 + Self.Dice.Next(2); count > 0; count--)
        {
            uint register = Self.Dice.Next(9);
            uint old = Self.Block[(int)register];
            Self.Block[(int)register] = Self.Dice.Next(3) switch
            {
                0 => old ^ (1u << (int)Self.Dice.Next(32)),
                1 => old + Self.Dice.Next(5) - 2,
                _ => Values.Any(),
            };
        }
    }
}
