namespace Fuzz;

/// <summary>What ticker and counter know of each other.</summary>
internal static class Ticks
{
    /// <summary>Posted each period. One of <see cref="Plan.ReservedBits"/>.</summary>
    internal const uint Bit = 1 << 30;
}
