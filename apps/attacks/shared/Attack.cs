namespace Attacks;

/// <summary>What the attacker tries, one a life: its generation is the number.</summary>
internal enum Attack
{
    ReadOtherRam,
    WriteOtherRam,
    ExecuteOtherRam,
    ReadOtherFlash,
    WriteOtherFlash,
    ExecuteOtherFlash,
    ReadKernelRam,
    WriteKernelRam,
    ReadKernelFlash,
    ExecuteKernelFlash,
    WriteOwnFlash,
    ExecuteOwnRam,
    ReadPeripheral,
    WritePeripheral,
    WriteMpu,
    ReadNull,
    WriteNull,
    CallNull,
    ReadFarFromNull,
    OverflowStack,
    CallWithForeignStack,
    NameInForeignMemory,
    SendForeignMemory,
    ReplyIntoForeignMemory,
    ReceiveIntoForeignMemory,
    WrapAround,
    UnknownOperation,
    ForgedHandle,
    ForeignChannelSet,
    NotifyNobody,
    SendDeviceMemory,
    LendDeviceMemory,
    ReceiveIntoDeviceMemory,
    LendForeignMemory,
    LendForeignMemoryInCall,
    LendKernelMemory,
    LendOwnFlashToWrite,
    LendBeyondOwnMemory,
    LendAroundTheEnd,
    LendWithUnknownOffer,
    ReplyFromForeignMemory,
    BorrowFromForeignChannel,
    ReplyAndReceiveFromForeignChannel,
    CallHandleZero,
    CallHandleOfNoSlot,
    TooLongForRegisters,
    RestartOther,
    ReadStatus,
    ResetMachine,
    DivideByZero,
    UndefinedInstruction,
    Breakpoint,
    IndexOutOfRange,
    CheckedOverflow,
    SliceOutOfRange,
    NullReference,
    ThrowNull,
    ClearThumbBit,
    ReturnToHandler,
    Panic,
    Return,
    Count,
}

/// <summary>Where a task keeps things that others must not touch.</summary>
internal struct Places
{
    /// <summary>A word in its RAM.</summary>
    internal uint Ram;

    /// <summary>A function in its flash.</summary>
    internal uint Flash;
}

/// <summary>What a witness has seen.</summary>
internal struct Testimony
{
    /// <summary>How often it looked.</summary>
    internal uint Looks;

    /// <summary>How often something was wrong.</summary>
    internal uint Wrong;

    /// <summary>How often the worker reported.</summary>
    internal uint Reports;
}
