using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>What the supervisor alone may do: anybody else who tries is faulted.</summary>
public static class TaskManagement
{
    /// <summary>The state of a task and its last fault. A number that is no task's is a fault.</summary>
    public static TaskStatus Status(int task)
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.TaskStatus;
        registers.R1 = (uint)task;
        SystemCall.Invoke(ref registers);
        return Unsafe.As<ShortMessage, TaskStatus>(ref registers.Payload);
    }

    /// <summary>Gives a task its initial memory and registers and lets it run.</summary>
    public static void Restart(int task) => SystemCall.Invoke(Operation.TaskRestart, (uint)task);

    /// <summary>Ends a task with <see cref="FaultKind.Injected"/>. The supervisor itself and idle cannot be ended so: that is a fault.</summary>
    /// <param name="task">Who. One that is stopped by a fault already keeps that.</param>
    /// <param name="asker">Index of the task that wants it: the detail of the fault.</param>
    /// <returns><see cref="Result.Ok"/>, or <see cref="Result.Denied"/> for a task that lends memory now.</returns>
    public static Result Inject(int task, int asker) => (Result)SystemCall.Invoke(Operation.TaskInject, (uint)task, (uint)asker);

    /// <summary>A part of the message of the panic that ended a task, for as long as it is not restarted.</summary>
    /// <param name="task">Who.</param>
    /// <param name="offset">The first byte wanted.</param>
    /// <param name="part">Up to 32 bytes from there on, zero behind the end.</param>
    /// <param name="length">Bytes of the whole message.</param>
    /// <returns>False when the task is not stopped by a panic with a message, or there is no such byte.</returns>
    public static bool TryGetPanicMessage(int task, int offset, out ShortMessage part, out int length)
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.PanicMessage;
        registers.R1 = (uint)task;
        registers.R2 = (uint)offset;
        SystemCall.Invoke(ref registers);
        part = registers.Payload;
        length = (int)registers.R1;
        return (Result)registers.R0 == Result.Ok;
    }

    /// <summary>How deep the stack of a task was since it was last started.</summary>
    /// <param name="task">Who. A number that is no task's is a fault.</param>
    /// <param name="bytes">Bytes of the whole stack; 0 when the task has not begun to run.</param>
    /// <returns>Bytes used at most; all of them also when its lowest word was overwritten otherwise.</returns>
    public static int StackUse(int task, out int bytes)
    {
        Registers registers = default;
        int unused = 0;
        bytes = 0;
        do
        {
            registers.R0 = (uint)Operation.TaskStack;
            registers.R1 = (uint)task;
            registers.R2 = (uint)unused;
            SystemCall.Invoke(ref registers);
            if ((Result)registers.R0 != Result.Ok)
            {
                break;
            }

            bytes = (int)registers.R2;
            unused += (int)registers.R1;
        }
        while (registers.R1 == Limits.StackWordsPerCall);

        return bytes - (unused * sizeof(uint));
    }

    /// <summary>Begins the watchdog's time anew. Without effect when the manifest has none.</summary>
    public static void FeedWatchdog() => SystemCall.Invoke(Operation.WatchdogFeed);

    /// <summary>Resets the machine.</summary>
    public static void Reset() => SystemCall.Invoke(Operation.MachineReset);
}
