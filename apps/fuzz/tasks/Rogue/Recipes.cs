using System;
using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>System calls that could be meant: mostly right, so that the kernel takes them.</summary>
internal static class Recipes
{
    /// <summary>Puts one into the block.</summary>
    /// <returns>Whether there is one: a channel that nobody has opened yet cannot be sent to.</returns>
    internal static bool TryPrepare()
    {
        switch (Self.Dice.Next(64))
        {
            case < 4:
                return TrySet((uint)Operation.Call + Short(), Names.FirstServed + (int)Self.Dice.Next(Names.Served));
            case < 5:
                return TrySet((uint)Operation.Send + Short(), Names.Counted);
            case < 9:
                return TrySet((uint)Operation.TimedSend + Short(), (int)Self.Dice.Next(Names.Count), Timeout());
            case < 12:
                return TrySet((uint)Operation.TimedCall + Short(), (int)Self.Dice.Next(Names.Count), Timeout());
            case < 16:
                return TryPrepareLong(Operation.LongSend);
            case < 19:
                return TryPrepareLong(Operation.LongCall);
            case < 27:
                PrepareReceive();
                return true;
            case < 31:
                PrepareReply(Values.Token());
                return true;
            case < 33:
                PrepareRelease(Values.Token());
                return true;
            default:
                PrepareSimple();
                return true;
        }
    }

    /// <summary>Borrows over one channel after the other, then once more: a third loan has no place.</summary>
    internal static void Hoard()
    {
        if (Self.LongSet == 0 || Self.ShortSet == 0)
        {
            return;
        }

        Borrow(Self.LongSet, 1);
        Borrow(Self.ShortSet, 1);
        Borrow(0, 0);
    }

    /// <summary>One whose memory begins in this task's RAM and ends behind it, or begins before it. It must not come back.</summary>
    internal static void PrepareBeyond()
    {
        uint near = 1 + Self.Dice.Next(31);
        bool isBehind = !Self.Dice.OneIn(4);
        uint start = isBehind ? Raw.Memory(2) + Raw.Memory(3) - near : Raw.Memory(2) - near;
        uint length = (isBehind && Self.Dice.OneIn(8) ? 0 - start : near) + 1 + Self.Dice.Next(32);
        uint lot = Self.Dice.Next(6);
        if (lot < 2)
        {
            Set((uint)(lot == 0 ? Operation.ChannelGet : Operation.ChannelCreate), start, length);
            return;
        }

        Set((uint)(Operation.ReceiveInto + lot - 2));
        // Of some calls only the room for the answer is wrong.
        bool isRoom = lot == 4 && Self.Dice.OneIn(2);
        Self.Block[1] = isRoom ? Self.Given[Names.FirstServed] : 0;
        Self.Block[4] = isRoom ? Memory.Block : start;
        Self.Block[5] = isRoom ? Limits.ShortMessageBytes : length;
        Self.Block[6] = start;
        Self.Block[7] = length;
        Self.Block[8] = 0;
    }

    /// <summary>Posts to one task many times in a row.</summary>
    internal static void Storm()
    {
        uint task = Self.Dice.Next(Plan.Tasks);
        for (int count = 0; count < StormCalls; count++)
        {
            Set((uint)Operation.Notify, task, Self.Dice.Next());
            Calls.Make(0);
        }
    }

    /// <summary>One that neither waits nor changes r4-r11.</summary>
    internal static void PrepareSimple()
    {
        switch (Self.Dice.Next(12))
        {
            case 0:
                Set((uint)Operation.Null);
                break;
            case 1:
                Set((uint)Operation.ClockRead);
                break;
            case 2:
                Set((uint)Operation.Yield);
                break;
            case 3 or 4 or 5:
                Set((uint)Operation.Notify, Self.Dice.Next(Plan.Tasks), Self.Dice.Next());
                break;
            case 6:
                Set((uint)Operation.TimerSet, Self.Dice.Next(2000), Self.Dice.OneIn(4) ? Self.Dice.Next(2) : 0, Self.Dice.Next());
                break;
            case 7:
                Set((uint)Operation.InterruptAcknowledge, Self.Dice.Next());
                break;
            case 8:
                Set((uint)Operation.Inform, Self.Dice.Next(10), Self.Dice.Next(20));
                break;
            case 10:
                SetName(Operation.ChannelCreate, 10 + (int)Self.Dice.Next(6));
                break;
            case 11:
                SetName(Operation.ChannelGet, (int)Self.Dice.Next(16));
                break;
            default:
                Set((uint)Operation.Null);
                break;
        }
    }

    /// <summary>One that only the supervisor may make, or that ends this task.</summary>
    internal static void PrepareForbidden() => Set(
        Self.Dice.Next(8) switch
        {
            < 4 => (uint)Operation.TaskStatus + Self.Dice.Next(3),
            < 6 => (uint)Operation.TaskInject + Self.Dice.Next(3),
            _ => (uint)Operation.Panic,
        },
        Self.Dice.OneIn(2) ? Self.Dice.Next(Plan.Tasks + 1) : Values.Pointer(),
        Self.Dice.Next(140));

    /// <summary>Puts the name of a channel into the block.</summary>
    internal static unsafe void SetName(Operation operation, int channel)
    {
        // Safety: the name stands in flash.
        fixed (byte* name = Names.Of(channel))
        {
            Set((uint)operation, (uint)name, (uint)Names.Of(channel).Length);
        }
    }

    private static bool TryPrepareLong(Operation operation)
    {
        int channel = Self.Dice.OneIn(2) ? Names.FirstLong : Names.FirstLong + (int)Self.Dice.Next(Names.Long);
        uint length = Self.Dice.Next(4) switch
        {
            0 => Self.Dice.Next(140),
            1 => 128u * (1 + Self.Dice.Next(4)),
            _ => 32u << (int)Self.Dice.Next(4),
        };
        if (!TrySet((uint)operation, channel, Timeout()))
        {
            return false;
        }

        uint room = Self.Dice.Next(64);
        Self.Block[4] = Memory.PlaceFor(length);
        Self.Block[5] = length;
        Self.Block[6] = Memory.PlaceFor(room);
        Self.Block[7] = room;
        Self.Block[8] = Self.Dice.Next(2);
        return true;
    }

    private static void PrepareReceive()
    {
        uint mask = Mask();
        uint both = Self.LongSet | Self.ShortSet;
        switch (Self.Dice.Next(5))
        {
            case 0:
                Set((uint)Operation.TimedReceive, Timeout(), Self.ShortSet, mask);
                break;
            case 1:
                PrepareReceiveInto(Memory.Block + Self.Dice.Next(Memory.BlockBytes - LongestReceived + 1));
                break;
            case 2 when Self.ShortSet != 0 && Self.Dice.OneIn(4):
                // Somebody will come.
                Set((uint)Operation.Receive, 0, Self.ShortSet, mask);
                break;
            default:
                // Over one at a time, so that it can come to hold two loans, and ask for a third.
                uint one = Self.Dice.OneIn(2) ? Self.LongSet : Self.ShortSet;
                Set((uint)Operation.ReceiveLoan, Timeout(), Self.Dice.Next(3) switch { 0 => 0, 1 => both, _ => one }, mask);
                break;
        }
    }

    /// <summary>One that takes what comes into memory.</summary>
    internal static void PrepareReceiveInto(uint buffer)
    {
        Set((uint)Operation.ReceiveInto, Timeout(), Self.LongSet | Self.ShortSet, Mask());
        Self.Block[4] = buffer;
        Self.Block[5] = LongestReceived;
    }

    /// <summary>Opens its own channels.</summary>
    internal static void Open()
    {
        SetName(Operation.ChannelCreate, Names.FirstOwn);
        Calls.Make(0);
        SetName(Operation.ChannelCreate, Names.FirstOwn + 1);
        Calls.Make(0);
    }

    private static void Borrow(uint channels, uint timeout)
    {
        Set((uint)Operation.ReceiveLoan, timeout, channels);
        Calls.Make(0);
    }

    /// <summary>One that answers somebody, or ends it.</summary>
    internal static void PrepareReply(uint token)
    {
        switch (Self.Dice.Next(16))
        {
            case < 2 when Self.ShortSet != 0:
                Set((uint)Operation.ReplyReceive + Short(), token, Self.ShortSet, Mask());
                break;
            case < 8:
                Set((uint)Operation.LongReply, token);
                Self.Block[5] = Self.Dice.Next(100);
                Self.Block[4] = Memory.PlaceFor(Self.Block[5]);
                break;
            case 8:
                Set((uint)Operation.ClientFault, token, Self.Dice.Next());
                break;
            default:
                Set((uint)Operation.Reply + Short(), token);
                break;
        }
    }

    /// <summary>One that gives a loan back.</summary>
    internal static void PrepareRelease(uint token) => Set((uint)Operation.Release, token);

    /// <summary>Puts a send or call into the block. Asks for the channel first if it has no handle.</summary>
    internal static bool TrySet(uint operation, int channel, uint timeout = 0)
    {
        if (Self.Given[channel] == 0)
        {
            SetName(Operation.ChannelGet, channel);
            Calls.Make(0);
        }

        Set(operation, Self.Given[channel], timeout);
        return Self.Given[channel] != 0;
    }

    private const int StormCalls = 32;
    private const uint LongestReceived = 512;

    private static uint Short() => Self.Dice.Next(33);

    private static uint Mask() => Self.Dice.OneIn(6) ? Self.Dice.Next() : 0;

    private static uint Timeout() => Self.Dice.OneIn(16) ? 1 + Self.Dice.Next(2) : 0;

    private static void Set(uint operation, uint first = 0, uint second = 0, uint third = 0)
    {
        Self.Block[0] = operation;
        Self.Block[1] = first;
        Self.Block[2] = second;
        Self.Block[3] = third;
        for (int register = 4; register < 12; register++)
        {
            Self.Block[register] = (uint)register;
        }
    }
}
