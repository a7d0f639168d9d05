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
        Post(ref tasks[Limits.Supervisor], Limits.Supervisor, Limits.FaultNotification);
    }

    /// <summary>The current task misused a system call.</summary>
    private void Misuse(FaultKind kind, uint operation)
    {
        FaultRecord record = arch.Locate(ref tasks[(int)Scheduler.Current]);
        record.Kind = kind;
        record.Detail = operation;
        Stop((int)Scheduler.Current, in record);
    }

    /// <summary>Gives a task its initial memory and registers, whatever it was doing, and lets it run. A lender's turn comes with the tick after the end of its loan.</summary>
    private Result Restart(int index)
    {
        ref TaskControl task = ref tasks[index];
        if (IsLender(ref task))
        {
            task.Wait.Loan |= Wait.RestartAfterLoan;
            return Result.Ok;
        }

        StartAnew(index);
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

    private void Start(int index)
    {
        ref TaskControl task = ref tasks[index];
        task.Priority = taskDescriptors[index].Priority;
        task.FastSlotCount = taskDescriptors[index].SlotCount;
        task.NotificationsPending = 0;
        task.TimerDeadline = TaskControl.Never;
        task.WakeAt = TaskControl.Never;
        arch.Initialise(ref task, in taskDescriptors[index]);
        MakeReady(ref task, index);
    }

    /// <summary>Undoes everything between a task and the others: it waits for nobody, and nobody waits for it.</summary>
    private void Die(int index)
    {
        Abandon(index);
        for (int other = 0; other < tasks.Length; other++)
        {
            ref TaskControl waiter = ref tasks[other];
            if (waiter.Peer == index && IsWaitingForTask(waiter.State))
            {
                EndWaitForDead(ref waiter, other);
            }
        }

        // Nobody waits any more: neither queue nor priority need be changed one by one.
        ref TaskControl task = ref tasks[index];
        task.FirstSender = TaskControl.None;
        task.Priority = taskDescriptors[index].Priority;
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

    private void EndWaitForDead(ref TaskControl waiter, int index)
    {
        if (waiter.State != TaskState.Sending)
        {
            RenewToken(ref waiter);
        }

        if (waiter.Wait.Loan >= Wait.RestartAfterLoan)
        {
            RestartWithTick(ref waiter);
            return;
        }

        waiter.WakeAt = TaskControl.Never;
        Return(ref waiter, Result.Dead);
        MakeReady(ref waiter, index);
    }

    /// <summary>
    /// A lender's loan has ended, and it was to be restarted meanwhile. Not now: its end may free others whose restart waits, and so on, and
    /// no stay in the kernel may hold them all. See <see cref="Tick"/>.
    /// </summary>
    private void RestartWithTick(ref TaskControl task)
    {
        task.State = TaskState.Stopped;
        task.WakeAt = Scheduler.Now;
        Expect(task.WakeAt);
    }
}
