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

    private static void Note(uint operation, uint name)
    {
        uint result = Self.Block[0];
        switch (operation)
        {
            case (uint)Operation.ChannelGet when result == (uint)Result.Ok:
                Remember(name);
                break;
            case (uint)Operation.ChannelCreate when result == (uint)Result.Ok:
                Own(name);
                break;
            case (uint)Operation.Receive or (uint)Operation.TimedReceive or (uint)Operation.ReceiveInto or (uint)Operation.ReceiveLoan:
            case >= (uint)Operation.ReplyReceive and < (uint)Operation.Send:
                Take(operation, result);
                break;
            default:
                break;
        }

        if (result is > (uint)Result.Notified and <= (uint)Result.NoSlot)
        {
            Self.Saw(result switch
            {
                (uint)Result.TimedOut => Sight.TimedOut,
                (uint)Result.Dead => Sight.Dead,
                (uint)Result.Denied => Sight.Denied,
                (uint)Result.NotFound => Sight.NotFound,
                (uint)Result.Exists => Sight.Exists,
                (uint)Result.TooLong => Sight.TooLong,
                (uint)Result.Misaligned => Sight.Misaligned,
                _ => Sight.NoSlot,
            });
            Forget(result, name);
        }
        else if (result == (uint)Result.Ok)
        {
            Self.Saw(Sight.Done);
        }
        else if (operation <= Limits.ShortMessageBytes || operation == (uint)Operation.LongCall)
        {
            Self.Saw(Sight.Answered);
        }
    }

    private static void Take(uint operation, uint result)
    {
        if (result == (uint)Result.Notified)
        {
            Self.Saw(Sight.Notified);
            return;
        }

        if (result > (uint)Result.Notified)
        {
            return;
        }

        Self.Heard[(int)Self.Dice.Next(Self.Tokens.Length)] = Self.Block[2];
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
