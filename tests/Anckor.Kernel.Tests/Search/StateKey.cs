using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <summary>What makes two states the same: everything that can change what comes next, and nothing else.</summary>
/// <remarks>
/// Times count from now; queues are written as their order; handles and tokens only as current or stale, since nothing else is ever
/// asked of them; counters of lives, faults and calls given up are left out, as are the results a task has already looked at.
/// </remarks>
internal ref struct StateKey
{
    private ulong low;
    private ulong high;

    private StateKey(ulong seed) => (low, high) = (seed, ~seed);

    /// <summary>128 bits that stand for the state.</summary>
    internal static UInt128 Of(SearchedSystem system)
    {
        StateKey key = new(0x9E37_79B9_7F4A_7C15);
        ref SchedulerState scheduler = ref system.Kernel.Scheduler;
        key.Add(scheduler.Current);
        key.Add(FromNow(scheduler.NextDeadline, scheduler.Now));
        for (int index = 0; index < system.Tasks.Length; index++)
        {
            key.AddTask(system, index);
        }

        key.AddChain(system);
        for (int priority = 0; priority < Limits.Priorities; priority++)
        {
            if ((scheduler.Ready & (0x8000_0000u >> priority)) != 0)
            {
                byte head = scheduler.Heads[priority];
                byte index = head;
                do
                {
                    key.Add(index);
                    index = system.Tasks[index].Next;
                }
                while (index != head);
            }
        }

        return new UInt128(key.high, key.low);
    }

    /// <summary>Who is linked to whom, and what the fast path would compare when it answers along the link.</summary>
    private void AddChain(SearchedSystem system)
    {
        int index = system.Unsettled.Current;
        while (true)
        {
            ref TaskControl task = ref system.Unsettled[index];
            uint link = task.FastCaller | task.FastSender;
            if (link == 0)
            {
                return;
            }

            index = system.Machine.IndexOf(link);
            Add((uint)index | (task.FastSender != 0 ? 0x100u : 0) | task.Wait.ReceiveSet << 16 | task.NotificationMask << 24);
        }
    }

    private void AddTask(SearchedSystem system, int index)
    {
        ref TaskControl task = ref system.Tasks[index];
        ref Program program = ref system.Programs[index];
        ulong now = system.Kernel.Scheduler.Now;
        Add((uint)task.State | (uint)task.Priority << 8 | task.NotificationsPending << 16 | task.CreatedSet << 24);
        Add(WakeFromNow(system, task.WakeAt) << 8 | FromNow(task.TimerDeadline, now) | task.TimerBits << 16);
        switch (task.State)
        {
            case TaskState.Receiving:
            case TaskState.Borrowing:
                Add((task.FastSet != 0 ? 1u << 16 : 0) | task.Wait.ReceiveSet << 8 | task.NotificationMask);
                break;
            case TaskState.Sending:
                Add((uint)task.Peer | (uint)task.Wait.Slot << 8 | (uint)task.Wait.Operation << 16);
                break;
            case TaskState.AwaitingReply:
            case TaskState.Lending:
                Add((uint)task.Peer | (uint)task.Wait.Loan << 8);
                break;
        }

        for (byte sender = task.FirstSender; sender != TaskControl.None; sender = system.Tasks[sender].Next)
        {
            Add(sender);
        }

        Add((uint)program.Doing | (uint)program.Channel << 8 | (uint)program.Stamp << 16 | (program.Delivered ? 1u << 24 : 0) | (uint)program.Offer << 25);
        AddMessage(system, in program.Latest);
        AddMessage(system, in program.Older);
        for (int number = 0; number < system.Kernel.TaskDescriptors[index].SlotCount; number++)
        {
            ref SenderSlot slot = ref system.Slots[task.FirstSlot + number];
            uint handle = program.Handles[system.SlotDescriptors[task.FirstSlot + number].Channel];
            Add((slot.Key == SenderSlot.NoKey ? 0u : 1u) | (handle == 0 ? 0u : handle == slot.Key ? 2u : 4u));
        }
    }

    private void AddMessage(SearchedSystem system, in HeldMessage held)
    {
        if (held.IsHeld)
        {
            bool current = held.Token == system.Tasks[held.Sender].Token;
            Add(1u | (current ? 2u : 0) | (held.IsGood ? 4u : 0) | (uint)held.Sender << 8);
        }
    }

    private static uint FromNow(ulong deadline, ulong now) => deadline == TaskControl.Never ? 0xFF : deadline <= now ? 0 : (uint)(deadline - now) & 0x7F;

    /// <summary>When a wait times out. Of those that are overdue only the order matters: the longest overdue is the next to end.</summary>
    private static uint WakeFromNow(SearchedSystem system, ulong deadline)
    {
        ulong now = system.Kernel.Scheduler.Now;
        if (deadline > now)
        {
            return FromNow(deadline, now);
        }

        uint before = 0;
        foreach (ref TaskControl other in system.Tasks.AsSpan())
        {
            before += other.WakeAt < deadline ? 1u : 0;
        }

        return 0x80 | before;
    }

    private void Add(uint value)
    {
        low = (low ^ value) * 0xBF58_476D_1CE4_E5B9;
        low ^= low >> 29;
        high = (high + value) * 0x94D0_49BB_1331_11EB;
        high ^= high >> 31;
    }
}
