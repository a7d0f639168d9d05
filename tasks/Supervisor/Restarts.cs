using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Deals with tasks that faulted, and starts them again when their time has come.</summary>
internal static class Restarts
{
    private static Records records;

    /// <summary>Deals with every fault that was not dealt with.</summary>
    internal static void LookAtAll()
    {
        for (int task = 1; task < Roster.Count; task++)
        {
            TaskStatus status = TaskManagement.Status(task);
            if (status.State == TaskState.Faulted && !records[task].IsDealtWith)
            {
                records[task].IsDealtWith = true;
                Deal(task, in status);
            }
        }
    }

    /// <summary>How long until a task is to be started; <see cref="Limits.Forever"/> when none waits.</summary>
    internal static uint TicksLeft(uint now)
    {
        uint least = Limits.Forever;
        for (int task = 1; task < Roster.Count; task++)
        {
            if (records[task].IsDue)
            {
                least = Math.Min(least, records[task].TicksLeft(now));
            }
        }

        return least;
    }

    /// <summary>Starts those whose time has come.</summary>
    internal static void StartDue()
    {
        uint now = Ticks.Now;
        for (int task = 1; task < Roster.Count; task++)
        {
            if (records[task].IsDue && records[task].TicksLeft(now) == 0)
            {
                Start(task);
            }
        }
    }

    /// <summary>Starts a task because somebody wants it, whatever it is doing.</summary>
    internal static void Restart(int task)
    {
        bool lives = TaskManagement.Status(task).State != TaskState.Faulted;
        records[task].Forgive();
        if (lives)
        {
            Watchers.Tell(task);
        }

        Start(task);
    }

    /// <summary>Starts a task that is stopped.</summary>
    internal static Result Release(int task)
    {
        if (TaskManagement.Status(task).State != TaskState.Faulted)
        {
            return Result.NotFound;
        }

        records[task].Forgive();
        Start(task);
        return Result.Ok;
    }

    /// <summary>Stops a task for good, because another wants it.</summary>
    internal static Result Hold(int task, int asker)
    {
        // Before it is ended: then its policy is not asked.
        bool wasHeld = records[task].IsHeld;
        bool wasStopped = records[task].IsDealtWith;
        if (!wasStopped && TaskManagement.Inject(task, asker) != Result.Ok)
        {
            return Result.Denied;
        }

        records[task].Hold();
        if (wasStopped && !wasHeld)
        {
            FaultReport.WriteHold(task);
        }

        return Result.Ok;
    }

    private static void Deal(int task, in TaskStatus status)
    {
        FaultLog.Add(task, in status);
        Watchers.Tell(task);
        FaultReport.Write(task, in status);
        if (records[task].IsHeld || status.Policy == FaultPolicy.Hold)
        {
            records[task].Hold();
            FaultReport.WriteHold(task);
        }
        else if (status.Policy == FaultPolicy.Reset)
        {
            FaultReport.WriteReset(task);
            TaskManagement.Reset();
        }
        else
        {
            uint limit = SystemInformation.RestartLimit(task);
            if (!records[task].TrySchedule(Ticks.Now, limit))
            {
                records[task].Hold();
                FaultReport.WriteLimit(task, limit);
            }
        }
    }

    private static void Start(int task)
    {
        records[task].Started(Ticks.Now);
        TaskManagement.Restart(task);
        FaultReport.WriteRestart(task, TaskManagement.Status(task).Generation);
    }

    [InlineArray(Limits.Tasks)]
    private struct Records
    {
        private RestartRecord first;
    }
}
