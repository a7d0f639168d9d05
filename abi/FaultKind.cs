namespace Anckor.Abi;

/// <summary>Why a task was stopped.</summary>
/// <remarks>Kinds of 0xA0 and above are panics of compiled C#: the number is the immediate of the <c>udf</c> that ended the task.</remarks>
public enum FaultKind : byte
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>Read or write of memory that the task's regions do not allow. Has an address.</summary>
    MemoryAccess = 1,

    /// <summary>Execution outside the task's code.</summary>
    IllegalText = 2,

    /// <summary>The stack left its region. The address is the stack pointer.</summary>
    StackOverflow = 3,

    /// <summary>The bus answered with an error. Has an address when the access was precise.</summary>
    BusError = 4,

    /// <summary>An instruction that does not exist.</summary>
    IllegalInstruction = 5,

    /// <summary>A wrong execution state: Thumb bit clear, bad exception return, coprocessor off, unaligned where it must be aligned.</summary>
    InvalidOperation = 6,

    /// <summary>A division by zero trapped by the processor.</summary>
    DivideByZero = 7,

    /// <summary>A number in r0 that is no operation.</summary>
    BadOperation = 8,

    /// <summary>An address and length in a system call that the caller itself may not use so.</summary>
    BadPointer = 9,

    /// <summary>A handle, token, channel set or index never given to the caller.</summary>
    BadHandle = 10,

    /// <summary>A system call only the supervisor may make.</summary>
    NotSupervisor = 11,

    /// <summary>An argument outside its range.</summary>
    BadArgument = 12,

    /// <summary>The task ended itself. Its message can be read.</summary>
    Panic = 13,

    /// <summary>The supervisor ended the task. The detail is the index of the task that asked, as the supervisor says.</summary>
    Injected = 14,

    /// <summary>A server ended the task, which had broken its protocol: the address is the server's index, the detail its reason.</summary>
    FromServer = 15,

    /// <summary>A borrower called the kernel with its stack in memory that is not its own.</summary>
    LoanMisuse = 16,

    /// <summary>Index outside an array or span.</summary>
    IndexOutOfRange = 0xA1,

    /// <summary>Overflow in checked arithmetic.</summary>
    ArithmeticOverflow = 0xA2,

    /// <summary>Integer division by zero.</summary>
    IntegerDivideByZero = 0xA3,

    /// <summary>A null reference found by a check.</summary>
    NullReference = 0xA4,

    /// <summary>An argument that a library method refuses.</summary>
    ArgumentOutOfRange = 0xA5,

    /// <summary>An operation that a library method refuses or does not have here.</summary>
    UnsupportedOperation = 0xA6,

    /// <summary>A <c>throw</c>.</summary>
    Throw = 0xA7,

    /// <summary>A frame larger than the stack.</summary>
    StackProbe = 0xA8,

    /// <summary>A cast to a type that the object does not have.</summary>
    InvalidCast = 0xA9,

    /// <summary>A stack buffer was overrun: its guard word changed.</summary>
    StackCookie = 0xAA,

    /// <summary>Something asked for a heap.</summary>
    HeapUse = 0xAB,

    /// <summary>The entry method of a task returned.</summary>
    Returned = 0xAC,
}
