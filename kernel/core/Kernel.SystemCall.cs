using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>The door for tasks.</content>
internal partial struct Kernel
{
    /// <summary>Does what the current task asks: <paramref name="operation"/> and three arguments, as r0-r3 of its frame.</summary>
    /// <remarks>Its r4-r11 stand in its <see cref="TaskControl.Payload"/>. Ends with the task to run in <see cref="SchedulerState.Current"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SystemCall(uint operation, uint first, uint second, uint third)
    {
        ref TaskControl caller = ref tasks[(int)Scheduler.Current];
        Settle(ref caller);
        if (HoldsLoan(ref caller) && HasBorrowedStack())
        {
            Misuse(FaultKind.LoanMisuse, operation);
        }
        else if (operation >= (uint)Operation.Receive)
        {
            ServeWithoutLength(operation, first, second, third);
        }
        else if (operation < (uint)Operation.ReplyReceive)
        {
            Send(first, operation, operation, Limits.Forever);
        }
        else if (operation < (uint)Operation.Send)
        {
            ReplyReceive(first, second, third, operation);
        }
        else if (operation < (uint)Operation.Reply)
        {
            Send(first, operation - (uint)Operation.Send, operation, Limits.Forever);
        }
        else
        {
            ReplyOnly(first, operation - (uint)Operation.Reply, operation);
        }

        Reschedule();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ServeWithoutLength(uint operation, uint first, uint second, uint third)
    {
        if (operation >= (uint)Operation.TimedCall)
        {
            ServeTimed(operation, first, second);
        }
        else if (operation == (uint)Operation.Receive)
        {
            Receive(second, third, Limits.Forever, operation);
        }
        else if (operation is (uint)Operation.TimedReceive or (uint)Operation.ReceiveInto or (uint)Operation.ReceiveLoan)
        {
            Receive(second, third, first, operation);
        }
        else
        {
            Serve((Operation)operation, first, second, third);
        }
    }

    private void ReplyOnly(uint token, uint length, uint operation)
    {
        Result result = Reply(ref tasks[(int)Scheduler.Current], token, length, operation);
        Return((int)Scheduler.Current, result);
        if (result != Result.Dead)
        {
            Unblock(TaskOf(token));
        }
    }

    private void ReplyReceive(uint token, uint channels, uint mask, uint operation)
    {
        // A reply that nobody waits for changes nothing; the server goes on to its next client.
        ref TaskControl server = ref tasks[(int)Scheduler.Current];
        if (Reply(ref server, token, operation - (uint)Operation.ReplyReceive, operation) == Result.Dead)
        {
            Receive(channels, mask, Limits.Forever, operation);
            return;
        }

        ref TaskControl answered = ref tasks[TaskOf(token)];
        EndWait(ref answered, ref server);
        Receive(channels, mask, Limits.Forever, operation);
        if (server.State == TaskState.Ready)
        {
            MakeReadyFirst(TaskOf(token));
        }
        else
        {
            SwitchTo(ref answered, TaskOf(token));
        }
    }

    private void Serve(Operation operation, uint first, uint second, uint third)
    {
        int index = (int)Scheduler.Current;
        switch (operation)
        {
            case Operation.LongSend:
            case Operation.LongCall:
                if (MaySendFromMemory((uint)operation))
                {
                    Send(first, tasks[index].Payload[1], (uint)operation, second);
                }

                break;
            case Operation.LongReply:
                if (MaySendFromMemory((uint)operation))
                {
                    ReplyOnly(first, tasks[index].Payload[1], (uint)operation);
                }

                break;
            case Operation.ChannelCreate:
                CreateChannel(new TaskSlice(first, second), (uint)operation);
                break;
            case Operation.ChannelGet:
                GetChannel(new TaskSlice(first, second), (uint)operation);
                break;
            case Operation.Notify:
                if (IsTask(first, operation))
                {
                    Return(index, Result.Ok);
                    Post(ref tasks[(int)first], (int)first, second);
                }

                break;
            case Operation.TimerSet:
                Return(index, Result.Ok);
                SetTimer((ulong)second << 32 | first, third);
                break;
            case Operation.ClockRead:
                arch.SetResults(ref tasks[index], (uint)Scheduler.Now, (uint)(Scheduler.Now >> 32));
                break;
            case Operation.Yield:
                Return(index, Result.Ok);
                Yield();
                break;
            case Operation.Null:
                break;
            case Operation.Panic:
                EndByPanic(new TaskSlice(first, second));
                break;
            case Operation.Inform:
                Inform(first, second);
                break;
            case Operation.InterruptAcknowledge:
                Return(index, Result.Ok);
                AcknowledgeInterrupts(first);
                break;
            case Operation.Release:
                Release(first);
                break;
            case Operation.ClientFault:
                FaultClient(first, second);
                break;
            case Operation.TaskStatus:
            case Operation.TaskRestart:
            case Operation.MachineReset:
            case Operation.TaskInject:
            case Operation.PanicMessage:
            case Operation.WatchdogFeed:
            case Operation.TaskStack:
                Supervise(operation, first, second);
                break;
            default:
                Misuse(FaultKind.BadOperation, (uint)operation);
                break;
        }
    }

    /// <summary>The timed forms of a short send and call, and whatever is no operation at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ServeTimed(uint operation, uint handle, uint timeout)
    {
        uint call = operation - (uint)Operation.TimedCall;
        uint send = operation - (uint)Operation.TimedSend;
        if (call <= Limits.ShortMessageBytes)
        {
            Send(handle, call, (uint)Operation.Call + call, timeout);
        }
        else if (send <= Limits.ShortMessageBytes)
        {
            Send(handle, send, (uint)Operation.Send + send, timeout);
        }
        else
        {
            Misuse(FaultKind.BadOperation, operation);
        }
    }
}
