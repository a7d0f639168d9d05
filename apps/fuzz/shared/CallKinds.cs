using System;
using Anckor.Abi;

namespace Fuzz;

/// <summary>The system calls, those with any length taken as one.</summary>
internal static class CallKinds
{
    /// <summary>How many, whatever is no operation included.</summary>
    internal const int Count = 32;

    /// <summary>What is no operation.</summary>
    internal const int Unknown = Count - 1;

    private const int FirstPlain = 4;
    private const int TimedCall = FirstPlain + (int)(Operation.WatchdogFeed - Operation.Receive) + 1;
    private const int TimedSend = TimedCall + 1;

    /// <summary>Which one an operation word is.</summary>
    internal static int Of(uint operation) => operation switch
    {
        < (uint)Operation.ReplyReceive => 0,
        < (uint)Operation.Send => 1,
        < (uint)Operation.Reply => 2,
        < (uint)Operation.Receive => 3,
        <= (uint)Operation.WatchdogFeed => FirstPlain + (int)(operation - (uint)Operation.Receive),
        >= (uint)Operation.TimedCall and <= (uint)Operation.TimedCall + Limits.ShortMessageBytes => TimedCall,
        >= (uint)Operation.TimedSend and <= (uint)Operation.TimedSend + Limits.ShortMessageBytes => TimedSend,
        _ => Unknown,
    };

    /// <summary>Whether only the supervisor may make it.</summary>
    internal static bool IsSupervisors(int kind) => OperationOf(kind) is Operation.TaskStatus or Operation.TaskRestart or Operation.MachineReset
        or Operation.TaskInject or Operation.PanicMessage or Operation.WatchdogFeed;

    /// <summary>Whether it comes back when all is well.</summary>
    internal static bool Returns(int kind) =>
        kind != Unknown && OperationOf(kind) is not Operation.Panic and not Operation.MachineReset;

    /// <summary>Whether it waits for a message for as long as it takes.</summary>
    internal static bool WaitsWithoutEnd(uint operation) =>
        operation is (uint)Operation.Receive or (>= (uint)Operation.ReplyReceive and < (uint)Operation.Send);

    /// <summary>Its name.</summary>
    internal static ReadOnlySpan<byte> Name(int kind) => kind switch
    {
        0 => "Call"u8,
        1 => "ReplyReceive"u8,
        2 => "Send"u8,
        3 => "Reply"u8,
        TimedCall => "TimedCall"u8,
        TimedSend => "TimedSend"u8,
        Unknown => "no operation"u8,
        _ => Name(OperationOf(kind)),
    };

    /// <summary>For those that carry no length.</summary>
    private static Operation OperationOf(int kind) => (Operation)(kind - FirstPlain) + (int)Operation.Receive;

    private static ReadOnlySpan<byte> Name(Operation operation) => operation switch
    {
        Operation.Receive => "Receive"u8,
        Operation.TimedReceive => "TimedReceive"u8,
        Operation.ReceiveInto => "ReceiveInto"u8,
        Operation.LongSend => "LongSend"u8,
        Operation.LongCall => "LongCall"u8,
        Operation.LongReply => "LongReply"u8,
        Operation.ChannelCreate => "ChannelCreate"u8,
        Operation.ChannelGet => "ChannelGet"u8,
        Operation.Notify => "Notify"u8,
        Operation.TimerSet => "TimerSet"u8,
        Operation.ClockRead => "ClockRead"u8,
        Operation.Yield => "Yield"u8,
        Operation.Null => "Null"u8,
        Operation.Panic => "Panic"u8,
        Operation.Inform => "Inform"u8,
        Operation.InterruptAcknowledge => "InterruptAcknowledge"u8,
        Operation.TaskStatus => "TaskStatus"u8,
        Operation.TaskRestart => "TaskRestart"u8,
        Operation.MachineReset => "MachineReset"u8,
        Operation.ReceiveLoan => "ReceiveLoan"u8,
        Operation.Release => "Release"u8,
        Operation.ClientFault => "ClientFault"u8,
        Operation.TaskInject => "TaskInject"u8,
        Operation.PanicMessage => "PanicMessage"u8,
        _ => "WatchdogFeed"u8,
    };
}
