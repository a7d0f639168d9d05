using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <summary>Where the description of a small system starts.</summary>
internal static class Given
{
    /// <summary>A system with this task, besides the supervisor and idle, which are always there.</summary>
    internal static Scenario Task(string name, int priority) => new Scenario().Task(name, priority);
}

/// <summary>A small system in the making: the tasks, channels and interrupts of an application table.</summary>
/// <remarks>
/// Every task has 4 KiB of the address space to itself: 1 KiB of flash, 1 KiB of RAM directly behind it, 256 bytes of a peripheral
/// directly behind that, then a hole.
/// </remarks>
internal sealed class Scenario
{
    /// <summary>Name of the task that is always first.</summary>
    internal const string Supervisor = "supervisor";

    /// <summary>Name of the task that is always last.</summary>
    internal const string Idle = "idle";

    private readonly List<(string Name, int Priority)> tasks = [(Supervisor, 0)];
    private readonly List<(string Name, string Receiver, int Longest, string[] Senders)> channels = [];
    private readonly List<(uint Number, string Task, int Bit)> interrupts = [];

    /// <summary>Adds a task.</summary>
    internal Scenario Task(string name, int priority)
    {
        tasks.Add((name, priority));
        return this;
    }

    /// <summary>Adds a channel for messages of up to 32 bytes.</summary>
    internal Scenario Channel(string name, string receiver, params string[] senders) =>
        LongChannel(name, Limits.ShortMessageBytes, receiver, senders);

    /// <summary>Adds a channel with a longest message.</summary>
    internal Scenario LongChannel(string name, int longest, string receiver, params string[] senders)
    {
        channels.Add((name, receiver, longest, senders));
        return this;
    }

    /// <summary>Gives an interrupt to a task.</summary>
    internal Scenario Interrupt(uint number, string task, int bit)
    {
        interrupts.Add((number, task, bit));
        return this;
    }

    /// <summary>Starts the system. The supervisor already waits for faults; every other task is ready and has done nothing.</summary>
    internal World Boot() => Boot(null);

    /// <summary>Starts the system as on the chip, with the fast path before the rules.</summary>
    internal World Boot(FastPath? fastPath)
    {
        Complete();
        World world = new(this, fastPath);
        world[Supervisor].Sleeps();
        return world;
    }

    /// <summary>
    /// Starts the system, lets every task create its channels and get the ones it sends to, and puts them all to sleep until
    /// <see cref="Actor.Wakes"/>. Idle runs.
    /// </summary>
    internal World Opened()
    {
        World world = Boot();
        foreach ((string name, int _) in ByPriority())
        {
            foreach (string channel in channels.Where(channel => channel.Receiver == name).Select(channel => channel.Name))
            {
                world[name].Creates(channel);
            }

            world[name].Sleeps();
        }

        foreach ((string name, int _) in ByPriority())
        {
            world[name].Wakes();
            foreach (string channel in channels.Where(channel => channel.Senders.Contains(name)).Select(channel => channel.Name))
            {
                world[name].Gets(channel);
            }

            world[name].Sleeps();
        }

        return world;
    }

    /// <summary>Adds idle: the last task.</summary>
    internal Scenario Complete()
    {
        tasks.Add((Idle, Limits.Priorities - 1));
        return this;
    }

    internal int TaskCount => tasks.Count;

    internal IReadOnlyList<string> TaskNames => [.. tasks.Select(task => task.Name)];

    /// <summary>The application table's tasks.</summary>
    internal TaskDescriptor[] TaskDescriptors()
    {
        ChannelDescriptor[] ordered = ChannelDescriptors();
        SlotDescriptor[] slots = SlotDescriptors();
        TaskDescriptor[] result = new TaskDescriptor[tasks.Count];
        for (int index = 0; index < result.Length; index++)
        {
            ref TaskDescriptor task = ref result[index];
            task.Priority = (byte)tasks[index].Priority;
            task.EntryPoint = World.FlashOf(index) | 1;
            task.StackTop = World.RamOf(index) + World.StackBytes;
            task.FirstChannel = (byte)ordered.Count(channel => channel.Receiver < index);
            task.ChannelCount = (byte)ordered.Count(channel => channel.Receiver == index);
            foreach (ChannelDescriptor channel in ordered.Where(channel => channel.Receiver == index && channel.Longest > Limits.ShortMessageBytes))
            {
                task.LongChannels |= 1u << channel.Bit;
            }

            int toIt = Array.FindIndex(slots, slot => ordered[slot.Channel].Receiver == index);
            task.FirstSlotToIt = toIt < 0 ? SlotDescriptor.None : (uint)toIt;
            task.FirstSlot = (ushort)slots.Count(slot => slot.Sender < index);
            task.SlotCount = (ushort)slots.Count(slot => slot.Sender == index);
            task.Regions[0] = new RegionDescriptor
            {
                Base = World.FlashOf(index),
                Size = World.FlashBytes,
                Attributes = RegionAttributes.Read | RegionAttributes.Execute,
            };
            task.Regions[1] = new RegionDescriptor
            {
                Base = World.RamOf(index),
                Size = World.RamBytes,
                Attributes = RegionAttributes.Read | RegionAttributes.Write,
            };
            task.Regions[2] = new RegionDescriptor
            {
                Base = World.DeviceOf(index),
                Size = World.DeviceBytes,
                Attributes = RegionAttributes.Read | RegionAttributes.Write | RegionAttributes.Device | RegionAttributes.BusApb1,
            };
            SetName(ref task.Name, tasks[index].Name);
        }

        return result;
    }

    /// <summary>The application table's channels, grouped by receiver.</summary>
    internal ChannelDescriptor[] ChannelDescriptors()
    {
        List<ChannelDescriptor> result = [];
        for (int receiver = 0; receiver < tasks.Count; receiver++)
        {
            byte bit = 0;
            foreach ((string name, string _, int longest, string[] _) in channels.Where(channel => IndexOf(channel.Receiver) == receiver))
            {
                ChannelDescriptor channel = new() { Receiver = (byte)receiver, Bit = bit++, Longest = (ushort)longest };
                SetName(ref channel.Name, name);
                result.Add(channel);
            }
        }

        return [.. result];
    }

    /// <summary>The application table's rights to send, grouped by sender.</summary>
    internal SlotDescriptor[] SlotDescriptors()
    {
        List<string> ordered = [.. channels.OrderBy(channel => IndexOf(channel.Receiver)).Select(channel => channel.Name)];
        List<SlotDescriptor> result = [];
        for (int sender = 0; sender < tasks.Count; sender++)
        {
            foreach ((string name, string _, int _, string[] _) in channels.Where(channel => channel.Senders.Contains(tasks[sender].Name)))
            {
                result.Add(new SlotDescriptor { Sender = (byte)sender, Channel = (byte)ordered.IndexOf(name), Next = SlotDescriptor.None });
            }
        }

        // Linked by receiver, from the last to the first.
        ChannelDescriptor[] descriptors = ChannelDescriptors();
        Dictionary<int, ushort> next = [];
        for (int index = result.Count - 1; index >= 0; index--)
        {
            int receiver = descriptors[result[index].Channel].Receiver;
            result[index] = result[index] with { Next = next.GetValueOrDefault(receiver, SlotDescriptor.None) };
            next[receiver] = (ushort)index;
        }

        return [.. result];
    }

    /// <summary>The application table's interrupts: those asked for, and two for each task that only wake it.</summary>
    internal InterruptDescriptor[] InterruptDescriptors() =>
    [
        .. interrupts.Select(interrupt => new InterruptDescriptor
        {
            Number = (ushort)interrupt.Number,
            Task = (byte)IndexOf(interrupt.Task),
            Bit = (byte)interrupt.Bit,
        }),
        .. tasks.Select((_, index) => new InterruptDescriptor
        {
            Number = (ushort)(World.FirstWakeInterrupt + index),
            Task = (byte)index,
            Bit = World.WakeBit,
        }),
        .. tasks.Select((_, index) => new InterruptDescriptor { Number = (ushort)(World.FirstInterrupt + index), Task = (byte)index, Bit = 0 }),
    ];

    private int IndexOf(string task) => tasks.FindIndex(candidate => candidate.Name == task);

    private IEnumerable<(string Name, int Priority)> ByPriority() =>
        tasks.Where(task => task.Name is not (Supervisor or Idle)).OrderBy(task => task.Priority);

    private static void SetName(ref Name32 name, string text) => Encoding.ASCII.GetBytes(text, (Span<byte>)name);
}
