using System;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>Does what is random, as long as it lives. All it keeps from one life to the next is the seed that it is given.</summary>
internal static class Program
{
    private static uint reported;

    [TaskEntry]
    private static void Main()
    {
        Channel judge = Channel.Open("seed"u8);
        Self.Begin(Tell(judge, 0));
        while (true)
        {
            Act();
            if (Self.Calls - reported >= Batch.Calls)
            {
                reported += Batch.Calls;
                Tell(judge, Batch.Calls);
            }
        }
    }

    private static uint Tell(Channel judge, uint calls)
    {
        Order order = new() { Magic = Order.MagicValue, Value = calls, Sights = Self.Sights };
        return judge.Call<Order, Order>(order).Value;
    }

    private static void Act()
    {
        if (Self.HasFreshLoan)
        {
            Self.HasFreshLoan = false;
            UseLoan();
        }

        uint lot = Self.Dice.Next(4096);
        switch (lot)
        {
            case < 6:
                Self.Block[0] = Values.Pointer() ^ (Self.Dice.OneIn(4) ? 0u : 1u);
                FillFrom(1);
                Self.Block.Kept = Values.Any();
                Raw.Jump(ref Self.Block);
                break;
            case < 12:
                Raw.Instruction(Self.Dice.Next(), Values.Pointer());
                break;
            case < 20:
                Recipes.PrepareSimple();
                Calls.Make(Values.Pointer() & (Self.Dice.OneIn(8) ? uint.MaxValue : ~3u));
                break;
            case < 23:
                Recipes.PrepareSimple();
                Calls.Make(Self.LoanAddress + Self.LoanLength);
                break;
            case < 26:
                Recipes.PrepareForbidden();
                Calls.Make(0);
                break;
            case < 150:
                Recipes.PrepareSimple();
                Calls.Make(Values.TightStack());
                Self.Saw(Sight.TightStack);
                break;
            case < 190:
                Memory.TouchLoan();
                break;
            case < 194:
                // Nothing is as it should be.
                FillFrom(0);
                Calls.Make(0);
                break;
            default:
                if (!Recipes.TryPrepare())
                {
                    break;
                }

                if (lot < 194 + 36)
                {
                    Mutate();
                }

                Calls.Make(0);
                break;
        }
    }

    /// <summary>Something was lent a moment ago.</summary>
    private static void UseLoan()
    {
        uint lot = Self.Dice.Next(12);
        if (lot == 0)
        {
            Recipes.PrepareSimple();
            Calls.Make(Self.LoanAddress + Self.LoanLength);
        }
        else if (lot < 6)
        {
            Memory.TouchLoan();
        }
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
