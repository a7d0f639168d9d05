using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>Why the chip came out of reset (RM0090 7.3.21, RCC_CSR).</summary>
internal static class ResetCause
{
    private const uint ControlStatus = 0x4002_3874;
    private const uint RemoveFlags = 1 << 24;
    private const uint BrownOut = 1 << 25;
    private const uint Pin = 1 << 26;
    private const uint PowerOn = 1 << 27;
    private const uint Software = 1 << 28;
    private const uint IndependentWatchdog = 1 << 29;
    private const uint WindowWatchdog = 1 << 30;
    private const uint LowPower = 1u << 31;

    /// <summary>Reads the flags and removes them, so that the next reset shows its own.</summary>
    internal static ResetReason Take()
    {
        uint flags = Register.Read(ControlStatus);
        Register.Modify(ControlStatus, 0, RemoveFlags);

        // Every reset also pulls the pin, and power coming on also counts as a brown-out: the special ones first.
        if ((flags & (IndependentWatchdog | WindowWatchdog)) != 0)
        {
            return ResetReason.Watchdog;
        }

        return (flags & Software) != 0 ? ResetReason.Software
            : (flags & LowPower) != 0 ? ResetReason.LowPower
            : (flags & PowerOn) != 0 ? ResetReason.PowerOn
            : (flags & BrownOut) != 0 ? ResetReason.BrownOut
            : (flags & Pin) != 0 ? ResetReason.Pin
            : ResetReason.Unknown;
    }
}
