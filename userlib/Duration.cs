namespace Anckor;

/// <summary>A length of time, in ticks.</summary>
public readonly struct Duration
{
    private Duration(uint ticks) => Ticks = ticks;

    /// <summary>In ticks.</summary>
    public uint Ticks { get; }

    /// <summary>No time at all: do not wait.</summary>
    public static Duration Zero => default;

    /// <summary>Without end.</summary>
    public static Duration Forever => new(Abi.Limits.Forever);

    /// <summary>A number of ticks.</summary>
    public static Duration FromTicks(uint ticks) => new(ticks);

    /// <summary>A number of milliseconds, rounded up to ticks.</summary>
    public static Duration FromMilliseconds(uint milliseconds) =>
        new(TickRate.PerSecond == 1000 ? milliseconds : (uint)((((ulong)milliseconds * TickRate.PerSecond) + 999) / 1000));

    /// <summary>A number of seconds.</summary>
    public static Duration FromSeconds(uint seconds) => new(seconds * TickRate.PerSecond);
}
