using System;
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
        while (priority < tasks[index].Priority)
        {
            SetPriority(index, priority);
            if (!IsWaitingForTask(tasks[index].State))
            {
                return;
            }

            index = tasks[index].Peer;
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
        Claims claims = default;
        uint chain = 0;
        uint beforeLast;
        int index = first;
        do
        {
            beforeLast = chain;
            chain |= 1u << index;
            claims[index] = taskDescriptors[index].Priority;
            if (!IsWaitingForTask(tasks[index].State))
            {
                break;
            }

            index = tasks[index].Peer;
        }
        while ((chain >> index & 1) == 0);

        // What those ask for who wait for a task of the chain. In it each but the last is lowered before it claims.
        for (int other = 0; other < tasks.Length; other++)
        {
            ref TaskControl waiter = ref tasks[other];
            if ((beforeLast >> other & 1) == 0 && IsWaitingForTask(waiter.State) && (chain >> waiter.Peer & 1) != 0
                && waiter.Priority < claims[waiter.Peer])
            {
                claims[waiter.Peer] = waiter.Priority;
            }
        }

        index = first;
        byte claim = claims[first];
        while (claim != tasks[index].Priority)
        {
            SetPriority(index, claim);
            if (!IsWaitingForTask(tasks[index].State))
            {
                return;
            }

            index = tasks[index].Peer;
            claim = Math.Min(claim, claims[index]);
        }
    }

    /// <summary>A priority for each task.</summary>
    [InlineArray(Limits.Tasks)]
    private struct Claims
    {
        private byte first;
    }

    /// <summary>Changes a priority and keeps the queue that the task is in ordered.</summary>
    private void SetPriority(int index, byte priority)
    {
        ref TaskControl task = ref tasks[index];
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
    private static bool IsWaitingForTask(TaskState state) => (WaitingForTask >> (int)state & 1) != 0;

    /// <summary>A bit for each state in which a task waits for another one.</summary>
    private const uint WaitingForTask = 1 << (int)TaskState.Sending | 1 << (int)TaskState.AwaitingReply | 1 << (int)TaskState.Lending;
}
