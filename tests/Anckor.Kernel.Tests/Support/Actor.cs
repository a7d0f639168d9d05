using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests;

/// <summary>A task of a test: what it does, and what it finds in its registers afterwards.</summary>
/// <remarks>Acting as a task that does not run fails the test: the order of events is always one that the kernel chose.</remarks>
internal sealed class Actor(World world, string name, int index)
{
    private readonly Dictionary<string, uint> handles = [];

    internal string Name { get; } = name;

    internal int Index { get; } = index;

    internal ref TaskControl Control => ref world.Kernel.Tasks[Index];

    internal ref Arch.Frame Frame => ref world.Machine.Frames[Index];

    internal ref FaultRecord Fault => ref world.Kernel.Faults[Index];

    internal TaskState State => Control.State;

    internal int Priority => Control.Priority;

    internal int BasePriority => world.Kernel.TaskDescriptors[Index].Priority;

    internal Result Result => (Result)Frame.R0;

    /// <summary>The token of the last message's sender.</summary>
    internal uint Token => Frame.R2;

    /// <summary>The first bytes of r4-r11.</summary>
    internal byte[] Message(int length) => MemoryMarshal.AsBytes((Span<uint>)Control.Payload)[..length].ToArray();

    internal uint Ram => World.RamOf(Index);

    internal uint Flash => World.FlashOf(Index);

    internal uint Device => World.DeviceOf(Index);

    /// <summary>The handle it was given to send with.</summary>
    internal uint Handle(string channel) => handles[channel];

    /// <summary>Any system call at all.</summary>
    internal Actor Asks(uint operation, uint first = 0, uint second = 0, uint third = 0)
    {
        Assert.Equal(Name, world.Running);
        world.SystemCall(operation, first, second, third);
        return this;
    }

    internal Actor Asks(Operation operation, uint first = 0, uint second = 0, uint third = 0) =>
        Asks((uint)operation, first, second, third);

    /// <summary>Waits for nothing but to be woken by <see cref="Wakes"/>; the supervisor for faults too.</summary>
    internal Actor Sleeps() => WaitsFor((1u << World.WakeBit) | (Index == Limits.Supervisor ? Limits.FaultNotification : 0));

    /// <summary>Is woken from <see cref="Sleeps"/> by an interrupt of its own. Whether it runs is up to its priority.</summary>
    internal Actor Wakes()
    {
        world.Interrupt(World.FirstWakeInterrupt + (uint)Index);
        return this;
    }

    internal Actor Creates(string channel)
    {
        (uint address, uint length) = PutName(channel);
        return Asks(Operation.ChannelCreate, address, length);
    }

    internal Actor Gets(string channel)
    {
        (uint address, uint length) = PutName(channel);
        Asks(Operation.ChannelGet, address, length);
        if (Result == Result.Ok)
        {
            handles[channel] = Frame.R1;
        }

        return this;
    }

    internal Actor Sends(string channel, ReadOnlySpan<byte> message)
    {
        PutMessage(message);
        return Asks((uint)Operation.Send + (uint)message.Length, Handle(channel));
    }

    internal Actor Sends(string channel, ReadOnlySpan<byte> message, uint timeout)
    {
        PutMessage(message);
        return Asks((uint)Operation.TimedSend + (uint)message.Length, Handle(channel), timeout);
    }

    internal Actor Calls(string channel, ReadOnlySpan<byte> message)
    {
        PutMessage(message);
        return Asks((uint)Operation.Call + (uint)message.Length, Handle(channel));
    }

    internal Actor Calls(string channel, ReadOnlySpan<byte> message, uint timeout)
    {
        PutMessage(message);
        return Asks((uint)Operation.TimedCall + (uint)message.Length, Handle(channel), timeout);
    }

    internal Actor Receives(params ReadOnlySpan<string> channels) => Asks(Operation.Receive, 0, SetOf(channels), 0);

    internal Actor ReceivesFor(uint timeout, params ReadOnlySpan<string> channels) =>
        Asks(Operation.TimedReceive, timeout, SetOf(channels), 0);

    internal Actor ReceivesInto(uint address, uint capacity, params ReadOnlySpan<string> channels)
    {
        Control.Payload[0] = address;
        Control.Payload[1] = capacity;
        return Asks(Operation.ReceiveInto, Limits.Forever, SetOf(channels), 0);
    }

    internal Actor WaitsFor(uint notifications) => Asks(Operation.Receive, 0, 0, notifications);

    internal Actor WaitsFor(uint notifications, uint timeout) => Asks(Operation.TimedReceive, timeout, 0, notifications);

    /// <summary>Receives, long messages as loans.</summary>
    internal Actor Borrows(params ReadOnlySpan<string> channels) => BorrowsFor(Limits.Forever, 0, channels);

    /// <summary>Receives, long messages as loans, or notifications.</summary>
    internal Actor BorrowsFor(uint timeout, uint notifications, params ReadOnlySpan<string> channels) =>
        Asks(Operation.ReceiveLoan, timeout, SetOf(channels), notifications);

    /// <summary>Gives back what the sender with this token lent.</summary>
    internal Actor Releases(uint token) => Asks(Operation.Release, token);

    internal Actor LongSends(string channel, uint address, uint length, uint timeout = Limits.Forever, bool writable = false)
    {
        Control.Payload[0] = address;
        Control.Payload[1] = length;
        Control.Payload[4] = writable ? 1u : 0;
        return Asks(Operation.LongSend, Handle(channel), timeout);
    }

    internal Actor LongCalls(string channel, TaskSlice request, TaskSlice reply, uint timeout = Limits.Forever, bool writable = false)
    {
        Control.Payload[0] = request.Address;
        Control.Payload[1] = request.Length;
        Control.Payload[2] = reply.Address;
        Control.Payload[3] = reply.Length;
        Control.Payload[4] = writable ? 1u : 0;
        return Asks(Operation.LongCall, Handle(channel), timeout);
    }

    internal Actor Replies(uint token, ReadOnlySpan<byte> message)
    {
        PutMessage(message);
        return Asks((uint)Operation.Reply + (uint)message.Length, token);
    }

    internal Actor LongReplies(uint token, uint address, uint length)
    {
        Control.Payload[0] = address;
        Control.Payload[1] = length;
        return Asks(Operation.LongReply, token);
    }

    internal Actor RepliesAndReceives(uint token, ReadOnlySpan<byte> message, params ReadOnlySpan<string> channels)
    {
        PutMessage(message);
        return Asks((uint)Operation.ReplyReceive + (uint)message.Length, token, SetOf(channels), 0);
    }

    internal Actor Notifies(Actor other, uint bits) => Asks(Operation.Notify, (uint)other.Index, bits);

    internal Actor SetsTimer(ulong deadline, uint bits) => Asks(Operation.TimerSet, (uint)deadline, (uint)(deadline >> 32), bits);

    internal Actor Yields() => Asks(Operation.Yield);

    internal Actor Panics() => Asks(Operation.Panic, Ram, 0);

    internal Actor Restarts(Actor other) => Asks(Operation.TaskRestart, (uint)other.Index);

    /// <summary>Writes to its RAM, as its own instructions would.</summary>
    internal void Writes(uint address, ReadOnlySpan<byte> bytes) => bytes.CopyTo(world.Machine.Memory(address, bytes.Length));

    /// <summary>Reads its RAM, as its own instructions would.</summary>
    internal byte[] Reads(uint address, int length) => world.Machine.Memory(address, length).ToArray();

    internal uint SetOf(params ReadOnlySpan<string> channels)
    {
        uint set = 0;
        foreach (string channel in channels)
        {
            set |= world.SetOf(channel);
        }

        return set;
    }

    /// <summary>It has a message: a call or a one-way send of this length, on this channel, from this task.</summary>
    internal Actor HasReceived(Operation operation, string channel, Actor sender, ReadOnlySpan<byte> message)
    {
        Assert.Equal(TaskState.Ready, State);
        Assert.Equal((uint)operation + (uint)message.Length, Frame.R0);
        Assert.Equal(sender.Handle(channel), Frame.R1);
        Assert.Equal(world.Channels[world.ChannelIndex(channel)].Bit + 1u, Frame.R1 & 0xFF);
        Assert.Equal(sender.Control.Token, Frame.R2);
        Assert.Equal(message.ToArray(), Message(message.Length));
        return this;
    }

    /// <summary>It has a loan, told in its registers, and its MPU shows exactly that.</summary>
    internal Actor HasBorrowed(Operation operation, string channel, Actor sender, uint address, uint length, bool writable = false)
    {
        Assert.Equal(TaskState.Ready, State);
        Assert.Equal(
            ((uint)operation, sender.Handle(channel), sender.Control.Token, length),
            (Frame.R0, Frame.R1, Frame.R2, Frame.R3));
        RegionAttributes access = writable ? RegionAttributes.Read | RegionAttributes.Write : RegionAttributes.Read;
        Assert.Equal((address, length, (uint)access), (Control.Payload[0], Control.Payload[1], Control.Payload[2]));
        Assert.True(Sees(address) && Sees(address + length - 1), "the loan is not shown");
        Assert.False(Sees(address - 1) || Sees(address + length), "more than the loan is shown");
        Assert.Equal(writable, Sees(address, write: true));
        return this;
    }

    /// <summary>Whether its loan regions let it touch an address.</summary>
    internal bool Sees(uint address, bool write = false)
    {
        for (int region = 0; region < Limits.LoanRegions; region++)
        {
            if (!world.Machine.Loans.TryGetValue((Index, region), out (LoanCover Cover, bool Writable) loan) || (write && !loan.Writable))
            {
                continue;
            }

            uint offset = address - loan.Cover.Base;
            int eighth = (int)(offset >> (loan.Cover.SizeShift - 3));
            if (offset >> loan.Cover.SizeShift == 0 && (loan.Cover.Disabled >> eighth & 1) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many loans it holds.</summary>
    internal int LoanCount => world.Machine.Loans.Keys.Count(loan => loan.Task == Index);

    /// <summary>Its call came back with this reply.</summary>
    internal Actor HasReply(ReadOnlySpan<byte> message)
    {
        Assert.Equal(TaskState.Ready, State);
        Assert.Equal((uint)Operation.ReplyReceive + (uint)message.Length, Frame.R0);
        Assert.Equal(message.ToArray(), Message(message.Length));
        return this;
    }

    /// <summary>It may run, and its last system call brought this.</summary>
    internal Actor IsReadyWith(Result result)
    {
        Assert.Equal(TaskState.Ready, State);
        Assert.Equal(result, Result);
        return this;
    }

    /// <summary>It was stopped by this fault.</summary>
    internal Actor IsFaulted(FaultKind kind)
    {
        Assert.Equal(TaskState.Faulted, State);
        Assert.Equal(kind, Fault.Kind);
        return this;
    }

    internal Actor Is(TaskState state)
    {
        Assert.Equal(state, State);
        return this;
    }

    private void PutMessage(ReadOnlySpan<byte> message)
    {
        Span<byte> payload = MemoryMarshal.AsBytes((Span<uint>)Control.Payload);
        payload.Clear();
        message.CopyTo(payload);
    }

    private (uint Address, uint Length) PutName(string channel)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(channel);
        Writes(Ram, bytes);
        return (Ram, (uint)bytes.Length);
    }
}
