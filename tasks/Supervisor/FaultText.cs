using System;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Faults in words.</summary>
internal static class FaultText
{
    /// <summary>Why a task was stopped.</summary>
    internal static ReadOnlySpan<byte> Of(FaultKind kind) => kind switch
    {
        FaultKind.MemoryAccess => "memory access"u8,
        FaultKind.IllegalText => "illegal text"u8,
        FaultKind.StackOverflow => "stack overflow"u8,
        FaultKind.BusError => "bus error"u8,
        FaultKind.IllegalInstruction => "illegal instruction"u8,
        FaultKind.InvalidOperation => "invalid operation"u8,
        FaultKind.DivideByZero or FaultKind.IntegerDivideByZero => "division by zero"u8,
        FaultKind.BadOperation => "bad system call number"u8,
        FaultKind.BadPointer => "bad pointer in a system call"u8,
        FaultKind.BadHandle => "bad handle"u8,
        FaultKind.NotSupervisor => "not the supervisor"u8,
        FaultKind.BadArgument => "bad argument"u8,
        FaultKind.LoanMisuse => "system call on borrowed memory"u8,
        FaultKind.Returned => "its entry method returned"u8,
        FaultKind.IndexOutOfRange => "index out of range"u8,
        FaultKind.ArithmeticOverflow => "arithmetic overflow"u8,
        FaultKind.NullReference => "null reference"u8,
        FaultKind.ArgumentOutOfRange => "argument out of range"u8,
        FaultKind.UnsupportedOperation => "unsupported operation"u8,
        FaultKind.Throw => "throw"u8,
        FaultKind.StackProbe => "stack overflow"u8,
        FaultKind.InvalidCast => "invalid cast"u8,
        FaultKind.StackCookie => "stack buffer overrun"u8,
        FaultKind.HeapUse => "heap use"u8,
        _ => "unknown"u8,
    };

    /// <summary>How a client broke the supervisor's own protocol.</summary>
    internal static ReadOnlySpan<byte> Of(SupervisorRefusal reason) => reason switch
    {
        SupervisorRefusal.WrongLength => "wrong length"u8,
        SupervisorRefusal.WrongOperation => "wrong operation"u8,
        SupervisorRefusal.WrongTask => "wrong task"u8,
        _ => "unknown"u8,
    };
}
