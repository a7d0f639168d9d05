using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Model;

/// <summary>The kernel once more, as simply as it can be said: lists instead of queues, definitions computed anew each time.</summary>
/// <remarks>It shares nothing with the kernel but the numbers of abi/. It is slow, and knows no memory protection.</remarks>
internal sealed partial class ReferenceKernel
{
    /// <summary>Ready tasks that do not run, and sending tasks, each in order of arrival.</summary>
    private readonly List<int> ready = [];
    private readonly List<int> sending = [];
    private int? running;

    internal ReferenceKernel(IEnumerable<int> priorities, IEnumerable<ModelChannel> channels)
    {
        Tasks = [.. priorities.Select((priority, index) => new ModelTask(index, priority))];
        Channels = [.. channels];
        ready.AddRange(Enumerable.Range(0, Tasks.Length));
        Choose();
    }

    internal ModelTask[] Tasks { get; }

    internal ModelChannel[] Channels { get; }

    internal long Now { get; private set; }

    internal int Running => running ?? throw new InvalidOperationException("nobody runs");

    internal ModelTask Current => Tasks[Running];

    internal void Tick()
    {
        Now++;
        foreach (ModelTask task in Tasks)
        {
            if (task.TimerAt <= Now)
            {
                task.TimerAt = null;
                Post(task, task.TimerBits);
            }

            if (task.WakeAt <= Now && task.Receives)
            {
                StopWaiting(task);
                Finish(task, NoMessage(Result.TimedOut));
                ready.Add(task.Index);
            }
        }

        EndOneLateWait();
        Choose();
    }

    /// <summary>A tick ends one wait for another task, or starts one task anew: who has been due for longest.</summary>
    private void EndOneLateWait()
    {
        ModelTask? late = Tasks.Where(task => task.WakeAt <= Now && !task.Lends && !task.Receives).MinBy(task => task.WakeAt);
        if (late?.State == TaskState.Stopped)
        {
            StartAnew(late);
        }
        else if (late is not null)
        {
            StopWaiting(late);
            Finish(late, Result.TimedOut);
            ready.Add(late.Index);
        }
    }

    internal void Interrupt(int task, uint bits)
    {
        Post(Tasks[task], bits);
        Choose();
    }

    /// <summary>The most important ready task runs, the first come of several; who is preempted will be the first of its equals.</summary>
    private void Choose()
    {
        Refresh();
        int best = ready.Count == 0 ? -1 : ready.MinBy(index => Tasks[index].Priority);
        if (running is int current && Tasks[current].State == TaskState.Ready)
        {
            if (best < 0 || Tasks[best].Priority >= Tasks[current].Priority)
            {
                return;
            }

            ready.Insert(0, current);
        }

        ready.Remove(best);
        running = best;
    }

    /// <summary>Whoever's priority has changed goes behind its equals, wherever it queues.</summary>
    private void Refresh()
    {
        foreach (ModelTask task in Tasks)
        {
            int priority = Tasks.Where(other => other == task || WaitsFor(other, task)).Min(other => other.BasePriority);
            if (priority == task.Priority)
            {
                continue;
            }

            task.Priority = priority;
            foreach (List<int> queue in (List<int>[])[ready, sending])
            {
                if (queue.Remove(task.Index))
                {
                    queue.Add(task.Index);
                }
            }
        }
    }

    private bool WaitsFor(ModelTask waiter, ModelTask target)
    {
        while (waiter.WaitsForTask)
        {
            waiter = Tasks[waiter.Peer];
            if (waiter == target)
            {
                return true;
            }
        }

        return false;
    }

    private void StopWaiting(ModelTask task)
    {
        if (task.State is TaskState.AwaitingReply or TaskState.Lending)
        {
            task.GivenUp++;
        }

        sending.Remove(task.Index);
        ready.Remove(task.Index);
        task.State = TaskState.Stopped;
        task.WakeAt = null;
        Refresh();
    }

    /// <summary>The task can run again and finds this result. The caller puts it where it belongs.</summary>
    private static void Finish(ModelTask task, Result result) => Finish(task, new ModelOutcome((uint)result));

    private static void Finish(ModelTask task, ModelOutcome outcome)
    {
        task.State = TaskState.Ready;
        task.WakeAt = null;
        task.Outcome = outcome;
    }

    private void Post(ModelTask task, uint bits)
    {
        task.Pending |= bits;
        if (task.Receives && (task.Pending & task.Mask) != 0)
        {
            Finish(task, Notified(task, task.Mask));
            ready.Add(task.Index);
        }
    }

    private static ModelOutcome NoMessage(Result result) => new((uint)result, 0, Limits.NoToken);

    private static ModelOutcome Notified(ModelTask task, uint mask)
    {
        uint bits = task.Pending & mask;
        task.Pending &= ~mask;
        return new ModelOutcome((uint)Result.Notified, bits, Limits.NoToken);
    }

    private void Die(ModelTask task)
    {
        StopWaiting(task);
        foreach (ModelTask waiter in Tasks.Where(other => other.WaitsForTask && other.Peer == task.Index))
        {
            StopWaiting(waiter);
            waiter.Lends = false;
            if (waiter.RestartsAfterLoan)
            {
                waiter.WakeAt = Now;
            }
            else
            {
                Finish(waiter, Result.Dead);
                ready.Add(waiter.Index);
            }
        }

        task.Created.Clear();
        task.Life++;
        task.TimerAt = null;
    }

    private void FaultCurrent(FaultKind kind)
    {
        ModelTask task = Current;
        Die(task);
        task.State = TaskState.Faulted;
        task.Fault = kind;
        Post(Tasks[Limits.Supervisor], Limits.FaultNotification);
    }
}
