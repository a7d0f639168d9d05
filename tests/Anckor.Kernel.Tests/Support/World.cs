using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests;

/// <summary>A small system that runs: the kernel's rules on the host's machine. Its invariants are checked after every step.</summary>
internal sealed class World
{
    internal const uint MemoryBase = 0x2000_0000;
    internal const uint TaskStride = 0x1000;
    internal const uint FlashBytes = 0x400;
    internal const uint RamBytes = 0x400;
    internal const uint DeviceBytes = 0x100;

    /// <summary>More than the kernel looks at in one call, and not twice as much.</summary>
    internal const uint StackBytes = 0x1A8;

    /// <summary>The notification bit that <see cref="Actor.Wakes"/> posts.</summary>
    internal const int WakeBit = 31;

    internal const uint FirstWakeInterrupt = 200;

    /// <summary>For each task one more interrupt, which posts the lowest bit.</summary>
    internal const uint FirstInterrupt = 100;

    private readonly Dictionary<string, Actor> actors = [];
    private readonly string[] channelNames;
    private Chip? chip;
    private Kernel kernel;

    /// <summary>Boots the system.</summary>
    /// <param name="scenario">The system.</param>
    /// <param name="fastPath">What runs before the rules, as on the chip; null for the rules alone. After it the kernel is not settled.</param>
    internal World(Scenario scenario, FastPath? fastPath = null)
    {
        int tasks = scenario.TaskCount;
        TaskDescriptor[] taskDescriptors = scenario.TaskDescriptors();
        ChannelDescriptor[] channels = scenario.ChannelDescriptors();
        SlotDescriptor[] slots = scenario.SlotDescriptors();
        Machine = new Arch(tasks, MemoryBase, tasks * (int)TaskStride);
        SettlesAtOnce = fastPath is null;
        fastPath ??= InFront;
        chip = fastPath is null ? null : new Chip(Machine, tasks, fastPath);
        kernel.Boot(
            Machine,
            new Table<TaskControl>(new TaskControl[tasks]),
            new Table<SenderSlot>(new SenderSlot[slots.Length]),
            new Table<FaultRecord>(new FaultRecord[tasks]),
            new Table<TaskDescriptor>(taskDescriptors),
            new Table<ChannelDescriptor>(channels),
            new Table<SlotDescriptor>(slots),
            new Table<InterruptDescriptor>(scenario.InterruptDescriptors()));
        for (int index = 0; index < tasks; index++)
        {
            actors.Add(scenario.TaskNames[index], new Actor(this, scenario.TaskNames[index], index));
        }

        Channels = channels;
        Slots = slots;
        channelNames = [.. channels.Select(channel => TextOf(channel.Name))];
        kernel.Switch();
        Check();
    }

    /// <summary>A fast path for every world of this thread, which is then settled after each step: tests of the rules need not know of it.</summary>
    [ThreadStatic]
    internal static FastPath? InFront;

    internal Arch Machine { get; }

    private bool SettlesAtOnce { get; set; }

    internal ref Kernel Kernel => ref kernel;

    internal ChannelDescriptor[] Channels { get; }

    internal SlotDescriptor[] Slots { get; }

    /// <summary>A task, by name.</summary>
    internal Actor this[string name] => actors[name];

    internal Actor Supervisor => actors[Scenario.Supervisor];

    internal Actor Idle => actors[Scenario.Idle];

    /// <summary>The name of the task that runs.</summary>
    internal string Running => actors.Values.Single(actor => actor.Index == kernel.Scheduler.Current).Name;

    /// <summary>Puts every task that runs before this one to sleep.</summary>
    internal void LetOthersSleepUntil(string name)
    {
        for (string running = Running; running != name; running = Running)
        {
            Assert.NotEqual(Scenario.Idle, running);
            actors[running].Sleeps();
        }
    }

    /// <summary>Lets time pass.</summary>
    internal void Ticks(int count)
    {
        for (int tick = 0; tick < count; tick++)
        {
            if (kernel.Tick() && kernel.MustSwitch)
            {
                kernel.Switch();
            }

            Check();
        }
    }

    /// <summary>An interrupt arrives.</summary>
    internal void Interrupt(uint number)
    {
        kernel.Interrupt(number);
        if (kernel.MustSwitch)
        {
            kernel.Switch();
        }

        Check();
    }

    /// <summary>The processor catches the running task at something forbidden.</summary>
    internal void Fault(in FaultRecord seen)
    {
        kernel.Fault(in seen);
        Check();
    }

    /// <summary>A system call of the running task.</summary>
    internal void SystemCall(uint operation, uint first, uint second, uint third)
    {
        if (chip is null)
        {
            kernel.SystemCall(operation, first, second, third);
        }
        else
        {
            string? difference = chip.SystemCall(ref kernel, operation, first, second, third);
            Assert.True(difference is null, difference);
        }

        Check();
    }

    /// <summary>From now on this fast path runs before the rules, as on the chip. After it the kernel is not settled.</summary>
    internal void PutInFront(FastPath fastPath)
    {
        chip = new Chip(Machine, kernel.Tasks.Length, fastPath);
        SettlesAtOnce = false;
    }

    /// <summary>Looks at what the present state stands for, until <see cref="Unsettle"/>.</summary>
    internal void Settle() => chip?.Settle(ref kernel);

    /// <summary>Goes back to before <see cref="Settle"/>.</summary>
    internal void Unsettle() => chip?.Unsettle(ref kernel);

    internal int ChannelIndex(string name) => Array.IndexOf(channelNames, name);

    /// <summary>The bit of a channel in its receiver's channel sets.</summary>
    internal uint SetOf(string channel) => 1u << Channels[ChannelIndex(channel)].Bit;

    internal static uint FlashOf(int task) => MemoryBase + ((uint)task * TaskStride);

    internal static uint RamOf(int task) => FlashOf(task) + FlashBytes;

    internal static uint DeviceOf(int task) => RamOf(task) + RamBytes;

    private static string TextOf(Name32 name) => System.Text.Encoding.ASCII.GetString(((ReadOnlySpan<byte>)name).TrimEnd((byte)0));

    private void Check()
    {
        Settle();
        string? violation = Invariants.FindViolation(ref kernel);
        if (!SettlesAtOnce)
        {
            Unsettle();
        }

        Assert.True(violation is null, violation);
    }
}
