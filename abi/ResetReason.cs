namespace Anckor.Abi;

/// <summary>Why the processor came out of reset.</summary>
public enum ResetReason : uint
{
    /// <summary>The chip does not say; simulators do not.</summary>
    Unknown = 0,

    /// <summary>Power came on.</summary>
    PowerOn = 1,

    /// <summary>The supply was too low.</summary>
    BrownOut = 2,

    /// <summary>The reset pin.</summary>
    Pin = 3,

    /// <summary>Software asked for it: the supervisor, or the kernel after a failure.</summary>
    Software = 4,

    /// <summary>The watchdog was not fed.</summary>
    Watchdog = 5,

    /// <summary>A low-power mode that is not allowed.</summary>
    LowPower = 6,
}
