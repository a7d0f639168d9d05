using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>Lines on the console, through the channel <c>log</c>.</summary>
/// <remarks>A line that finds nobody to take it in time is lost: a log must not stop the task that writes it.</remarks>
public static class Log
{
    private static Channel channel;
    private static bool isOpen;

    /// <summary>Writes a line: <c>Log.Info($"answer {answer}")</c>. Formatted on the stack, without allocation; cut at 120 bytes.</summary>
    public static void Info(ref LogLine line) => Write(line.Text);

    /// <summary>Writes a line: <c>Log.Info("ready"u8)</c>.</summary>
    public static void Info(ReadOnlySpan<byte> text) => Write(text);

    /// <summary>Writes a line without this task's name before it: for what programs read, such as test results.</summary>
    public static void Plain(ref LogLine line)
    {
        line.MakePlain();
        Write(line.Text);
    }

    /// <summary>The first byte of a line that is written as it is.</summary>
    public const byte PlainMark = 0;

    private static void Write(ReadOnlySpan<byte> text)
    {
        // The serial task may start later than this one, or be restarted.
        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (!isOpen && Channel.TryOpen("log"u8, Patience, out channel) != Result.Ok)
            {
                return;
            }

            isOpen = true;
            if (channel.TrySend(text, Patience) != Result.Dead)
            {
                return;
            }

            isOpen = false;
        }
    }

    private static Duration Patience => Duration.FromMilliseconds(100);
}
