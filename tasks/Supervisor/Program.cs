using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Carries out what the manifest says about tasks that fault: <c>on-fault</c>.</summary>
internal static class Program
{
    private static Records records;

    [TaskEntry]
    private static void Main()
    {
        int count = CountTasks();
        while (true)
        {
            Notification.Wait(Limits.FaultNotification, NextWait(count));
            for (int task = 1; task < count; task++)
            {
                Look(task);
            }
        }
    }

    private static int CountTasks()
    {
        int count = 0;
        while (count < Limits.Tasks)
        {
            Name name = SystemInformation.TaskName(count);
            if (name.Bytes.IsEmpty)
            {
                break;
            }

            count++;
        }

        return count;
    }

    /// <summary>How long nothing is to be done unless another task faults.</summary>
    private static Duration NextWait(int count)
    {
        uint now = (uint)Clock.Now;
        uint least = Limits.Forever;
        for (int task = 1; task < count; task++)
        {
            if (records[task].IsDue)
            {
                least = Math.Min(least, records[task].TicksLeft(now));
            }
        }

        return Duration.FromTicks(least);
    }

    private static void Look(int task)
    {
        ref RestartRecord record = ref records[task];
        TaskStatus status = TaskManagement.Status(task);
        if (status.State != TaskState.Faulted)
        {
            return;
        }

        uint now = (uint)Clock.Now;
        if (record.Seen != status.FaultCount)
        {
            record.Seen = status.FaultCount;
            FaultReport.Write(task, in status);
            switch (status.Policy)
            {
                case FaultPolicy.Reset:
                    TaskManagement.Reset();
                    break;
                case FaultPolicy.Restart:
                    record.Schedule(now);
                    break;
                default:
                    break;
            }
        }

        if (record.IsDue && record.TicksLeft(now) == 0)
        {
            record.Started(now);
            TaskManagement.Restart(task);
            FaultReport.WriteRestart(task, status.Generation + 1);
        }
    }

    [InlineArray(Limits.Tasks)]
    private struct Records
    {
        private RestartRecord first;
    }
}
