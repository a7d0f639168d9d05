using System.Numerics;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Which task runs: strict priorities, first come first served among equals.</content>
/// <remarks>
/// Invariants: the running task is in no queue, every other ready task is in the ring of its priority; bit 31 - p of the bitmap is
/// set exactly when ring p is not empty.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>An interrupt or a tick made a more important task ready: changes to it.</summary>
    internal void Switch()
    {
        if (Scheduler.Current != TaskControl.None)
        {
            Settle();
        }

        Reschedule();
    }

    /// <summary>Decides who runs next, after anything may have changed. Idle is always ready, so there is somebody.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reschedule()
    {
        uint current = Scheduler.Current;
        if (current != TaskControl.None)
        {
            ref TaskControl task = ref tasks[(int)current];
            if (task.State == TaskState.Ready)
            {
                if (!IsMoreImportantReady(task.Priority))
                {
                    return;
                }

                // Preempted, not finished: it has not used up its turn, so it goes before its equals.
                Prepend((int)current);
            }
        }

        Scheduler.Current = (uint)TakeMostImportant();
    }

    /// <summary>Whether <see cref="Reschedule"/> would choose another task than the one that runs.</summary>
    internal readonly bool MustSwitch =>
        Scheduler.Current == TaskControl.None || IsMoreImportantReady(tasks[(int)Scheduler.Current].Priority);

    /// <summary>Whether a ready task comes before one of this priority.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsMoreImportantReady(int priority) => Scheduler.Ready >> (Limits.Priorities - 1 - priority) > 1;

    /// <summary>Makes a task able to run, behind its equals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakeReady(ref TaskControl task, int index)
    {
        DisarmFastPath(ref task);
        task.State = TaskState.Ready;
        Append(ref task, index);
    }

    /// <summary>Makes a task able to run that waited for another one, before its equals: it should run at once.</summary>
    private void MakeReadyFirst(int index)
    {
        tasks[index].State = TaskState.Ready;
        Prepend(index);
    }

    /// <summary>A task got what it waited for from the current one, which waits now or stepped aside: it has the turn unless somebody is more important.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SwitchTo(ref TaskControl task, int index)
    {
        task.State = TaskState.Ready;
        Scheduler.Current = (uint)index;
    }

    /// <summary>The current task keeps its turn but steps aside, so that <see cref="Reschedule"/> chooses anew.</summary>
    private void StepAside()
    {
        Prepend((int)Scheduler.Current);
        Scheduler.Current = TaskControl.None;
    }

    private int TakeMostImportant()
    {
        int priority = BitOperations.LeadingZeroCount(Scheduler.Ready);
        if (priority >= Limits.Priorities)
        {
            // Idle never waits; when it is gone nothing sensible can go on.
            arch.Fail(KernelFailure.NothingReady);
        }

        int index = Scheduler.Heads[priority];
        RemoveReady(index);
        return index;
    }

    private void Append(int index) => Append(ref tasks[index], index);

    private void Append(ref TaskControl task, int index)
    {
        int priority = task.Priority;
        uint bit = 0x8000_0000u >> priority;
        if ((Scheduler.Ready & bit) == 0)
        {
            Scheduler.Ready |= bit;
            Scheduler.Heads[priority] = (byte)index;
            task.Next = (byte)index;
            task.Previous = (byte)index;
            return;
        }

        byte head = Scheduler.Heads[priority];
        byte last = tasks[head].Previous;
        task.Next = head;
        task.Previous = last;
        tasks[last].Next = (byte)index;
        tasks[head].Previous = (byte)index;
    }

    private void Prepend(int index)
    {
        Append(index);
        Scheduler.Heads[tasks[index].Priority] = (byte)index;
    }

    private void RemoveReady(int index)
    {
        ref TaskControl task = ref tasks[index];
        int priority = task.Priority;
        if (task.Next == index)
        {
            Scheduler.Ready &= ~(0x8000_0000u >> priority);
            return;
        }

        tasks[task.Previous].Next = task.Next;
        tasks[task.Next].Previous = task.Previous;
        if (Scheduler.Heads[priority] == index)
        {
            Scheduler.Heads[priority] = task.Next;
        }
    }

    /// <summary>Lets the next task of the same priority run.</summary>
    private void Yield()
    {
        Append((int)Scheduler.Current);
        Scheduler.Current = TaskControl.None;
    }
}
