using System;
using System.Globalization;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>Computes the clock tree of the STM32F405/407 line as register values (RM0090 sections 3.5 and 7.3).</summary>
internal static class Stm32F4Clock
{
    /// <summary>What RNG, SDIO and USB want from the PLL's second output.</summary>
    private const ulong UsbHertz = 48_000_000;

    // RM0090 7.3.2: what the PLL's input and its oscillator may run at, and below what the oscillator is not recommended.
    private const ulong InputLeast = 1_000_000;
    private const ulong InputMost = 2_000_000;
    private const ulong OscillatorLeast = 100_000_000;
    private const ulong OscillatorRecommended = 192_000_000;
    private const ulong OscillatorMost = 432_000_000;

    /// <summary>Bits 31-28 of RCC_PLLCFGR "must be kept at reset value", and that is 2 (reset value 0x2400_3010).</summary>
    private const uint ReservedBits = 0x2000_0000;

    private const uint FromCrystal = 1 << 22;

    /// <summary>RM0090 3.9.1: prefetch, instruction cache and data cache on.</summary>
    private const uint FlashCaches = (1 << 8) | (1 << 9) | (1 << 10);

    /// <summary>How far the internal oscillator itself may be off, in parts of a hundred: no need to hit the frequency closer.</summary>
    private const ulong InternalAccuracy = 1;

    /// <summary>The dividers and the multiplier of the PLL.</summary>
    internal readonly record struct PllSetting(uint M, uint N, uint P, uint Q)
    {
        /// <summary>RCC_PLLCFGR without its source bit.</summary>
        public uint Register => ReservedBits | M | (N << 6) | (((P / 2) - 1) << 16) | (Q << 24);

        /// <summary>Frequency of the core in hertz, rounded down.</summary>
        public ulong CoreFrom(uint source) => (ulong)source * N / (M * P);
    }

    /// <summary>The clock tree for a board, or what is wrong with what it asks for.</summary>
    /// <param name="crystal">Frequency of the crystal, 0 for none.</param>
    /// <param name="core">Frequency of the core.</param>
    /// <param name="limits">What the chip can do.</param>
    /// <param name="problem">The message and the remedy when the answer is null.</param>
    public static ClockDescriptor? Describe(uint crystal, uint core, ClockLimits limits, out (string Message, string Remedy) problem)
    {
        problem = default;
        if (core > limits.CoreMost)
        {
            problem = ($"the core cannot run at {Hertz(core)}", $"core = {Digits(limits.CoreMost)} or less");
            return null;
        }

        uint source = crystal != 0 ? crystal : limits.Internal;
        if (Exact(source, core) is not { } main)
        {
            string origin = crystal != 0 ? $"a crystal of {Hertz(crystal)}" : $"the internal oscillator of {Hertz(source)}";
            PllSetting near = Nearest(source, core, limits.CoreMost, wholeHertz: true);
            problem = ($"the PLL cannot make {Hertz(core)} from {origin}", $"core = {Digits((uint)near.CoreFrom(source))}");
            return null;
        }

        PllSetting spare = Exact(limits.Internal, core) ?? Nearest(limits.Internal, core, limits.CoreMost, wholeHertz: false);
        if (Distance(spare.CoreFrom(limits.Internal), core) * 100 > core * InternalAccuracy)
        {
            problem = (
                $"without the crystal the PLL cannot make {Hertz(core)} from the internal oscillator of {Hertz(limits.Internal)}",
                $"core = {Digits((uint)spare.CoreFrom(limits.Internal))}");
            return null;
        }

        (uint apb1, uint apb2) = (Shift(core, limits.Apb1Most), Shift(core, limits.Apb2Most));
        uint waitStates = ((core + limits.FlashStep - 1) / limits.FlashStep) - 1;
        return new ClockDescriptor
        {
            CrystalHz = crystal,
            InternalHz = limits.Internal,
            CoreHz = core,
            PllFromCrystal = crystal == 0 ? 0 : main.Register | FromCrystal,
            PllFromInternal = spare.Register,
            Prescalers = (PrescalerBits(apb1) << 10) | (PrescalerBits(apb2) << 13),
            FlashAccess = waitStates | FlashCaches,
            BusShifts = (apb1 << 8) | (apb2 << 16),
        };
    }

    /// <summary>The setting that makes exactly this frequency, preferring 48 MHz for USB and the recommended range.</summary>
    internal static PllSetting? Exact(uint source, uint core)
    {
        PllSetting? best = null;
        int bestRank = int.MaxValue;
        for (uint p = 2; p <= 8; p += 2)
        {
            ulong oscillator = (ulong)core * p;

            // From the largest divider down: the lowest input frequency divides most evenly, and is what ST's own examples use.
            for (uint m = 63; m >= 2; m--)
            {
                ulong n = oscillator * m / source;
                if (!IsPossible(source, m, n, oscillator) || oscillator * m % source != 0)
                {
                    continue;
                }

                uint q = DividerForUsb(oscillator);
                int rank = (oscillator == q * UsbHertz ? 0 : 2) + (oscillator >= OscillatorRecommended ? 0 : 1);
                if (rank < bestRank)
                {
                    (best, bestRank) = (new PllSetting(m, (uint)n, p, q), rank);
                }
            }
        }

        return best;
    }

    /// <summary>The setting that comes closest without going above <paramref name="most"/>.</summary>
    private static PllSetting Nearest(uint source, uint core, uint most, bool wholeHertz)
    {
        PllSetting best = default;
        ulong bestDistance = ulong.MaxValue;
        for (uint p = 2; p <= 8; p += 2)
        {
            for (uint m = 63; m >= 2; m--)
            {
                for (uint n = 50; n <= 432; n++)
                {
                    ulong oscillator = (ulong)source * n / m;
                    PllSetting setting = new(m, n, p, DividerForUsb(oscillator));
                    ulong made = (ulong)source * n / (m * p);
                    if (!IsPossible(source, m, n, oscillator) || made > most || (wholeHertz && (ulong)source * n % (m * p) != 0))
                    {
                        continue;
                    }

                    if (Distance(made, core) < bestDistance)
                    {
                        (best, bestDistance) = (setting, Distance(made, core));
                    }
                }
            }
        }

        return best;
    }

    private static bool IsPossible(uint source, uint m, ulong n, ulong oscillator) =>
        source >= m * InputLeast && source <= m * InputMost
        && n is >= 50 and <= 432
        && oscillator is >= OscillatorLeast and <= OscillatorMost;

    /// <summary>The smallest divider that does not exceed 48 MHz.</summary>
    private static uint DividerForUsb(ulong oscillator) => (uint)Math.Max(2, (oscillator + UsbHertz - 1) / UsbHertz);

    private static ulong Distance(ulong first, ulong second) => first > second ? first - second : second - first;

    /// <summary>By how many bits a bus must be slower than the core.</summary>
    private static uint Shift(uint core, uint most)
    {
        uint shift = 0;
        while (shift < 4 && core >> (int)shift > most)
        {
            shift++;
        }

        return shift;
    }

    /// <summary>RCC_CFGR PPRE1/PPRE2: 0 divides by 1, 4 by 2, 5 by 4, 6 by 8, 7 by 16.</summary>
    private static uint PrescalerBits(uint shift) => shift == 0 ? 0 : 3 + shift;

    private static string Hertz(uint hertz) => $"{Digits(hertz)} Hz";

    /// <summary>As TOML likes it: 168_000_000.</summary>
    private static string Digits(uint number) =>
        number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');
}
