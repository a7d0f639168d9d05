using System;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>What the supervisor says on the console.</summary>
internal static class FaultReport
{
    /// <summary>That a task faulted: why, and where.</summary>
    internal static void Write(int task, in TaskStatus status)
    {
        Name name = SystemInformation.TaskName(task);
        Log.Info($"{name.Bytes} faulted: {Describe(status.Fault)}, address 0x{status.Address:x8}, pc 0x{status.ProgramCounter:x8}, lr 0x{status.LinkRegister:x8}");
    }

    /// <summary>That a task was started again.</summary>
    internal static void WriteRestart(int task, uint generation)
    {
        Name name = SystemInformation.TaskName(task);
        Log.Info($"{name.Bytes} restarted, generation {generation}");
    }

    private static ReadOnlySpan<byte> Describe(FaultKind kind) => kind switch
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
        FaultKind.Panic => "panic"u8,
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
}
