using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Time: one timer and one timeout a task.</content>
/// <remarks>
/// <see cref="SchedulerState.NextDeadline"/> is never later than the earliest deadline, so that most ticks look at no task at all.
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
        Scheduler.NextDeadline = TaskControl.Never;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl task = ref tasks[index];
            if (task.TimerDeadline <= Scheduler.Now)
            {
                // Disarmed before it posts: a timer goes off exactly once.
                task.TimerDeadline = TaskControl.Never;
                Post(index, task.TimerBits);
            }

            if (!IsLender(ref task))
            {
                if (task.WakeAt <= Scheduler.Now)
                {
                    TimeOut(index);
                }

                Expect(task.WakeAt);
            }

            Expect(task.TimerDeadline);
        }

        return true;
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
            Post(index, bits);
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

    private void TimeOut(int index)
    {
        bool receives = IsReceiving(tasks[index].State);
        Abandon(index);
        if (receives)
        {
            ReturnNoMessage(index, Result.TimedOut);
        }
        else
        {
            // A sender finds its r1 to r3 as they were.
            Return(index, Result.TimedOut);
        }

        MakeReady(index);
    }

    private void Expect(ulong deadline)
    {
        if (deadline < Scheduler.NextDeadline)
        {
            Scheduler.NextDeadline = deadline;
        }
    }
}
