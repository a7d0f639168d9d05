using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Birth, fault, death and restart of tasks.</content>
/// <remarks>
/// A task dies when it faults, not when it is restarted: peers are freed at once, also from a task that is then held for inspection.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>The current task did what it must not: stops it with the record, and tells the supervisor.</summary>
    internal void Fault(in FaultRecord seen)
    {
        int index = (int)Scheduler.Current;
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
        Post(Limits.Supervisor, Limits.FaultNotification);
    }

    /// <summary>The current task misused a system call.</summary>
    private void Misuse(FaultKind kind, uint operation)
    {
        FaultRecord record = arch.Locate(ref tasks[(int)Scheduler.Current]);
        record.Kind = kind;
        record.Detail = operation;
        Fault(in record);
    }

    /// <summary>Gives a task its initial memory and registers, whatever it was doing, and lets it run.</summary>
    private void Restart(int index)
    {
        if (tasks[index].State != TaskState.Faulted)
        {
            Die(index);
        }

        tasks[index].Generation++;
        RenewToken(ref tasks[index]);
        Start(index);
    }

    private void Start(int index)
    {
        ref TaskControl task = ref tasks[index];
        task.Priority = task.BasePriority;
        task.NotificationsPending = 0;
        task.TimerDeadline = TaskControl.Never;
        task.WakeAt = TaskControl.Never;
        if (task.ChannelGeneration == 0)
        {
            // Never 0, so that no handle is ever 0.
            task.ChannelGeneration = 1;
        }

        arch.Initialise(ref task, in taskDescriptors[index]);
        MakeReady(index);
    }

    /// <summary>Undoes everything between a task and the others: it waits for nobody, and nobody waits for it.</summary>
    private void Die(int index)
    {
        Abandon(index);
        for (int other = 0; other < tasks.Length; other++)
        {
            if (IsWaitingForTask(tasks[other].State) && tasks[other].Peer == index)
            {
                Abandon(other);
                Return(other, Result.Dead);
                MakeReady(other);
            }
        }

        CloseChannelsOf(index);
        MaskInterruptsOf(index);
        tasks[index].TimerDeadline = TaskControl.Never;
    }
}
