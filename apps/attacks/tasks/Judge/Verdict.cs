using System;
using Anckor.Abi;

namespace Attacks;

/// <summary>What each attack must end in, and its name in the results.</summary>
internal static class Verdict
{
    /// <summary>The fault it must end in.</summary>
    internal static FaultKind Kind(Attack attack) => attack switch
    {
        Attack.ExecuteOtherRam
            or Attack.ExecuteOtherFlash
            or Attack.ExecuteKernelFlash
            or Attack.ExecuteOwnRam
            or Attack.CallNull => FaultKind.IllegalText,
        Attack.WriteMpu => FaultKind.BusError,
        Attack.OverflowStack or Attack.CallWithForeignStack => FaultKind.StackOverflow,
        Attack.NameInForeignMemory
            or Attack.SendForeignMemory
            or Attack.ReplyIntoForeignMemory
            or Attack.ReceiveIntoForeignMemory
            or Attack.WrapAround
            or Attack.SendDeviceMemory
            or Attack.LendDeviceMemory
            or Attack.ReceiveIntoDeviceMemory
            or Attack.LendForeignMemory
            or Attack.LendForeignMemoryInCall
            or Attack.LendKernelMemory
            or Attack.LendOwnFlashToWrite
            or Attack.LendBeyondOwnMemory
            or Attack.LendAroundTheEnd
            or Attack.ReplyFromForeignMemory => FaultKind.BadPointer,
        Attack.LendWithUnknownOffer => FaultKind.BadArgument,
        Attack.UnknownOperation or Attack.TooLongForRegisters => FaultKind.BadOperation,
        Attack.ForgedHandle
            or Attack.ForeignChannelSet
            or Attack.NotifyNobody
            or Attack.BorrowFromForeignChannel
            or Attack.ReplyAndReceiveFromForeignChannel
            or Attack.CallHandleZero
            or Attack.CallHandleOfNoSlot => FaultKind.BadHandle,
        Attack.RestartOther or Attack.ReadStatus or Attack.ResetMachine => FaultKind.NotSupervisor,
        Attack.DivideByZero => FaultKind.IntegerDivideByZero,
        Attack.UndefinedInstruction or Attack.Breakpoint => FaultKind.IllegalInstruction,
        Attack.IndexOutOfRange => FaultKind.IndexOutOfRange,
        Attack.CheckedOverflow => FaultKind.ArithmeticOverflow,
        Attack.SliceOutOfRange => FaultKind.ArgumentOutOfRange,
        Attack.ThrowNull => FaultKind.Throw,
        Attack.ClearThumbBit or Attack.ReturnToHandler => FaultKind.InvalidOperation,
        Attack.Panic => FaultKind.Panic,
        Attack.Return => FaultKind.Returned,
        _ => FaultKind.MemoryAccess,
    };

    /// <summary>Its name.</summary>
    internal static ReadOnlySpan<byte> Name(Attack attack) => attack switch
    {
        Attack.ReadOtherRam => "read_other_ram"u8,
        Attack.WriteOtherRam => "write_other_ram"u8,
        Attack.ExecuteOtherRam => "execute_other_ram"u8,
        Attack.ReadOtherFlash => "read_other_flash"u8,
        Attack.WriteOtherFlash => "write_other_flash"u8,
        Attack.ExecuteOtherFlash => "execute_other_flash"u8,
        Attack.ReadKernelRam => "read_kernel_ram"u8,
        Attack.WriteKernelRam => "write_kernel_ram"u8,
        Attack.ReadKernelFlash => "read_kernel_flash"u8,
        Attack.ExecuteKernelFlash => "execute_kernel_flash"u8,
        Attack.WriteOwnFlash => "write_own_flash"u8,
        Attack.ExecuteOwnRam => "execute_own_ram"u8,
        Attack.ReadPeripheral => "read_peripheral"u8,
        Attack.WritePeripheral => "write_peripheral"u8,
        Attack.WriteMpu => "write_mpu"u8,
        Attack.ReadNull => "read_null"u8,
        Attack.WriteNull => "write_null"u8,
        Attack.CallNull => "call_null"u8,
        Attack.ReadFarFromNull => "read_far_from_null"u8,
        Attack.OverflowStack => "overflow_stack"u8,
        Attack.CallWithForeignStack => "call_with_foreign_stack"u8,
        Attack.NameInForeignMemory => "name_in_foreign_memory"u8,
        Attack.SendForeignMemory => "send_foreign_memory"u8,
        Attack.ReplyIntoForeignMemory => "reply_into_foreign_memory"u8,
        Attack.ReceiveIntoForeignMemory => "receive_into_foreign_memory"u8,
        Attack.WrapAround => "wrap_around"u8,
        Attack.UnknownOperation => "unknown_operation"u8,
        Attack.ForgedHandle => "forged_handle"u8,
        Attack.ForeignChannelSet => "foreign_channel_set"u8,
        Attack.NotifyNobody => "notify_nobody"u8,
        Attack.SendDeviceMemory => "send_device_memory"u8,
        Attack.LendDeviceMemory => "lend_device_memory"u8,
        Attack.ReceiveIntoDeviceMemory => "receive_into_device_memory"u8,
        Attack.LendForeignMemory => "lend_foreign_memory"u8,
        Attack.LendForeignMemoryInCall => "lend_foreign_memory_in_call"u8,
        Attack.LendKernelMemory => "lend_kernel_memory"u8,
        Attack.LendOwnFlashToWrite => "lend_own_flash_to_write"u8,
        Attack.LendBeyondOwnMemory => "lend_beyond_own_memory"u8,
        Attack.LendAroundTheEnd => "lend_around_the_end"u8,
        Attack.LendWithUnknownOffer => "lend_with_unknown_offer"u8,
        Attack.ReplyFromForeignMemory => "reply_from_foreign_memory"u8,
        Attack.BorrowFromForeignChannel => "borrow_from_foreign_channel"u8,
        Attack.ReplyAndReceiveFromForeignChannel => "reply_and_receive_from_foreign_channel"u8,
        Attack.CallHandleZero => "call_handle_zero"u8,
        Attack.CallHandleOfNoSlot => "call_handle_of_no_slot"u8,
        Attack.TooLongForRegisters => "too_long_for_registers"u8,
        Attack.RestartOther => "restart_other"u8,
        Attack.ReadStatus => "read_status"u8,
        Attack.ResetMachine => "reset_machine"u8,
        Attack.DivideByZero => "divide_by_zero"u8,
        Attack.UndefinedInstruction => "undefined_instruction"u8,
        Attack.Breakpoint => "breakpoint"u8,
        Attack.IndexOutOfRange => "index_out_of_range"u8,
        Attack.CheckedOverflow => "checked_overflow"u8,
        Attack.SliceOutOfRange => "slice_out_of_range"u8,
        Attack.NullReference => "null_reference"u8,
        Attack.ThrowNull => "throw_null"u8,
        Attack.ClearThumbBit => "clear_thumb_bit"u8,
        Attack.ReturnToHandler => "return_to_handler"u8,
        Attack.Panic => "panic"u8,
        Attack.Return => "return"u8,
        _ => "unknown"u8,
    };
}
