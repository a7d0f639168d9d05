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

    /// <summary>Resets the machine.</summary>
    public static void Reset() => SystemCall.Invoke(Operation.MachineReset);
}
