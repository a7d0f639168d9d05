using System.Runtime;
using System.Runtime.CompilerServices;

namespace Regression.Below;

/// <summary>The processor's registers, all of them.</summary>
internal static class Registers
{
    /// <summary>Fills the registers with numbers from a seed on, computes for a while, and compares.</summary>
    /// <returns>0 when all were as they should be.</returns>
    /// <remarks>Safety: it changes nothing but registers, and gives back those that it must.</remarks>
    [RuntimeImport("below_hold_registers")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Hold(uint seed);
}
