namespace Regression;

/// <summary>What the assistant does when it is asked.</summary>
internal enum Deed : uint
{
    /// <summary>Answers the argument.</summary>
    JustReply,

    /// <summary>Answers the argument plus one, and keeps it.</summary>
    Store,

    /// <summary>Reads from the address in the argument.</summary>
    BadMemory,

    /// <summary>Puts its stack pointer 8 KiB below the top of its stack, and uses it.</summary>
    StackOverflow,

    /// <summary>Jumps into its stack.</summary>
    ExecData,

    /// <summary>Jumps to an address without the Thumb bit.</summary>
    IllegalOperation,

    /// <summary>Jumps to null.</summary>
    BadExec,

    /// <summary>Reads on behind its code.</summary>
    TextOutOfBounds,

    /// <summary>Reads on from its stack to the end of its memory, and one word more.</summary>
    StackOutOfBounds,

    /// <summary>Reads the word below its stack.</summary>
    BelowStack,

    /// <summary>Reads a register of the processor that needs privilege.</summary>
    BusError,

    /// <summary>Executes what is no instruction.</summary>
    IllegalInstruction,

    /// <summary>Divides by zero.</summary>
    DivideByZero,

    /// <summary>Puts pi into every floating-point register, then answers.</summary>
    EatSomePi,

    /// <summary>Puts pi into every floating-point register, and dies.</summary>
    PiAndDie,

    /// <summary>Answers all bits that stand in any floating-point register.</summary>
    ReadFloats,

    /// <summary>Panics without an answer.</summary>
    Panic,

    /// <summary>Asks the supervisor for the state of the task in the argument.</summary>
    ReadTaskStatus,

    /// <summary>Asks the supervisor to end it.</summary>
    FaultTask,

    /// <summary>Asks the supervisor to restart it.</summary>
    RestartTask,

    /// <summary>Makes the supervisor's call of that number itself, about the highest index.</summary>
    Privileged,

    /// <summary>Breaks the supervisor's protocol with a message of that length.</summary>
    Malformed,

    /// <summary>Posts notifications to the task in the argument that is not there.</summary>
    PostNobody,

    /// <summary>Waits for notifications of the mask in the argument, and tells when asked with <see cref="Noted"/>.</summary>
    Wait,

    /// <summary>Sleeps for as many ticks as the argument says.</summary>
    Sleep,

    /// <summary>Answers what <see cref="Wait"/> came to.</summary>
    Noted,

    /// <summary>Borrows a call, and answers its length, whether it may be written, and the sum of its bytes; adds the argument to each that may.</summary>
    Borrow,

    /// <summary>Receives a call into its own buffer, and answers as many bytes as the argument says.</summary>
    Copy,

    /// <summary>Gives back what nobody lent, answers nobody, ends nobody.</summary>
    BorrowFromNobody,

    /// <summary>Makes a system call with as many bytes of stack as the argument says.</summary>
    ExhaustedStack,

    /// <summary>Makes one with floating-point registers in use and its stack that many bytes behind the end of its memory.</summary>
    FloatsBehindTheEnd,

    /// <summary>Makes a system call whose frame just fits at the low end of its memory, and answers what it brought.</summary>
    LowestStack,
}
