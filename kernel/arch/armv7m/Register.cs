using System.Threading;

namespace Anckor.Kernel;

/// <summary>Registers of the processor and the chip.</summary>
/// <remarks>Safety: callers pass addresses of registers from the manuals or from the checked application table.</remarks>
internal static unsafe class Register
{
    /// <summary>Reads a register.</summary>
    internal static uint Read(uint address) => Volatile.Read(ref *(uint*)address);

    /// <summary>Writes a register.</summary>
    internal static void Write(uint address, uint value) => Volatile.Write(ref *(uint*)address, value);

    /// <summary>Clears some bits, then sets some.</summary>
    internal static void Modify(uint address, uint clear, uint set) => Write(address, (Read(address) & ~clear) | set);

    /// <summary>Waits until all the bits are as wanted, for a bounded number of reads.</summary>
    internal static bool WaitFor(uint address, uint mask, uint wanted)
    {
        for (int reads = 0; reads < MostReads; reads++)
        {
            if ((Read(address) & mask) == wanted)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>More than 10 ms at 16 MHz: a crystal needs 2 ms (STM32F407 datasheet, t_SU(HSE)), a PLL 0.3 ms.</summary>
    private const int MostReads = 40_000;
}
