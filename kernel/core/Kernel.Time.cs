using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Time: one timer and one timeout a task.</content>
/// <remarks>
/// <see cref="SchedulerState.NextDeadline"/> is never later than the earliest deadline, so that most ticks look at no task at all.
/// <para>
/// To end a wait for another task can change priorities along a whole chain. So that no tick takes long, each ends one such wait at most,
/// the longest overdue; whoever is late by that is so by a tick for each task before it. A receiver's wait and a timer end in their tick.
/// </para>
/// </remarks>
internal partial struct Kernel
{
    /// <summary>One tick has passed.</summary>
    /// <returns>Whether that may have made a task ready.</returns>
    internal bool Tick()
    {
        Scheduler.Now++;
        if (Scheduler.Now < Scheduler.NextDeadline)
        {
            return false;
        }

        Settle();
        ulong now = Scheduler.Now;
        bool isQuiet = true;
        int late = TaskControl.None;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl task = ref tasks[index];
            if (task.TimerDeadline <= now)
            {
                // Disarmed before it posts: a timer goes off exactly once.
                isQuiet = false;
                task.TimerDeadline = TaskControl.Never;
                Post(ref task, index, task.TimerBits);
            }

            if (task.WakeAt > now)
            {
                continue;
            }

            isQuiet = false;
            if (IsReceiving(task.State))
            {
                EndReceive(ref task, index);
            }
            else if (!IsLender(ref task) && (late == TaskControl.None || task.WakeAt < tasks[late].WakeAt))
            {
                late = index;
            }
        }

        // After a tick with work the next one looks again: for who else is late, and when somebody is due. This one has done enough.
        Scheduler.NextDeadline = isQuiet ? FindNextDeadline() : 0;
        if (late != TaskControl.None)
        {
            EndLateWait(late);
        }

        return true;
    }

    private readonly ulong FindNextDeadline()
    {
        ulong next = TaskControl.Never;
        for (int index = 0; index < tasks.Length; index++)
        {
            next = Math.Min(next, Math.Min(tasks[index].TimerDeadline, tasks[index].WakeAt));
        }

        return next;
    }

    /// <summary>Arms the current task's timer, or disarms it. A deadline that has passed posts at once.</summary>
    private void SetTimer(ulong deadline, uint bits)
    {
        int index = (int)Scheduler.Current;
        ref TaskControl task = ref tasks[index];
        task.TimerDeadline = TaskControl.Never;
        task.TimerBits = bits;
        if (bits == 0)
        {
            return;
        }

        if (deadline <= Scheduler.Now)
        {
            Post(ref task, index, bits);
        }
        else
        {
            task.TimerDeadline = deadline;
            Expect(deadline);
        }
    }

    /// <summary>Limits a wait that begins now. One tick more than asked: the present tick is already partly over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetTimeout(ref TaskControl task, uint ticks)
    {
        // Nobody begins to wait with a timeout left from an earlier wait.
        if (ticks != Limits.Forever)
        {
            Limit(ref task, ticks);
        }
    }

    private void Limit(ref TaskControl task, uint ticks)
    {
        task.WakeAt = Scheduler.Now + ticks + 1;
        Expect(task.WakeAt);
    }

    /// <summary>A receiver's time is up.</summary>
    private void EndReceive(ref TaskControl task, int index)
    {
        task.WakeAt = TaskControl.Never;
        ReturnNoMessage(ref task, Result.TimedOut);
        MakeReady(ref task, index);
    }

    /// <summary>The time of a task is up that waits for another one, or that is to be started anew.</summary>
    private void EndLateWait(int index)
    {
        if (tasks[index].State == TaskState.Stopped)
        {
            StartAnew(index);
            return;
        }

        // It finds its r1 to r3 as they were.
        Abandon(index);
        Return(index, Result.TimedOut);
        MakeReady(ref tasks[index], index);
    }

    private void Expect(ulong deadline)
    {
        if (deadline < Scheduler.NextDeadline)
        {
            Scheduler.NextDeadline = deadline;
        }
    }
}
