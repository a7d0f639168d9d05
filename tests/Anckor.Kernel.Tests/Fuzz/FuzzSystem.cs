using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>A system in which every task does what is random, with everything checked after each step that the kernel takes.</summary>
internal sealed class FuzzSystem
{
    /// <summary>Bytes of the longest message of all.</summary>
    internal const uint Longest = 0x200;

    private const uint FrameBytes = 32;

    private static readonly string[] Workers = ["a", "b", "c", "d", "e", "f"];

    private readonly TaskDescriptor[] descriptors;
    private readonly ChannelDescriptor[] channels;
    private readonly SlotDescriptor[] slots;
    private readonly Claims claims;
    private readonly LoanBook loans;
    private readonly Chip? chip;
    private readonly RandomCalls calls;
    private readonly Random random;
    private readonly uint[] keys;
    private readonly ushort[] lives;
    private readonly TaskControl[] before;
    private readonly Arch.Frame[] framesBefore;
    private Kernel kernel;
    private Registers last;

    /// <summary>The system call of this step, or null if it is something else.</summary>
    private uint? operation;

    /// <summary>Boots it.</summary>
    internal FuzzSystem(int seed, FastPath? fastPath)
    {
        Scenario scenario = Describe();
        descriptors = scenario.TaskDescriptors();
        channels = scenario.ChannelDescriptors();
        TaskCount = descriptors.Length;
        Machine = new Arch(TaskCount, World.MemoryBase, TaskCount * (int)World.TaskStride);
        claims = new Claims(descriptors, Machine);
        loans = new LoanBook(TaskCount);
        random = new Random(seed);
        chip = fastPath is null ? null : new Chip(Machine, TaskCount, fastPath);
        calls = new RandomCalls(this, random);
        ChannelNames = [.. channels.Select(channel => System.Text.Encoding.ASCII.GetString(((ReadOnlySpan<byte>)channel.Name).TrimEnd((byte)0)))];
        slots = scenario.SlotDescriptors();
        keys = new uint[slots.Length];
        lives = new ushort[TaskCount];
        before = new TaskControl[TaskCount];
        framesBefore = new Arch.Frame[TaskCount];
        for (int task = 0; task < TaskCount; task++)
        {
            Machine.MovedFrames[task] = FirstFrameOf(task);
        }

        kernel.Boot(
            Machine,
            new Table<TaskControl>(new TaskControl[TaskCount]),
            new Table<SenderSlot>(new SenderSlot[slots.Length]),
            new Table<FaultRecord>(new FaultRecord[TaskCount]),
            new Table<TaskDescriptor>(descriptors),
            new Table<ChannelDescriptor>(channels),
            new Table<SlotDescriptor>(slots),
            new Table<InterruptDescriptor>(scenario.InterruptDescriptors()));
        kernel.Switch();
        Machine.Guard = claims;
        NoteLives();
    }

    internal Arch Machine { get; }

    internal ref Kernel Kernel => ref kernel;

    internal int TaskCount { get; }

    internal IReadOnlyList<string> ChannelNames { get; }

    /// <summary>System calls so far.</summary>
    internal long Calls { get; private set; }

    /// <summary>Bytes of the tasks' memory that the kernel touched.</summary>
    internal long Bytes => claims.Bytes;

    /// <summary>How often each thing happened to a loan.</summary>
    internal IReadOnlyDictionary<LoanEvent, int> Loans => loans.Counts;

    /// <summary>How many faults there were of each kind.</summary>
    internal Dictionary<FaultKind, int> Faults { get; } = [];

    /// <summary>How often a task got a result that is not Ok.</summary>
    internal Dictionary<Result, int> Results { get; } = [];

    /// <summary>Goes on for so many system calls.</summary>
    /// <returns>What was wrong, in words, or null.</returns>
    internal string? Run(long count)
    {
        for (long end = Calls + count; Calls < end;)
        {
            string? violation = Step();
            if (violation is not null)
            {
                return $"{violation}, at call {Calls}: task {kernel.Scheduler.Current} last did {last}";
            }
        }

        return null;
    }

    /// <summary>Whether a slot accepts its last handle.</summary>
    internal bool IsOpen(int slot) => kernel.Slots[slot].Key != SenderSlot.NoKey;

    /// <summary>Whether who receives what is sent with a handle waits for it.</summary>
    internal bool IsReceiver(int task, uint handle)
    {
        ref readonly TaskDescriptor descriptor = ref descriptors[task];
        uint slot = handle >> 8 & 0xFF;
        if (slot >= descriptor.SlotCount)
        {
            return false;
        }

        int index = descriptor.FirstSlot + (int)slot;
        return kernel.Slots[index].Key == handle && IsReceiver(index);
    }

    /// <summary>Whether who receives what is sent with a slot waits for it.</summary>
    internal bool IsReceiver(int slot)
    {
        ref SenderSlot sender = ref kernel.Slots[slot];
        ref TaskControl receiver = ref kernel.Tasks[sender.Receiver];
        return sender.Key != SenderSlot.NoKey
            && receiver.State is TaskState.Receiving or TaskState.Borrowing
            && (receiver.Wait.ReceiveSet >> sender.Bit & 1) != 0;
    }

    /// <summary>Whether somebody waits to send to this task.</summary>
    internal bool HasSender(int task) => kernel.Tasks[task].FirstSender != TaskControl.None;

    /// <summary>Whether somebody waits for an answer of this task.</summary>
    internal bool IsAwaited(int task)
    {
        for (int index = 0; index < TaskCount; index++)
        {
            if (kernel.Tasks[index].State is TaskState.AwaitingReply or TaskState.Lending && kernel.Tasks[index].Peer == task)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every task but the supervisor and idle waits for ever.</summary>
    internal bool IsStuck()
    {
        for (int task = 1; task < TaskCount - 1; task++)
        {
            ref TaskControl worker = ref kernel.Tasks[task];
            if (worker.State == TaskState.Ready || worker.WakeAt != TaskControl.Never || worker.TimerDeadline != TaskControl.Never)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first task that is faulted, or -1.</summary>
    internal int FindFaulted()
    {
        int task = TaskCount - 1;
        while (task >= 0 && kernel.Tasks[task].State != TaskState.Faulted)
        {
            task--;
        }

        return task;
    }

    /// <summary>How a task that has just begun can get something to do: a channel of its own to create, or one that it may send to.</summary>
    internal (Operation Operation, string Name)? FindUnopened(int task, int choice)
    {
        ref readonly TaskDescriptor descriptor = ref descriptors[task];
        int number = choice % (descriptor.ChannelCount + descriptor.SlotCount);
        if (number < descriptor.ChannelCount)
        {
            bool isCreated = (kernel.Tasks[task].CreatedSet >> number & 1) != 0;
            return isCreated ? null : (Operation.ChannelCreate, ChannelNames[descriptor.FirstChannel + number]);
        }

        int slot = descriptor.FirstSlot + number - descriptor.ChannelCount;
        ref SenderSlot sender = ref kernel.Slots[slot];
        bool isCreatedByOther = (kernel.Tasks[sender.Receiver].CreatedSet >> sender.Bit & 1) != 0;
        return sender.Key != SenderSlot.NoKey || !isCreatedByOther ? null : (Operation.ChannelGet, ChannelNames[slots[slot].Channel]);
    }

    /// <summary>The last handle that a slot accepted, or what nobody accepts.</summary>
    internal uint LastKeyOf(int slot) => keys[slot];

    /// <summary>The channels of a task that take short messages only.</summary>
    internal uint ShortSetOf(int task)
    {
        uint set = 0;
        foreach (ChannelDescriptor channel in channels)
        {
            set |= channel.Receiver == task && channel.Longest <= Limits.ShortMessageBytes ? 1u << channel.Bit : 0;
        }

        return set;
    }

    /// <summary>The bits of the channels over which these tasks sent what they lend.</summary>
    internal uint ChannelsOf(List<int> lenders)
    {
        uint set = 0;
        foreach (int lender in lenders)
        {
            ref TaskControl task = ref kernel.Tasks[lender];
            set |= 1u << kernel.Slots[task.FirstSlot + task.Wait.Slot].Bit;
        }

        return set;
    }

    /// <summary>Where a loan of a task ends, or its own memory begins.</summary>
    internal uint LoanOf(int task) =>
        Machine.Loans.TryGetValue((task, 0), out (LoanCover Cover, bool Writable) loan) ? loan.Cover.Base + (1u << loan.Cover.SizeShift) : World.RamOf(task);

    /// <summary>The tasks that have lent something to this one; to anybody, for -1.</summary>
    internal List<int> FindLenders(int borrower)
    {
        List<int> lenders = [];
        for (int index = 0; index < TaskCount; index++)
        {
            ref TaskControl lender = ref kernel.Tasks[index];
            if (LoanBook.IsLender(ref lender) && (borrower < 0 || lender.Peer == borrower))
            {
                lenders.Add(index);
            }
        }

        return lenders;
    }

    private static Scenario Describe()
    {
        Scenario scenario = new();
        int[] priorities = [3, 4, 4, 5, 6, 7];
        for (int worker = 0; worker < Workers.Length; worker++)
        {
            scenario.Task(Workers[worker], priorities[worker]);
        }

        return scenario
            .LongChannel("one", (int)Longest, "a", "b", "c", "d").Channel("two", "a", "b", "e", "f").LongChannel("three", 0x100, "b", "a", "c", "f")
            .Channel("four", "b", "c", "d").LongChannel("five", (int)Longest, "c", "a", "d", "e").Channel("six", "c", "b", "f")
            .LongChannel("seven", 0x60, "d", "a", "b", "e").LongChannel("twelve", (int)Longest, "b", "c", "d", "e").LongChannel("thirteen", 0x80, "c", "b", "d", "f")
            .LongChannel("fourteen", (int)Longest, "a", "c", "d", "f").LongChannel("fifteen", (int)Longest, "d", "c", "e", "f").Channel("eight", "e", "a", "b", "c", "d").LongChannel("nine", (int)Longest, "e", "d", "f")
            .LongChannel("ten", (int)Longest, "f", "a", "b", "c", "d", "e").Channel("eleven", "f", "a").Interrupt(1, "a", 3).Interrupt(2, "d", 4).Complete();
    }

    private string? Step()
    {
        int task = (int)kernel.Scheduler.Current;
        Keep();
        operation = null;
        Machine.Copies.Clear();
        string? difference;
        try
        {
            difference = Act(task);
        }
        catch (InvalidOperationException touched)
        {
            return touched.Message;
        }

        string? violation = difference ?? claims.Violation ?? FindViolation(task);
        NoteLives();
        return violation;
    }

    private string? Act(int task)
    {
        int lot = random.Next(100);
        if (task == TaskCount - 1 || lot < 4)
        {
            if (task == TaskCount - 1 && kernel.Scheduler.NextDeadline > kernel.Scheduler.Now)
            {
                // Nobody can run until something is due: the ticks before that change nothing. The supervisor always waits for some time.
                kernel.Scheduler.Now = kernel.Scheduler.NextDeadline - 1;
            }

            if (kernel.Tick() && kernel.MustSwitch)
            {
                kernel.Switch();
            }

            return null;
        }

        if (lot < 6)
        {
            kernel.Interrupt(random.Next(3) == 0 ? (uint)random.Next(1, 3) : World.FirstInterrupt + (uint)random.Next(TaskCount));
            if (kernel.MustSwitch)
            {
                kernel.Switch();
            }

            return null;
        }

        if (lot < 7 && task != Limits.Supervisor && random.Next(4) == 0)
        {
            Machine.MovedFrames[task] = FirstFrameOf(task);
            kernel.Fault(new FaultRecord { Kind = FaultKind.MemoryAccess });
            return null;
        }

        return Call(task);
    }

    private string? Call(int task)
    {
        chip?.Settle(ref kernel);
        Registers registers = calls.Next(task);
        last = registers;
        Payload payload = kernel.Tasks[task].Payload;
        chip?.Unsettle(ref kernel);
        kernel.Tasks[task].Payload = payload;
        TaskSlice frame = new(registers.Stack, FrameBytes);
        Machine.MovedFrames[task] = frame;
        Calls++;
        if (!CanStack(task, frame))
        {
            // The hardware finds it, before the kernel hears of the call.
            kernel.Fault(new FaultRecord { Kind = FaultKind.StackOverflow });
            return null;
        }

        operation = registers.Operation;
        claims.Enter(task, registers.Operation, registers.First, registers.Second, in kernel.Tasks[task].Payload);
        if (chip is not null)
        {
            return chip.SystemCall(ref kernel, registers.Operation, registers.First, registers.Second, registers.Third);
        }

        kernel.SystemCall(registers.Operation, registers.First, registers.Second, registers.Third);
        return null;
    }

    /// <summary>Whether the hardware may write a frame there, under the regions of the task, its loans included.</summary>
    private bool CanStack(int task, TaskSlice frame)
    {
        for (uint offset = 0; offset < frame.Length; offset += 4)
        {
            uint address = frame.Address + offset;
            bool isOwn = address - World.RamOf(task) < World.RamBytes + World.DeviceBytes;
            if (!isOwn && !IsShown(task, address))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsShown(int task, uint address)
    {
        for (int region = 0; region < Limits.LoanRegions; region++)
        {
            if (Machine.Loans.TryGetValue((task, region), out (LoanCover Cover, bool Writable) loan) && loan.Writable)
            {
                uint offset = address - loan.Cover.Base;
                if (offset >> loan.Cover.SizeShift == 0 && (loan.Cover.Disabled >> (int)(offset >> (loan.Cover.SizeShift - 3)) & 1) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private string? FindViolation(int actor)
    {
        chip?.Settle(ref kernel);
        string? violation = Invariants.FindViolation(ref kernel) ?? loans.Note(ref kernel, actor, operation) ?? FindForeignLoan() ?? (chip is null ? FindDisturbed(actor) : null);
        chip?.Unsettle(ref kernel);
        return violation;
    }

    /// <summary>What is lent must be what its lender showed for that.</summary>
    private string? FindForeignLoan()
    {
        for (int index = 0; index < TaskCount; index++)
        {
            ref TaskControl lender = ref kernel.Tasks[index];
            if (LoanBook.IsLender(ref lender) && !claims.MayBeLent(index, new TaskSlice(lender.Payload[0], lender.Payload[1]), lender.Payload[4] != 0))
            {
                return $"task {index} lends what it has not shown for that";
            }
        }

        return null;
    }

    /// <summary>Who was able to run, did not act and lives on must find its registers as they were.</summary>
    private string? FindDisturbed(int actor)
    {
        for (int index = 0; index < TaskCount; index++)
        {
            ref TaskControl task = ref kernel.Tasks[index];
            bool wasPreempted = index != actor && before[index].State == TaskState.Ready && before[index].Generation == task.Generation;
            if (wasPreempted
                && (!Machine.Frames[index].Equals(framesBefore[index]) || !((ReadOnlySpan<uint>)task.Payload).SequenceEqual(before[index].Payload)))
            {
                return $"task {index} was preempted and finds other registers";
            }
        }

        return null;
    }

    private void Keep()
    {
        for (int index = 0; index < TaskCount; index++)
        {
            before[index] = kernel.Tasks[index];
        }

        Machine.Frames.CopyTo(framesBefore, 0);
    }

    /// <summary>A restarted task has a new stack and has shown nothing; and what there is to count is counted.</summary>
    private void NoteLives()
    {
        for (int index = 0; index < TaskCount; index++)
        {
            ref TaskControl task = ref kernel.Tasks[index];
            bool wasFaulted = before[index].State == TaskState.Faulted;
            if (task.State == TaskState.Faulted && !wasFaulted)
            {
                FaultKind kind = kernel.Faults[index].Kind;
                Faults[kind] = Faults.GetValueOrDefault(kind) + 1;
            }

            bool isReborn = wasFaulted && task.State != TaskState.Faulted;
            if (isReborn || (task.Generation != lives[index] && task.State != TaskState.Faulted))
            {
                claims.Forget(index);
                Machine.MovedFrames[index] = FirstFrameOf(index);
            }

            lives[index] = task.Generation;
        }

        for (int slot = 0; slot < keys.Length; slot++)
        {
            keys[slot] = kernel.Slots[slot].Key == SenderSlot.NoKey ? keys[slot] : kernel.Slots[slot].Key;
        }

        Result result = (Result)Machine.Frames[kernel.Scheduler.Current].R0;
        if (result >= Result.Notified)
        {
            Results[result] = Results.GetValueOrDefault(result) + 1;
        }
    }

    private static TaskSlice FirstFrameOf(int task) => new(World.RamOf(task) + World.RamBytes - FrameBytes, FrameBytes);
}
