using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Birth, fault, death and restart of tasks.</content>
/// <remarks>
/// A task dies when it faults, not when it is restarted: peers are freed at once, also from a task that is then held for inspection.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>The processor found that the current task did what it must not.</summary>
    internal void Fault(in FaultRecord seen)
    {
        Settle();
        Stop((int)Scheduler.Current, in seen);
        Reschedule();
    }

    /// <summary>Stops a task with the record, and tells the supervisor.</summary>
    private void Stop(int index, in FaultRecord seen)
    {
        ref FaultRecord record = ref faults[index];
        ushort count = record.Count;
        record = seen;
        record.StateBefore = tasks[index].State;
        record.Count = count == ushort.MaxValue ? count : (ushort)(count + 1);

        if (index == Limits.Supervisor)
        {
            arch.Fail(KernelFailure.SupervisorFault);
        }

        if (index == tasks.Length - 1)
        {
            arch.Fail(KernelFailure.IdleFault);
        }

        Die(index);
        tasks[index].State = TaskState.Faulted;
        RestartStopped();
        Post(Limits.Supervisor, Limits.FaultNotification);
    }

    /// <summary>The current task misused a system call.</summary>
    private void Misuse(FaultKind kind, uint operation)
    {
        FaultRecord record = arch.Locate(ref tasks[(int)Scheduler.Current]);
        record.Kind = kind;
        record.Detail = operation;
        Stop((int)Scheduler.Current, in record);
    }

    /// <summary>Gives a task its initial memory and registers, whatever it was doing, and lets it run. A lender's turn comes when its loan ends.</summary>
    private Result Restart(int index)
    {
        ref TaskControl task = ref tasks[index];
        if (IsLender(ref task))
        {
            task.Wait.Loan |= Wait.RestartAfterLoan;
            return Result.Ok;
        }

        StartAnew(index);
        RestartStopped();
        return Result.Ok;
    }

    private void StartAnew(int index)
    {
        if (tasks[index].State != TaskState.Faulted)
        {
            Die(index);
        }

        RenewToken(ref tasks[index]);
        Start(index);
    }

    /// <summary>Starts those anew whose restart waited for a loan that has just ended. Their deaths can end more loans, so it looks again.</summary>
    private void RestartStopped()
    {
        for (int index = 0; index < tasks.Length; index++)
        {
            if (tasks[index].State == TaskState.Stopped)
            {
                StartAnew(index);
                index = -1;
            }
        }
    }

    private void Start(int index)
    {
        ref TaskControl task = ref tasks[index];
        task.Priority = taskDescriptors[index].Priority;
        task.FastSlotCount = taskDescriptors[index].SlotCount;
        task.NotificationsPending = 0;
        task.TimerDeadline = TaskControl.Never;
        task.WakeAt = TaskControl.Never;
        arch.Initialise(ref task, in taskDescriptors[index]);
        MakeReady(index);
    }

    /// <summary>Undoes everything between a task and the others: it waits for nobody, and nobody waits for it.</summary>
    private void Die(int index)
    {
        Abandon(index);
        for (int other = 0; other < tasks.Length; other++)
        {
            ref TaskControl waiter = ref tasks[other];
            if (IsWaitingForTask(waiter.State) && waiter.Peer == index)
            {
                bool restart = IsLender(ref waiter) && waiter.Wait.Loan >= Wait.RestartAfterLoan;
                Abandon(other);
                if (!restart)
                {
                    Return(other, Result.Dead);
                    MakeReady(other);
                }
            }
        }

        ref TaskControl task = ref tasks[index];
        arch.ClearLoan(ref task, 0);
        arch.ClearLoan(ref task, 1);
        CloseChannelsOf(index);
        MaskInterruptsOf(index);
        task.TimerDeadline = TaskControl.Never;
        task.Generation++;
        if (task.Generation == 0)
        {
            // Never 0, so that no handle is ever 0.
            task.Generation = 1;
        }
    }
}
