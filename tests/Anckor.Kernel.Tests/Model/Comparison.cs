using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Model;

/// <summary>The kernel and the reference model side by side: every step is done to both, then both are compared.</summary>
internal sealed class Comparison
{
    private const int MessageAt = 16;
    private const int ReplyAt = 400;
    private const int BufferAt = 700;
    private const int LentAt = 512;
    private const int Capacity = 160;
    private const int TimeoutForever = 4;

    /// <summary>What a task waits for beside messages: a notification, and being woken, or everybody would soon wait for ever.</summary>
    private const uint ReceiveMask = 2 | 1u << World.WakeBit;
    private const string ChannelNames = "xyzwuv";

    private static readonly string[] Names = [Scenario.Supervisor, "a", "b", "c", "d", "e", Scenario.Idle];

    private readonly bool hasFastPath;
    private readonly World world;
    private readonly ReferenceKernel model;
    private readonly Dictionary<(int Task, int Channel), (uint Handle, int Life)> handles = [];
    private readonly Dictionary<int, List<(uint Token, int Caller, int GivenUp)>> tokens = [];
    private byte stamp;

    /// <summary>Both after boot, every channel open.</summary>
    /// <param name="fastPath">What runs before the kernel's rules; null for the rules alone.</param>
    internal Comparison(FastPath? fastPath = null)
    {
        hasFastPath = fastPath is not null;
        Scenario scenario = Given.Task("a", 3).Task("b", 5).Task("c", 5).Task("d", 7).Task("e", 9)
            .Channel("x", "d", "a", "b", "c").LongChannel("y", Capacity, "d", "b").LongChannel("z", 9, "e", "d", "a")
            .LongChannel("w", Capacity, "e", "b", "c", "d").LongChannel("u", Capacity, "e", "a", "b").Channel("v", "c", "a");
        world = scenario.Boot(fastPath);
        ChannelDescriptor[] channels = scenario.ChannelDescriptors();
        SlotDescriptor[] slots = scenario.SlotDescriptors();
        model = new ReferenceKernel(
            [0, 3, 5, 5, 7, 9, 31],
            channels.Select((channel, index) => new ModelChannel(
                channel.Receiver,
                channel.Bit,
                channel.Longest,
                [.. slots.Where(slot => slot.Channel == index).Select(slot => (int)slot.Sender)])));
        model.Receive([], SleepMask, Limits.Forever);
        Compare("boot");
        Open(channels.Length);
    }

    /// <summary>How many system calls were done.</summary>
    internal int Calls { get; private set; }

    private uint SleepMask => (1u << World.WakeBit) | (model.Running == Limits.Supervisor ? Limits.FaultNotification : 0);

    private ref Kernel Kernel => ref world.Kernel;

    /// <summary>Does one step to both and compares them.</summary>
    internal void Do(Step step)
    {
        switch (step.Act)
        {
            case Act.Tick:
                world.Ticks(1);
                model.Tick();
                break;
            case Act.Wake:
                Wake(step);
                break;
            default:
                DoAsRunning(Sensible(step));
                break;
        }

        Compare(step);
    }

    /// <summary>At the end: the memories, which only a few steps change.</summary>
    internal void CompareMemory()
    {
        foreach (ModelTask task in model.Tasks)
        {
            Assert.Equal(task.Memory, world.Machine.Memory(World.RamOf(task.Index), (int)World.RamBytes).ToArray());
        }
    }

    /// <summary>Every task creates its channels; then every task gets those it sends to. They sleep, and idle runs.</summary>
    private void Open(int channels)
    {
        Step sleep = new(Act.Sleep, 0, 0, TimeoutForever);
        while (model.Running != Names.Length - 1)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                Do(new Step(Act.Create, channel, 0, 0));
            }

            Do(sleep);
        }

        for (int task = 1; task < Names.Length - 1; task++)
        {
            Do(new Step(Act.Wake, task, 0, 0));
            for (int channel = 0; channel < channels; channel++)
            {
                Do(new Step(Act.Get, channel, 0, 0));
            }

            Do(sleep);
        }
    }

    private void Wake(Step step)
    {
        int woken = step.Which % (Names.Length - 1);
        world.Interrupt(World.FirstWakeInterrupt + (uint)woken);
        model.Interrupt(woken, 1u << World.WakeBit);
    }

    /// <summary>The step, or one that fits better: most would do nothing otherwise, and supervisor and idle must not fault.</summary>
    private Step Sensible(Step step)
    {
        int me = model.Running;
        if (me == Limits.Supervisor)
        {
            return step.Act is Act.Restart or Act.Notify or Act.SetTimer or Act.Create or Act.Get ? step : step with { Act = Act.Sleep };
        }

        if (me == Names.Length - 1)
        {
            return step.Act is Act.Create or Act.Get or Act.Notify or Act.SetTimer or Act.Yield ? step : step with { Act = Act.Wake };
        }

        return step.Act is Act.ReplyReceive && !tokens.ContainsKey(me) ? step with { Act = Act.Receive } : step;
    }

    /// <summary>A channel; for somebody who sends, one that it can send to if there is any, and mostly one for messages of that kind.</summary>
    private int ChannelFor(int me, Step step)
    {
        bool isShort = step.Act is Act.Send or Act.Call;
        bool sends = isShort || step.Act is Act.LongSend or Act.LongCall or Act.Lend or Act.LendCall;
        int[] known = sends ? [.. handles.Keys.Where(key => key.Task == me).Select(key => key.Channel)] : [];
        if (isShort && !IsOdd(step))
        {
            known = [.. known.Where(channel => model.Channels[channel].Longest <= Limits.ShortMessageBytes)];
        }

        return known.Length > 0 ? known[step.Which % known.Length] : step.Which % model.Channels.Length;
    }

    /// <summary>Now and then a step does what is refused.</summary>
    private static bool IsOdd(Step step) => step.Length % 64 == 0;

    private void DoAsRunning(Step step)
    {
        int me = model.Running;
        Calls++;
        PrepareRegisters();
        uint timeout = step.Timeout >= TimeoutForever ? Limits.Forever : (uint)step.Timeout;
        int channel = ChannelFor(me, step);
        int task = step.Which % Names.Length;
        int longest = IsOdd(step) ? Limits.ShortMessageBytes : Math.Min(model.Channels[channel].Longest, Limits.ShortMessageBytes);
        int shortLength = step.Length % (longest + 1);
        switch (step.Act)
        {
            case Act.Wake:
                Wake(step);
                break;
            case Act.Create:
                Named(Operation.ChannelCreate, channel);
                model.Create(channel);
                break;
            case Act.Get:
                Named(Operation.ChannelGet, channel);
                model.Get(channel);
                KeepHandle(me, channel);
                break;
            case Act.Send:
                Send(Operation.TimedSend, new ModelMessage(channel, false, shortLength, null, null, 0), timeout);
                break;
            case Act.Call:
                Send(Operation.TimedCall, new ModelMessage(channel, true, shortLength, null, null, 0), timeout);
                break;
            case Act.LongSend:
                Send(Operation.LongSend, new ModelMessage(channel, false, step.Length, MessageAt, null, 0), timeout);
                break;
            case Act.LongCall:
                Send(Operation.LongCall, new ModelMessage(channel, true, step.Length, MessageAt, ReplyAt, step.Which * 7), timeout);
                break;
            case Act.Lend:
                Send(Operation.LongSend, Lent(step, channel, false), timeout);
                break;
            case Act.LendCall:
                Send(Operation.LongCall, Lent(step, channel, true), timeout);
                break;
            case Act.Borrow:
                Ask(Operation.ReceiveLoan, timeout, SetOf(me, step), ReceiveMask);
                model.Borrow(ChannelsOf(me, step), ReceiveMask, timeout);
                break;
            case Act.Release:
                WithToken(me, step, (token, lender, givenUp) =>
                {
                    Ask(Operation.Release, token, 0, 0);
                    model.Release(lender, givenUp);
                });
                break;
            case Act.Receive when timeout == Limits.Forever:
                Ask(Operation.Receive, 0, SetOf(me, step), ReceiveMask);
                model.Receive(ChannelsOf(me, step), ReceiveMask, timeout);
                break;
            case Act.Receive:
                Ask(Operation.TimedReceive, timeout, SetOf(me, step), ReceiveMask);
                model.Receive(ChannelsOf(me, step), ReceiveMask, timeout);
                break;
            case Act.ReceiveInto:
                SetRegisters(World.RamOf(me) + BufferAt, Capacity, 0, 0);
                Ask(Operation.ReceiveInto, timeout, SetOf(me, step), ReceiveMask);
                model.Receive(ChannelsOf(me, step), ReceiveMask, timeout, BufferAt, Capacity);
                break;
            case Act.Sleep:
                uint mask = SleepMask;
                Ask(Operation.TimedReceive, timeout, 0, mask);
                model.Receive([], mask, timeout);
                break;
            case Act.Reply:
                WithToken(me, step, (token, caller, givenUp) =>
                {
                    Ask(Operation.Reply + (uint)shortLength, token, 0, 0);
                    model.Reply(caller, givenUp, shortLength, null);
                });
                break;
            case Act.LongReply:
                WithToken(me, step, (token, caller, givenUp) =>
                {
                    SetRegisters(World.RamOf(me) + MessageAt, (uint)step.Length, 0, 0);
                    Ask(Operation.LongReply, token, 0, 0);
                    model.Reply(caller, givenUp, step.Length, MessageAt);
                });
                break;
            case Act.ReplyReceive:
                WithToken(me, step, (token, caller, givenUp) =>
                {
                    Ask(Operation.ReplyReceive + (uint)shortLength, token, SetOf(me, step), ReceiveMask);
                    model.ReplyReceive(caller, givenUp, shortLength, ChannelsOf(me, step), ReceiveMask);
                });
                break;
            case Act.Notify:
                Ask(Operation.Notify, (uint)task, (uint)step.Length, 0);
                model.Notify(task, (uint)step.Length);
                break;
            case Act.SetTimer:
                long deadline = Math.Max(0, model.Now + step.Timeout - 1);
                Ask(Operation.TimerSet, (uint)deadline, (uint)(deadline >> 32), (uint)step.Length);
                model.SetTimer(deadline, (uint)step.Length);
                break;
            case Act.Yield:
                Ask(Operation.Yield, 0, 0, 0);
                model.Yield();
                break;
            case Act.Panic:
                Ask(Operation.Panic, 0, 0, 0);
                model.Panic();
                break;
            case Act.Restart when me == Limits.Supervisor && task != Limits.Supervisor:
                Forget(task);
                Ask(Operation.TaskRestart, (uint)task, 0, 0);
                model.Restart(task);
                break;
        }
    }

    private void Send(Operation operation, ModelMessage message, uint timeout)
    {
        int me = model.Running;
        if (!handles.TryGetValue((me, message.Channel), out (uint Handle, int Life) handle))
        {
            return;
        }

        if (message.At is not null)
        {
            uint ram = World.RamOf(me);
            SetRegisters(ram + (uint)message.At, (uint)message.Length, ram + ReplyAt, (uint)message.ReplyRoom, message.Writable ? 1u : 0);
            Ask(operation, handle.Handle, timeout, 0);
        }
        else if (timeout == Limits.Forever)
        {
            Ask((operation == Operation.TimedCall ? Operation.Call : Operation.Send) + (uint)message.Length, handle.Handle, 0, 0);
        }
        else
        {
            Ask(operation + (uint)message.Length, handle.Handle, timeout, 0);
        }

        model.Send(message with { Handle = handle.Handle }, handle.Life, timeout);
    }

    /// <summary>A message in whole units of 32 bytes, and now and then not quite.</summary>
    private static ModelMessage Lent(Step step, int channel, bool isCall)
    {
        int at = LentAt + (32 * (step.Timeout + (step.Which / 6)));
        int length = (32 * (1 + (step.Length % 5))) + (step.Length % 9 == 0 ? 4 : 0);
        return new ModelMessage(channel, isCall, length, at, isCall ? ReplyAt : null, step.Which * 7, Writable: step.Which % 2 == 0);
    }

    private void Ask(Operation operation, uint first, uint second, uint third) => world.SystemCall((uint)operation, first, second, third);

    private void Named(Operation operation, int channel)
    {
        byte[] name = [(byte)ChannelNames[NameIndex(channel)]];
        WriteMemory(0, name);
        Ask(operation, World.RamOf(model.Running), 1, 0);
    }

    /// <summary>The table orders channels by receiver.</summary>
    private int NameIndex(int channel) => ChannelNames.Select(name => world.ChannelIndex($"{name}")).ToList().IndexOf(channel);

    private void KeepHandle(int me, int channel)
    {
        if (model.Current.Outcome.HandleOf is not null)
        {
            handles[(me, channel)] = (world.Machine.Frames[me].R1, model.Tasks[model.Channels[channel].Receiver].Life);
        }
    }

    /// <summary>A task that starts anew has no handles or tokens any more.</summary>
    private void Forget(int task)
    {
        tokens.Remove(task);
        foreach ((int Task, int Channel) key in handles.Keys.Where(key => key.Task == task).ToList())
        {
            handles.Remove(key);
        }
    }

    /// <summary>Any token it ever got will do, but the latest are more likely to be good.</summary>
    private void WithToken(int me, Step step, Action<uint, int, int> act)
    {
        if (tokens.TryGetValue(me, out List<(uint Token, int Caller, int GivenUp)>? known))
        {
            (uint token, int caller, int givenUp) = known[Math.Max(0, known.Count - 1 - (step.Which % 5 == 0 ? step.Which / 5 : 0))];
            act(token, caller, givenUp);
        }
    }

    /// <summary>Some or all of a task's channels. Mostly those that the receive has room for: the others are a fault.</summary>
    private HashSet<int> ChannelsOf(int me, Step step)
    {
        bool isPlain = step.Act is Act.Receive or Act.ReplyReceive && !IsOdd(step);
        return
        [
            .. Enumerable.Range(0, model.Channels.Length).Where(channel =>
                model.Channels[channel].Receiver == me
                && (step.Which < 15 || (step.Which >> channel & 1) == 0)
                && !(isPlain && model.Channels[channel].Longest > Limits.ShortMessageBytes)),
        ];
    }

    private uint SetOf(int me, Step step) => ChannelsOf(me, step).Aggregate(0u, (set, channel) => set | 1u << model.Channels[channel].Bit);

    /// <summary>Fills r4-r11 and the message's place in memory with bytes that no other step used.</summary>
    private void PrepareRegisters()
    {
        stamp++;
        byte[] bytes = [.. Enumerable.Range(0, 120).Select(index => (byte)(stamp + (index * 3)))];
        WriteMemory(MessageAt, bytes);
        bytes.AsSpan(0, Limits.ShortMessageBytes).CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes((Span<uint>)Kernel.Tasks[model.Running].Payload));
        model.Current.Registers = bytes[..Limits.ShortMessageBytes];
        model.Current.HasUndefinedRegisters = false;
    }

    private void SetRegisters(params ReadOnlySpan<uint> words)
    {
        words.CopyTo(Kernel.Tasks[model.Running].Payload);
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(words).CopyTo(model.Current.Registers);
    }

    private void WriteMemory(int at, byte[] bytes)
    {
        bytes.CopyTo(world.Machine.Memory(World.RamOf(model.Running) + (uint)at, bytes.Length));
        bytes.CopyTo(model.Current.Memory.AsSpan(at));
    }

    private void Compare(object step)
    {
        world.Settle();
        CompareSettled(step);
        world.Unsettle();
    }

    private void CompareSettled(object step)
    {
        Assert.True(model.Running == Kernel.Scheduler.Current, $"{step}: {Kernel.Scheduler.Current} runs instead of {model.Running}");
        foreach (ModelTask task in model.Tasks)
        {
            ref TaskControl control = ref Kernel.Tasks[task.Index];
            Assert.True(task.State == control.State, $"{step}: task {task.Index} is {control.State} instead of {task.State}");
            Assert.True(task.Priority == control.Priority, $"{step}: task {task.Index} has priority {control.Priority} instead of {task.Priority}");
            Assert.True(task.Pending == control.NotificationsPending, $"{step}: task {task.Index} has other notifications");
            Assert.True(task.State != TaskState.Faulted || task.Fault == Kernel.Faults[task.Index].Kind, $"{step}: task {task.Index} has another fault");
            if (task.State == TaskState.Ready)
            {
                CompareOutcome(step, task, ref control);
            }
        }
    }

    private void CompareOutcome(object step, ModelTask task, ref TaskControl control)
    {
        ModelOutcome expected = task.Outcome;
        Arch.Frame frame = world.Machine.Frames[task.Index];
        bool isFresh = expected.Sender is not null && tokens.GetValueOrDefault(task.Index)?.LastOrDefault().Token != frame.R2;
        if (expected.Sender is int from && isFresh && Kernel.Tasks[from].Token == frame.R2)
        {
            // A new message: keep what identifies its sender now, for replies that may come much later.
            tokens.TryAdd(task.Index, []);
            tokens[task.Index].Add((frame.R2, from, model.Tasks[from].GivenUp));
        }

        // Of the token only the index is compared: it goes stale when its sender gives up.
        bool sameR2 = expected.Sender is int sender ? (frame.R2 & 0xFF) == sender : frame.R2 == (expected.R2 ?? frame.R2);
        bool same = frame.R0 == expected.R0 && frame.R1 == (expected.R1 ?? frame.R1) && sameR2 && frame.R3 == (expected.R3 ?? frame.R3);
        Assert.True(same, $"{step}: task {task.Index} finds {frame.R0:X} {frame.R1:X} {frame.R2:X} {frame.R3:X} instead of {expected}");
        byte[] registers = System.Runtime.InteropServices.MemoryMarshal.AsBytes((ReadOnlySpan<uint>)control.Payload).ToArray();
        Assert.True((hasFastPath && task.HasUndefinedRegisters) || registers.AsSpan().SequenceEqual(task.Registers), $"{step}: task {task.Index} has another payload");
    }
}
