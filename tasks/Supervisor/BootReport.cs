using System;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Why the board starts, in one line at the first: nothing when the chip does not say.</summary>
internal static class BootReport
{
    /// <summary>Writes it.</summary>
    internal static void Write()
    {
        ResetReason reason = SystemInformation.ResetReason;
        LogLine line = new(0, 0);
        if (SystemInformation.TryGetEpitaph(out Epitaph epitaph))
        {
            line.AppendFormatted("the run before ended: kernel failure "u8);
            line.AppendFormatted(epitaph.Failure);
            line.AppendFormatted(", detail 0x"u8);
            line.AppendFormatted(epitaph.Detail, "x8");
            line.AppendFormatted(", pc 0x"u8);
            line.AppendFormatted(epitaph.Place, "x8");
            line.AppendFormatted(reason == ResetReason.Unknown ? default : "; "u8);
        }

        if (reason != ResetReason.Unknown)
        {
            line.AppendFormatted("reset by "u8);
            line.AppendFormatted(Describe(reason));
        }

        if (!line.Text.IsEmpty)
        {
            ConsoleLine.Write(ref line);
        }
    }

    private static ReadOnlySpan<byte> Describe(ResetReason reason) => reason switch
    {
        ResetReason.PowerOn => "power on"u8,
        ResetReason.BrownOut => "too low a supply"u8,
        ResetReason.Pin => "the reset pin"u8,
        ResetReason.Software => "software"u8,
        ResetReason.Watchdog => "the watchdog"u8,
        _ => "a low-power mode"u8,
    };
}
