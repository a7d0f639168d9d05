using System;
using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>Makes the system calls, and remembers what is worth it.</summary>
internal static class Calls
{
    /// <summary>Makes the one in the block.</summary>
    /// <param name="stack">With this stack pointer, 0 for the present one.</param>
    internal static void Make(uint stack)
    {
        uint operation = Self.Block[0];
        if (operation == (uint)Operation.Notify)
        {
            // What others count must only come from those who have to send it.
            Self.Block[2] &= ~Plan.ReservedBits;
        }

        Self.Calls++;
        Self.Block.Stack = stack;
        uint name = Self.Block[1];
        Raw.Call(ref Self.Block);
        Note(operation, name);
    }

    /// <summary>What r12 holds during a call.</summary>
    internal static unsafe uint BlockAddress
    {
        get
        {
            // Safety: statics do not move.
            fixed (Block* block = &Self.Block)
            {
                return (uint)block;
            }
        }
    }

    private static void Note(uint operation, uint first)
    {
        uint result = Self.Block[0];
        int kind = CallKinds.Of(operation);
        if (Self.UsesFloat)
        {
            Self.Saw(Sight.Float);
        }

        if (result is > (uint)Result.Notified and <= (uint)Result.NoSlot)
        {
            Self.Tally.Refused[kind]++;
            Self.Saw(SightOf((Result)result));
            Forget(result, first);
            return;
        }

        Self.Tally.Done[kind]++;
        switch (operation)
        {
            case (uint)Operation.ChannelGet:
                Remember(first);
                break;
            case (uint)Operation.ChannelCreate:
                Own(first);
                break;
            case <= Limits.ShortMessageBytes or (uint)Operation.LongCall:
                // Only forged frames are called for with another stack.
                Self.Saw(Self.Block.Stack == 0 ? Sight.Answered : Sight.ForgedFrame);
                break;
            case (uint)Operation.Receive or (uint)Operation.TimedReceive or (uint)Operation.ReceiveInto or (uint)Operation.ReceiveLoan:
            case >= (uint)Operation.ReplyReceive and < (uint)Operation.Send:
                Take(operation, result);
                break;
            default:
                break;
        }
    }

    private static Sight SightOf(Result refusal) => refusal switch
    {
        Result.TimedOut => Sight.TimedOut,
        Result.Dead => Sight.Dead,
        Result.Denied => Sight.Denied,
        Result.NotFound => Sight.NotFound,
        Result.Exists => Sight.Exists,
        Result.TooLong => Sight.TooLong,
        Result.Misaligned => Sight.Misaligned,
        _ => Sight.NoSlot,
    };

    private static void Take(uint operation, uint result)
    {
        if (result == (uint)Result.Notified)
        {
            Self.Saw(Sight.Notified);
            return;
        }

        Self.Heard[(int)Self.Dice.Next(Self.Tokens.Length)] = Self.Block[2];
        Self.LastHeard = Self.Block[2];
        Self.HasFreshCall = result is <= Limits.ShortMessageBytes or (uint)Operation.LongCall;
        if (result is not ((uint)Operation.LongSend or (uint)Operation.LongCall))
        {
            Self.Saw(Sight.TookShort);
            return;
        }

        if (operation == (uint)Operation.ReceiveInto)
        {
            Self.Saw(Sight.TookLong);
            return;
        }

        Self.Saw(Sight.Borrowed);
        Self.HasFreshLoan = true;
        Self.LoanAddress = Self.Block[4];
        Self.LoanLength = Self.Block[5];
        Self.IsLoanWritable = (Self.Block[6] & (uint)RegionAttributes.Write) != 0;
    }

    /// <summary>Keeps a handle.</summary>
    private static unsafe void Remember(uint name)
    {
        for (int channel = 0; channel < Names.Count; channel++)
        {
            fixed (byte* text = Names.Of(channel))
            {
                if ((uint)text == name)
                {
                    Self.Given[channel] = Self.Block[1];
                }
            }
        }
    }

    private static unsafe void Own(uint name)
    {
        uint set = 1u << (int)(Self.Block[1] & 31);
        fixed (byte* text = Names.OwnLong)
        {
            if ((uint)text == name)
            {
                Self.LongSet = set;
            }
        }

        fixed (byte* text = Names.OwnShort)
        {
            if ((uint)text == name)
            {
                Self.ShortSet = set;
            }
        }
    }

    /// <summary>Mostly asks for a new handle when one has become useless.</summary>
    private static void Forget(uint result, uint handle)
    {
        if (result != (uint)Result.Dead || Self.Dice.OneIn(4))
        {
            return;
        }

        foreach (ref uint given in (Span<uint>)Self.Given)
        {
            if (given == handle)
            {
                given = 0;
            }
        }
    }
}
