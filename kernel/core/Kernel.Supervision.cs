using System;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>What the supervisor alone may do, and the ways to end a task on purpose.</content>
internal partial struct Kernel
{
    private void Supervise(Operation operation, uint number, uint second)
    {
        int index = (int)Scheduler.Current;
        if (index != Limits.Supervisor)
        {
            Misuse(FaultKind.NotSupervisor, (uint)operation);
            return;
        }

        switch (operation)
        {
            case Operation.TaskStatus:
                ReportStatus(number);
                return;
            case Operation.PanicMessage:
                ReportPanic(number, second);
                return;
            case Operation.TaskStack:
                ReportStack(number, second);
                return;
            case Operation.MachineReset:
                arch.Fail(KernelFailure.Requested);
                return;
            case Operation.WatchdogFeed:
                arch.FeedWatchdog();
                Return(index, Result.Ok);
                return;
            default:
                break;
        }

        // The supervisor itself, and idle, which must always be ready.
        if (number == Limits.Supervisor || (number == tasks.Length - 1 && operation == Operation.TaskInject))
        {
            Misuse(FaultKind.BadArgument, (uint)operation);
        }
        else if (IsTask(number, operation))
        {
            Return(index, operation == Operation.TaskRestart ? Restart((int)number) : Inject((int)number, second));
        }
    }

    /// <summary>Ends a task from outside, wherever it is. Who is stopped by a fault already keeps that.</summary>
    private Result Inject(int index, uint asker)
    {
        if (IsLender(ref tasks[index]))
        {
            return Result.Denied;
        }

        if (tasks[index].State != TaskState.Faulted)
        {
            EndTask(index, FaultKind.Injected, 0, asker);
        }

        return Result.Ok;
    }

    /// <summary>Ends the caller that the token names. Somebody who does not wait for this task is left alone.</summary>
    private void FaultClient(uint token, uint reason)
    {
        int current = (int)Scheduler.Current;
        uint index = token & 0xFF;
        if (index >= (uint)tasks.Length || tasks[(int)index].Token != token || tasks[(int)index].Peer != current
            || tasks[(int)index].State != TaskState.AwaitingReply)
        {
            Return(current, Result.Dead);
            return;
        }

        if (index == Limits.Supervisor)
        {
            // Its end would be the kernel's: no server may do that.
            Return(current, Result.Denied);
            return;
        }

        if (IsLender(ref tasks[(int)index]))
        {
            EndLoan((int)index);
        }

        // A client whose restart waited for the loan is stopped now.
        if (tasks[(int)index].State == TaskState.AwaitingReply)
        {
            EndTask((int)index, FaultKind.FromServer, (uint)current, reason);
        }

        Return(current, Result.Ok);
    }

    private void EndTask(int index, FaultKind kind, uint address, uint detail)
    {
        FaultRecord record = arch.Locate(ref tasks[index]);
        record.Kind = kind;
        record.Address = address;
        record.Detail = detail;
        Stop(index, in record);
    }

    private void EndByPanic(TaskSlice message)
    {
        int index = (int)Scheduler.Current;
        bool readable = message.Length <= Limits.PanicMessageBytes && Regions.Allow(taskDescriptors[index], message, RegionAttributes.Read);
        EndTask(index, FaultKind.Panic, readable ? message.Address : 0, readable ? message.Length : 0);
    }

    /// <summary>Gives the supervisor a part of a panic's message: it still stands in the memory of the task, which does not run any more.</summary>
    private void ReportPanic(uint number, uint offset)
    {
        int index = (int)Scheduler.Current;
        if (!IsTask(number, Operation.PanicMessage))
        {
            return;
        }

        ref FaultRecord record = ref faults[(int)number];
        if (tasks[(int)number].State != TaskState.Faulted || record.Kind != FaultKind.Panic || offset >= record.Detail)
        {
            Return(index, Result.NotFound);
            return;
        }

        Load(record.Address + offset, Math.Min(record.Detail - offset, Limits.ShortMessageBytes), ref tasks[index]);
        arch.SetResults(ref tasks[index], (uint)Result.Ok, record.Detail);
    }

    /// <summary>Tells the supervisor how much of a part of a stack was never used: its words are still what the task filled them with.</summary>
    private void ReportStack(uint number, uint offset)
    {
        int index = (int)Scheduler.Current;
        if (!IsTask(number, Operation.TaskStack))
        {
            return;
        }

        // The stack is at the low end of the task's RAM.
        uint bottom = taskDescriptors[(int)number].Regions[Ram].Base;
        uint words = (taskDescriptors[(int)number].StackTop - bottom) / sizeof(uint);
        if (offset >= words)
        {
            Return(index, Result.NotFound);
            return;
        }

        uint count = Math.Min(words - offset, Limits.StackWordsPerCall);
        ReadOnlySpan<uint> part = MemoryMarshal.Cast<byte, uint>(arch.Read(new TaskSlice(bottom + (offset * sizeof(uint)), count * sizeof(uint))));
        if (offset == 0 && part[0] == StackMark.NotBegun)
        {
            Return(index, Result.NotFound);
            return;
        }

        int unused = 0;
        while (unused < part.Length && part[unused] == StackMark.Unused)
        {
            unused++;
        }

        arch.SetResults(ref tasks[index], (uint)Result.Ok, (uint)unused, words * sizeof(uint));
    }

    /// <summary>Which of a task's regions is its RAM.</summary>
    private const int Ram = 1;
}
