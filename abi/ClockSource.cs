namespace Anckor.Abi;

/// <summary>Where the core clock comes from.</summary>
public enum ClockSource : uint
{
    /// <summary>The internal oscillator without PLL: nothing else started in time.</summary>
    Internal = 0,

    /// <summary>The PLL, fed by the internal oscillator: the crystal did not start.</summary>
    InternalPll = 1,

    /// <summary>The PLL, fed by the crystal.</summary>
    CrystalPll = 2,
}
