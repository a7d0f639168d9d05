using System;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>What the supervisor says of tasks.</summary>
internal static class FaultReport
{
    /// <summary>That a task faulted: why, and where.</summary>
    internal static void Write(int task, in TaskStatus status)
    {
        LogLine line = new(0, 0);
        AddName(ref line, (uint)task);
        line.AppendFormatted(" faulted: "u8);
        switch (status.Fault)
        {
            case FaultKind.Panic:
                line.AppendFormatted("panic"u8);
                AddMessage(ref line, FaultLog.MessageOf(task));
                break;
            case FaultKind.Injected:
                line.AppendFormatted("injected by "u8);
                AddName(ref line, status.Detail);
                break;
            case FaultKind.FromServer:
                AddServer(ref line, in status);
                break;
            default:
                line.AppendFormatted(FaultText.Of(status.Fault));
                line.AppendFormatted(", address 0x"u8);
                line.AppendFormatted(status.Address, "x8");
                break;
        }

        line.AppendFormatted(", pc 0x"u8);
        line.AppendFormatted(status.ProgramCounter, "x8");
        line.AppendFormatted(", lr 0x"u8);
        line.AppendFormatted(status.LinkRegister, "x8");
        ConsoleLine.Write(ref line);
    }

    /// <summary>That a task was started again.</summary>
    internal static void WriteRestart(int task, uint generation)
    {
        LogLine line = new(0, 0);
        AddName(ref line, (uint)task);
        line.AppendFormatted(" restarted, generation "u8);
        line.AppendFormatted(generation);
        ConsoleLine.Write(ref line);
    }

    /// <summary>That a task stays stopped.</summary>
    internal static void WriteHold(int task)
    {
        LogLine line = new(0, 0);
        AddName(ref line, (uint)task);
        line.AppendFormatted(" held"u8);
        ConsoleLine.Write(ref line);
    }

    /// <summary>That a task has had all its restarts.</summary>
    internal static void WriteLimit(int task, uint limit)
    {
        LogLine line = new(0, 0);
        AddName(ref line, (uint)task);
        line.AppendFormatted(" held: restarted "u8);
        line.AppendFormatted(limit);
        line.AppendFormatted(limit == 1 ? " time without running for "u8 : " times without running for "u8);
        line.AppendFormatted(RestartRecord.LongLife / 1000);
        line.AppendFormatted(" s"u8);
        ConsoleLine.Write(ref line);
    }

    /// <summary>That the board is reset because of a task. Returns when the console has had time to show it.</summary>
    internal static void WriteReset(int task)
    {
        LogLine line = new(0, 0);
        AddName(ref line, (uint)task);
        line.AppendFormatted(" resets the board"u8);
        ConsoleLine.Write(ref line);

        // The console's task holds up to 512 bytes: 45 ms at 115,200 baud. It does not say when they are out.
        Clock.Sleep(Duration.FromTicks(Ticks.Of(50)));
    }

    /// <summary>That a task did not check in, and what comes of it.</summary>
    internal static void WriteLate(int task, uint milliseconds)
    {
        LogLine line = new(0, 0);
        AddName(ref line, (uint)task);
        line.AppendFormatted(" is late: no check-in for "u8);
        line.AppendFormatted(milliseconds);
        line.AppendFormatted(" ms, the watchdog is fed no more"u8);
        ConsoleLine.Write(ref line);
    }

    private static void AddName(ref LogLine line, uint task)
    {
        Name name = SystemInformation.TaskName((int)task);
        line.AppendFormatted(name.Bytes);
    }

    private static void AddServer(ref LogLine line, in TaskStatus status)
    {
        line.AppendFormatted("broke the protocol of "u8);
        AddName(ref line, status.Address);
        line.AppendFormatted(": "u8);
        if (status.Address == Limits.Supervisor)
        {
            line.AppendFormatted(FaultText.Of((SupervisorRefusal)status.Detail));
        }
        else
        {
            line.AppendFormatted("reason "u8);
            line.AppendFormatted(status.Detail);
        }
    }

    /// <summary>Adds as much of a panic's message as leaves room for the place. It is the task's text: nothing in it may begin a line.</summary>
    private static void AddMessage(ref LogLine line, ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
        {
            return;
        }

        line.AppendFormatted(" \""u8);
        int room = LineBytes - line.Text.Length - BytesBehindMessage;
        for (int index = 0; index < message.Length && index < room; index++)
        {
            line.AppendFormatted(message[index] is >= 0x20 and < 0x7F ? message.Slice(index, 1) : "?"u8);
        }

        line.AppendFormatted("\""u8);
    }

    /// <summary>Where a log line is cut.</summary>
    private const int LineBytes = 120;

    /// <summary>A quotation mark, and ", pc 0x01234567, lr 0x01234567".</summary>
    private const int BytesBehindMessage = 31;
}
