using System;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <summary>A small system that can be put back into any state it was in.</summary>
internal sealed class SearchedSystem
{
    internal Kernel Kernel;
    internal readonly TaskControl[] Tasks;
    internal readonly SenderSlot[] Slots;
    internal readonly FaultRecord[] Faults;
    internal readonly Program[] Programs;
    internal readonly ChannelDescriptor[] Channels;
    internal readonly SlotDescriptor[] SlotDescriptors;
    internal readonly Arch Machine;

    private readonly Chip chip;

    internal SearchedSystem(Scenario scenario, FastPath fastPath)
    {
        int count = scenario.TaskCount;
        Tasks = new TaskControl[count];
        Faults = new FaultRecord[count];
        Programs = new Program[count];
        Channels = scenario.ChannelDescriptors();
        SlotDescriptors = scenario.SlotDescriptors();
        Slots = new SenderSlot[SlotDescriptors.Length];
        Machine = new Arch(count, World.MemoryBase, count * (int)World.TaskStride);
        chip = new Chip(Machine, count, fastPath);
        Kernel.Boot(
            Machine,
            new Table<TaskControl>(Tasks),
            new Table<SenderSlot>(Slots),
            new Table<FaultRecord>(Faults),
            new Table<TaskDescriptor>(scenario.TaskDescriptors()),
            new Table<ChannelDescriptor>(Channels),
            new Table<SlotDescriptor>(SlotDescriptors),
            new Table<InterruptDescriptor>(scenario.InterruptDescriptors()));
        Kernel.Switch();
        for (int index = 0; index < count; index++)
        {
            Programs[index].TimerLeft = Program.NoLimit;
        }

        // Each name once in the RAM of every task, so that opening a channel needs no preparation.
        for (int task = 0; task < count; task++)
        {
            for (int channel = 0; channel < Channels.Length; channel++)
            {
                ((ReadOnlySpan<byte>)Channels[channel].Name).CopyTo(Machine.Memory(NameOf(task, channel), 32));
            }
        }
    }

    internal int IdleIndex => Tasks.Length - 1;

    internal static uint NameOf(int task, int channel) => World.RamOf(task) + (uint)(32 * channel);

    /// <summary>What the kernel's tables held before <see cref="Settle"/>.</summary>
    internal KernelState Unsettled => chip.Unsettled;

    /// <summary>A system call of the running task, by the fast path if that takes it. Returns in what that differs from the rules, or null.</summary>
    internal string? SystemCall(uint operation, uint first, uint second, uint third) => chip.SystemCall(ref Kernel, operation, first, second, third);

    /// <summary>Looks at what the present state stands for.</summary>
    internal void Settle() => chip.Settle(ref Kernel);

    /// <summary>Goes back to before <see cref="Settle"/>.</summary>
    internal void Unsettle() => chip.Unsettle(ref Kernel);

    /// <summary>The state as bytes.</summary>
    internal byte[] Save()
    {
        byte[] state = new byte[Length];
        Span<byte> rest = state;
        Write(ref rest, Bytes(Tasks));
        Write(ref rest, Bytes(Slots));
        Write(ref rest, Bytes(Machine.Frames));
        Write(ref rest, Bytes(Programs));
        Write(ref rest, MemoryMarshal.AsBytes(new ReadOnlySpan<SchedulerState>(in Kernel.Scheduler)));
        return state;
    }

    /// <summary>Goes back to a saved state.</summary>
    internal void Restore(ReadOnlySpan<byte> state)
    {
        Read(ref state, Bytes(Tasks));
        Read(ref state, Bytes(Slots));
        Read(ref state, Bytes(Machine.Frames));
        Read(ref state, Bytes(Programs));
        Read(ref state, MemoryMarshal.AsBytes(new Span<SchedulerState>(ref Kernel.Scheduler)));
    }

    private int Length =>
        Bytes(Tasks).Length + Bytes(Slots).Length + Bytes(Machine.Frames).Length + Bytes(Programs).Length
            + Marshal.SizeOf<SchedulerState>();

    private static Span<byte> Bytes<T>(T[] items)
        where T : unmanaged => MemoryMarshal.AsBytes(items.AsSpan());

    private static void Write(ref Span<byte> target, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target);
        target = target[bytes.Length..];
    }

    private static void Read(ref ReadOnlySpan<byte> source, Span<byte> target)
    {
        source[..target.Length].CopyTo(target);
        source = source[target.Length..];
    }
}
