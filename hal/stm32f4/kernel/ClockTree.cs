using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>The clock tree of the STM32F4 (RM0090 section 7).</summary>
internal static class ClockTree
{
    private const uint Control = 0x4002_3800;
    private const uint PllConfiguration = 0x4002_3804;
    private const uint Configuration = 0x4002_3808;
    private const uint FlashAccess = 0x4002_3C00;

    private const uint CrystalOn = 1 << 16;
    private const uint CrystalReady = 1 << 17;
    private const uint PllOn = 1 << 24;
    private const uint PllReady = 1 << 25;
    private const uint SelectPll = 0b10;
    private const uint SelectMask = 0b11;
    private const uint PllSelected = 0b10 << 2;
    private const uint SelectedMask = 0b11 << 2;
    private const uint LatencyMask = 0b111;

    /// <summary>Brings the core to its speed. Every wait is bounded: a crystal can be missing, and simulators have no clock tree.</summary>
    internal static ClockSource Start(in ClockDescriptor clock)
    {
        bool crystal = false;
        if (clock.CrystalHz != 0)
        {
            Register.Modify(Control, 0, CrystalOn);
            crystal = Register.WaitFor(Control, CrystalReady, CrystalReady);
        }

        Register.Write(PllConfiguration, crystal ? clock.PllFromCrystal : clock.PllFromInternal);
        Register.Modify(Control, 0, PllOn);
        if (!Register.WaitFor(Control, PllReady, PllReady))
        {
            Register.Modify(Control, PllOn, 0);
            return ClockSource.Internal;
        }

        // Wait states before speed (RM0090 3.5.1): the new latency must read back before the clock may rise.
        Register.Write(FlashAccess, clock.FlashAccess);
        if (!Register.WaitFor(FlashAccess, LatencyMask, clock.FlashAccess & LatencyMask))
        {
            Register.Modify(Control, PllOn, 0);
            return ClockSource.Internal;
        }

        Register.Write(Configuration, clock.Prescalers);
        Register.Modify(Configuration, SelectMask, SelectPll);
        if (!Register.WaitFor(Configuration, SelectedMask, PllSelected))
        {
            Register.Write(Configuration, 0);
            Register.Modify(Control, PllOn, 0);
            return ClockSource.Internal;
        }

        return crystal ? ClockSource.CrystalPll : ClockSource.InternalPll;
    }
}
