using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <summary>What must hold between any two steps of the kernel, stated from scratch over its tables.</summary>
/// <remarks>For a settled kernel; what may be stale before that is said by <see cref="FindInChain"/>.</remarks>
internal static partial class Invariants
{
    /// <summary>The first invariant that does not hold, in words, or null.</summary>
    internal static string? FindViolation(ref Kernel kernel) =>
        FindInScheduler(ref kernel)
        ?? FindInSenderQueues(ref kernel)
        ?? FindInWaits(ref kernel)
        ?? FindInPriorities(ref kernel)
        ?? FindInTime(ref kernel)
        ?? FindInRights(ref kernel)
        ?? FindInLoans(ref kernel)
        ?? FindInLinks(ref kernel);

    /// <summary>Somebody runs; every other ready task is in the ring of its priority, once; nobody more important is left waiting.</summary>
    private static string? FindInScheduler(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        uint current = kernel.Scheduler.Current;
        if (current >= tasks.Length)
        {
            return "nobody runs";
        }

        if (tasks[(int)current].State != TaskState.Ready)
        {
            return $"task {current} runs and is {tasks[(int)current].State}";
        }

        uint seen = 0;
        for (int priority = 0; priority < Limits.Priorities; priority++)
        {
            if ((kernel.Scheduler.Ready & (0x8000_0000u >> priority)) == 0)
            {
                continue;
            }

            if (priority < tasks[(int)current].Priority)
            {
                return $"task {current} runs although one of priority {priority} is ready";
            }

            int head = kernel.Scheduler.Heads[priority];
            int index = head;
            do
            {
                ref TaskControl task = ref tasks[index];
                if (task.State != TaskState.Ready || index == current || task.Priority != priority)
                {
                    return $"task {index} is in ready queue {priority} but {task.State} with priority {task.Priority}";
                }

                if ((seen >> index & 1) != 0 || tasks[task.Next].Previous != index)
                {
                    return $"ready queue {priority} is broken at task {index}";
                }

                seen |= 1u << index;
                index = task.Next;
            }
            while (index != head);
        }

        for (int index = 0; index < tasks.Length; index++)
        {
            if (tasks[index].State == TaskState.Ready && index != current && (seen >> index & 1) == 0)
            {
                return $"task {index} is ready and in no queue";
            }
        }

        return tasks[tasks.Length - 1].State == TaskState.Ready ? null : "idle is not ready";
    }

    /// <summary>Every sending task is in the queue of its receiver, once, ordered by priority.</summary>
    private static string? FindInSenderQueues(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        uint seen = 0;
        for (int receiver = 0; receiver < tasks.Length; receiver++)
        {
            byte previous = TaskControl.None;
            for (byte index = tasks[receiver].FirstSender; index != TaskControl.None; index = tasks[index].Next)
            {
                ref TaskControl sender = ref tasks[index];
                if (sender.State != TaskState.Sending || sender.Peer != receiver)
                {
                    return $"task {index} is in the queue of {receiver} but {sender.State} to {sender.Peer}";
                }

                if ((seen >> index & 1) != 0 || sender.Previous != previous)
                {
                    return $"the queue of {receiver} is broken at task {index}";
                }

                if (previous != TaskControl.None && tasks[previous].Priority > sender.Priority)
                {
                    return $"in the queue of {receiver}, {previous} is before the more important {index}";
                }

                seen |= 1u << index;
                previous = index;
            }
        }

        for (int index = 0; index < tasks.Length; index++)
        {
            if (tasks[index].State == TaskState.Sending && (seen >> index & 1) == 0)
            {
                return $"task {index} sends and is in no queue";
            }
        }

        return null;
    }

    /// <summary>Who waits has a reason to: nothing it waits for is there, and whom it waits for is alive.</summary>
    private static string? FindInWaits(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl task = ref tasks[index];
            switch (task.State)
            {
                case TaskState.Stopped when task.WakeAt > kernel.Scheduler.Now:
                    return $"task {index} was left stopped";
                case TaskState.Receiving or TaskState.Borrowing when (task.NotificationsPending & task.NotificationMask) != 0:
                    return $"task {index} waits for a notification that it has";
                case TaskState.Receiving or TaskState.Borrowing when (task.Wait.ReceiveSet & ~task.CreatedSet) != 0:
                    return $"task {index} waits on a channel that it has not created";
                case TaskState.Sending when WaitsOn(ref tasks[task.Peer], BitOf(ref kernel, ref task)):
                    return $"task {index} waits to send to {task.Peer}, which waits to receive from it";
                case TaskState.Sending when (tasks[task.Peer].CreatedSet >> BitOf(ref kernel, ref task) & 1) == 0:
                    return $"task {index} waits to send on a channel that its receiver has not created";
                case TaskState.Sending or TaskState.AwaitingReply or TaskState.Lending when tasks[task.Peer].State == TaskState.Faulted:
                    return $"task {index} waits for {task.Peer}, which is dead";
                case TaskState.AwaitingReply when task.Wait.Operation > Limits.ShortMessageBytes && task.Wait.Operation != (uint)Operation.LongCall:
                    return $"task {index} waits for a reply to what was no call";
                case TaskState.Faulted when task.CreatedSet != 0 || task.FirstSender != TaskControl.None:
                    return $"task {index} is dead and has open channels";
            }

            if ((task.Token & 0xFF) != index)
            {
                return $"the token of task {index} names {task.Token & 0xFF}";
            }
        }

        return null;
    }

    private static bool WaitsOn(ref TaskControl receiver, int bit) =>
        receiver.State is TaskState.Receiving or TaskState.Borrowing && (receiver.Wait.ReceiveSet >> bit & 1) != 0;

    private static int BitOf(ref Kernel kernel, ref TaskControl sender) => kernel.Slots[sender.FirstSlot + sender.Wait.Slot].Bit;

    private static bool IsWaitingForTask(ref TaskControl task) => task.State is TaskState.Sending or TaskState.AwaitingReply or TaskState.Lending;

    /// <summary>The priority of a task is the most important of its own and those of all who wait for it, directly or through others.</summary>
    private static string? FindInPriorities(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        for (int index = 0; index < tasks.Length; index++)
        {
            int expected = kernel.TaskDescriptors[index].Priority;
            for (int other = 0; other < tasks.Length; other++)
            {
                int priority = kernel.TaskDescriptors[other].Priority;
                if (priority < expected && WaitsThroughOthersFor(tasks, other, index))
                {
                    expected = priority;
                }
            }

            // Tasks that wait for each other in a ring keep what they once inherited until the ring is broken: none of them can run.
            bool inRing = WaitsThroughOthersFor(tasks, index, index);
            if (tasks[index].Priority != expected && !(inRing && tasks[index].Priority < expected))
            {
                return $"task {index} has priority {tasks[index].Priority} instead of {expected}";
            }
        }

        return null;
    }

    private static bool WaitsThroughOthersFor(Table<TaskControl> tasks, int waiter, int target)
    {
        for (int step = 0; step < tasks.Length; step++)
        {
            if (!IsWaitingForTask(ref tasks[waiter]))
            {
                return false;
            }

            waiter = tasks[waiter].Peer;
            if (waiter == target)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Only who waits has a timeout, no deadline is overdue, and the next one is not overslept.</summary>
    private static string? FindInTime(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        ulong now = kernel.Scheduler.Now;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl task = ref tasks[index];
            bool waits = task.State is TaskState.Receiving or TaskState.Borrowing or TaskState.Sending or TaskState.AwaitingReply or TaskState.Stopped;
            bool lends = LoanOf(ref task) is not null;
            if (task.WakeAt != TaskControl.Never && !waits)
            {
                return $"task {index} is {task.State} and would time out";
            }

            if (task.TimerDeadline != TaskControl.Never && task.State == TaskState.Faulted)
            {
                return $"task {index} is dead and its timer runs";
            }

            // A lender's time may run out during the loan, and each tick ends only one wait for another task: the next must see to it.
            if ((task.WakeAt <= now && !lends && kernel.Scheduler.NextDeadline > now) || task.TimerDeadline <= now)
            {
                return $"a deadline of task {index} is overdue";
            }

            if ((kernel.Scheduler.NextDeadline > task.WakeAt && !lends) || kernel.Scheduler.NextDeadline > task.TimerDeadline)
            {
                return $"a deadline of task {index} would be overslept";
            }
        }

        return null;
    }

    /// <summary>A handle that is accepted leads to a channel that is open.</summary>
    private static string? FindInRights(ref Kernel kernel)
    {
        for (int index = 0; index < kernel.Slots.Length; index++)
        {
            ref SenderSlot slot = ref kernel.Slots[index];
            ref TaskControl receiver = ref kernel.Tasks[slot.Receiver];
            bool open = (receiver.CreatedSet >> slot.Bit & 1) != 0;
            if (slot.Key != SenderSlot.NoKey && !(open && slot.Key >> 16 == receiver.Generation))
            {
                return $"slot {index} accepts a handle to a channel that is not open";
            }
        }

        return null;
    }
}
