using System;
using Anckor.Abi;

namespace Anckor.Tasks.Serial;

/// <summary>The first line on the console: what runs, on what, and how fast.</summary>
internal static class Banner
{
    /// <summary>Writes it.</summary>
    internal static void Write(ref ByteQueue queue)
    {
        uint version = SystemInformation.KernelVersion;
        LogLine text = new(0, 0);
        text.AppendLiteral("\r\nAnckor ");
        text.AppendFormatted(version >> 16);
        text.AppendLiteral(".");
        text.AppendFormatted(version >> 8 & 0xFF);
        text.AppendLiteral(".");
        text.AppendFormatted(version & 0xFF);
        text.AppendLiteral(", ");
        Name application = SystemInformation.ApplicationName;
        text.AppendFormatted(application.Bytes);
        text.AppendLiteral(" on ");
        Name board = SystemInformation.BoardName;
        text.AppendFormatted(board.Bytes);
        text.AppendLiteral(", ");
        text.AppendFormatted(SystemInformation.CoreHz / 1_000_000);
        text.AppendLiteral(" MHz from the ");
        text.AppendFormatted(Source(SystemInformation.ClockSource));
        text.AppendLiteral("\r\n");
        queue.Add(text.Text);
    }

    private static ReadOnlySpan<byte> Source(ClockSource source) => source switch
    {
        ClockSource.CrystalPll => "crystal"u8,
        ClockSource.InternalPll => "internal oscillator and PLL"u8,
        _ => "internal oscillator"u8,
    };
}
