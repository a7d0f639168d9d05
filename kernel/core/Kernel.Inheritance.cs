using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Priority inheritance: a task runs with at least the priority of everybody who waits for it.</content>
/// <remarks>
/// Definition: the priority of a task is the most important of its own and those of the tasks that wait to send to it or for its
/// reply (Sha, Rajkumar, Lehoczky: Priority Inheritance Protocols, 1990). A task waits for one other at most, so the waits form
/// chains; a chain that closes into a ring is a deadlock of the application, and ends the walk because nothing changes any more.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>A waiter came to <paramref name="index"/>: raises it, and everybody it waits for in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Inherit(int index, byte priority)
    {
        if (priority < tasks[index].Priority)
        {
            Raise(index, priority);
        }
    }

    private void Raise(int index, byte priority)
    {
        ref TaskControl task = ref tasks[index];
        while (priority < task.Priority)
        {
            SetPriority(ref task, index, priority);
            if (!IsWaitingForTask(task.State))
            {
                return;
            }

            index = task.Peer;
            task = ref tasks[index];
        }
    }

    /// <summary>A waiter of this priority left <paramref name="index"/>: lowers it if nobody else keeps it up, and so on along the chain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Disinherit(ref TaskControl task, int index, byte priority)
    {
        // Nobody waits who is more important than whom he waits for.
        if (priority == task.Priority && priority != taskDescriptors[index].Priority)
        {
            Lower(index);
        }
    }

    /// <summary>Lowers a task and the chain behind it, as far as nobody else keeps them up: one look at all tasks, however long the chain.</summary>
    private void Lower(int first)
    {
        uint chain = 0;
        uint beforeLast;
        int index = first;
        uint bit = 1u << index;
        do
        {
            beforeLast = chain;
            chain |= bit;
            ref TaskControl task = ref tasks[index];
            if (!IsWaitingForTask(task.State))
            {
                break;
            }

            index = task.Peer;
            bit = 1u << index;
        }
        while ((chain & bit) == 0);

        // What those claim who wait for a task of the chain. In it each but the last is lowered before it claims.
        Claims claims = default;
        for (uint others = ~beforeLast & (uint.MaxValue >> (Limits.Tasks - tasks.Length)); others != 0; others &= others - 1)
        {
            ref TaskControl waiter = ref tasks[BitOperations.TrailingZeroCount(others)];
            if (IsWaitingForTask(waiter.State) && (chain >> waiter.Peer & 1) != 0)
            {
                claims[waiter.Peer] = Math.Max(claims[waiter.Peer], (byte)~waiter.Priority);
            }
        }

        index = first;
        uint claim = byte.MaxValue;
        while (true)
        {
            ref TaskControl task = ref tasks[index];
            uint own = taskDescriptors[index].Priority;
            if (own < claim)
            {
                claim = own;
            }

            uint claimed = (uint)claims[index & (Limits.Tasks - 1)] ^ byte.MaxValue;
            if (claimed < claim)
            {
                claim = claimed;
            }

            if (claim == task.Priority)
            {
                return;
            }

            SetPriority(ref task, index, (byte)claim);
            if (!IsWaitingForTask(task.State))
            {
                return;
            }

            index = task.Peer;
        }
    }

    /// <summary>Of each task the priority of the most important that waits for it, each bit inverted: 0 when nobody does.</summary>
    [InlineArray(Limits.Tasks)]
    private struct Claims
    {
        private byte first;
    }

    /// <summary>Changes a priority and keeps the queue that the task is in ordered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetPriority(ref TaskControl task, int index, byte priority)
    {
        if (task.State == TaskState.Ready && index != Scheduler.Current)
        {
            RemoveReady(index);
            task.Priority = priority;
            Append(index);
        }
        else if (task.State == TaskState.Sending && (task.Next & task.Previous) != TaskControl.None)
        {
            // Among other senders: alone in its queue it keeps its place.
            RemoveSender(index);
            task.Priority = priority;
            InsertSender(index);
        }
        else
        {
            task.Priority = priority;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWaitingForTask(TaskState state) => state is TaskState.Sending or TaskState.AwaitingReply or TaskState.Lending;
}
