using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>What can be asked of the supervisor over the channel <c>supervisor</c>.</summary>
public enum SupervisorOperation : uint
{
    /// <summary>The state of a task. Reply: <see cref="TaskStatus"/>.</summary>
    Status = 0,

    /// <summary>A fault that is kept; the argument is how many newer ones there are. Reply: <see cref="FaultEntry"/>.</summary>
    Fault = 1,

    /// <summary>A part of the message that is kept of a task's panic; the argument is its first byte. Reply: <see cref="PanicPart"/>.</summary>
    PanicMessage = 2,

    /// <summary>What runs, and how the run before ended. Reply: <see cref="RunReport"/>.</summary>
    Run = 3,

    /// <summary>The argument's notification bits go to the caller whenever another task dies. Reply: <see cref="Result.Ok"/>.</summary>
    Watch = 4,

    /// <summary>Starts a task anew, whatever it is doing. Reply: <see cref="Result"/>.</summary>
    Restart = 5,

    /// <summary>Ends a task and leaves it stopped. Reply: <see cref="Result"/>.</summary>
    Hold = 6,

    /// <summary>Starts a task that is stopped. Reply: <see cref="Result"/>.</summary>
    Release = 7,

    /// <summary>Ends a task; its policy decides what follows. Reply: <see cref="Result"/>.</summary>
    Inject = 8,

    /// <summary>How deep the stack of a task was. Reply: <see cref="StackReport"/>.</summary>
    Stack = 9,
}

/// <summary>A request to the supervisor: always all of it.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct SupervisorRequest
{
    /// <summary>Bytes of a request.</summary>
    public const int Bytes = 12;

    /// <summary>What.</summary>
    public SupervisorOperation Operation;

    /// <summary>Index of the task it is about; 0 where it is about none.</summary>
    public uint Task;

    /// <summary>What the operation says; else 0.</summary>
    public uint Argument;
}

/// <summary>Why the supervisor ended a client: the reason of its fault.</summary>
public enum SupervisorRefusal : uint
{
    /// <summary>The request is not <see cref="SupervisorRequest.Bytes"/> long.</summary>
    WrongLength = 1,

    /// <summary>No such operation.</summary>
    WrongOperation = 2,

    /// <summary>No such task, or one that this cannot be done to: the supervisor itself and idle.</summary>
    WrongTask = 3,
}

/// <summary>A fault that the supervisor keeps, also after the task's restart.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct FaultEntry
{
    /// <summary>Counts the faults of all tasks since boot, from 1; 0 when there is no such fault.</summary>
    public uint Number;

    /// <summary>Index of the task.</summary>
    public byte Task;

    /// <summary>Why.</summary>
    public FaultKind Kind;

    /// <summary>What it was doing.</summary>
    public TaskState StateBefore;

    /// <summary>Bytes of a panic's message that are kept.</summary>
    public byte MessageLength;

    /// <summary>When the supervisor learned of it: the low half of the ticks since boot.</summary>
    public uint Tick;

    /// <summary>As <see cref="TaskStatus.Address"/>.</summary>
    public uint Address;

    /// <summary>As <see cref="TaskStatus.ProgramCounter"/>.</summary>
    public uint ProgramCounter;

    /// <summary>As <see cref="TaskStatus.LinkRegister"/>.</summary>
    public uint LinkRegister;

    /// <summary>As <see cref="TaskStatus.StackPointer"/>.</summary>
    public uint StackPointer;

    /// <summary>As <see cref="TaskStatus.Detail"/>.</summary>
    public uint Detail;
}

/// <summary>A part of a panic's message.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct PanicPart
{
    /// <summary>The fault it belongs to, see <see cref="FaultEntry.Number"/>; 0 when no message of the task is kept.</summary>
    public uint Number;

    /// <summary>Bytes of the message that are kept.</summary>
    public uint Length;

    /// <summary>The bytes from the one asked for on.</summary>
    public PanicText Text;
}

/// <summary>The bytes that one answer carries of a panic's message.</summary>
[InlineArray(Bytes)]
public struct PanicText
{
    /// <summary>How many.</summary>
    public const int Bytes = 24;

    private byte first;
}

/// <summary>How deep the stack of a task was since it was last started.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct StackReport
{
    /// <summary>Bytes used at most.</summary>
    public uint Used;

    /// <summary>Bytes of the whole stack; 0 when the task has not begun to run.</summary>
    public uint Bytes;
}

/// <summary>What runs, and how the run before ended.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RunReport
{
    /// <summary>Identifies what was built.</summary>
    public uint ImageId;

    /// <summary>Why the processor last came out of reset.</summary>
    public ResetReason ResetReason;

    /// <summary>The failure of the kernel that ended the run before; its <see cref="Epitaph.Magic"/> is 0 when it did not end so.</summary>
    public Epitaph Epitaph;
}
