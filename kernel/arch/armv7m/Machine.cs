using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>What boot found out about the machine.</summary>
internal static unsafe class Machine
{
    /// <summary>The application table.</summary>
    internal static ApplicationHeader* Application;

    /// <summary>The core clock in hertz.</summary>
    internal static uint CoreHz;

    /// <summary>Where it comes from.</summary>
    internal static ClockSource ClockSource;

    /// <summary>Why the processor came out of reset.</summary>
    internal static ResetReason ResetReason;

    /// <summary>The clock of a bus in hertz.</summary>
    internal static uint BusHz(RegionAttributes attributes)
    {
        uint shifts = Application->Clock.BusShifts;
        RegionAttributes bus = attributes & RegionAttributes.BusMask;
        if (ClockSource == ClockSource.Internal)
        {
            // Prescalers stay as after reset when the PLL does not run.
            return CoreHz;
        }

        int shift = bus == RegionAttributes.BusApb1 ? 8 : bus == RegionAttributes.BusApb2 ? 16 : 0;
        return CoreHz >> (int)(shifts >> shift & 0xFF);
    }
}
