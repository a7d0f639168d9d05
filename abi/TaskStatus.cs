using System.Runtime.InteropServices;

namespace Anckor.Abi;

/// <summary>What the supervisor sees of a task: r4-r11 after <see cref="Operation.TaskStatus"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct TaskStatus
{
    /// <summary>What it is doing.</summary>
    public TaskState State;

    /// <summary>Its fault, when it is faulted.</summary>
    public FaultKind Fault;

    /// <summary>What it was doing when it faulted.</summary>
    public TaskState StateBefore;

    /// <summary>What the manifest wants done about it.</summary>
    public FaultPolicy Policy;

    /// <summary>How many times it was started, less one.</summary>
    public uint Generation;

    /// <summary>The address of the access that faulted, or 0.</summary>
    public uint Address;

    /// <summary>Program counter at the fault.</summary>
    public uint ProgramCounter;

    /// <summary>Link register at the fault: for a panic of compiled C#, the place behind the failing check.</summary>
    public uint LinkRegister;

    /// <summary>Stack pointer at the fault.</summary>
    public uint StackPointer;

    /// <summary>The Configurable Fault Status Register (ARM ARM B3.2.15), or the operation for misuse of a system call.</summary>
    public uint Detail;

    /// <summary>How many faults since boot.</summary>
    public uint FaultCount;
}
