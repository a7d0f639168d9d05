namespace Anckor;

/// <summary>The time base that <see cref="Duration"/> converts with: the default of <c>tick-rate</c> in the manifest.</summary>
/// <remarks>An application with another tick-rate must give its durations in ticks.</remarks>
internal static class TickRate
{
    /// <summary>Ticks per second.</summary>
    internal const uint PerSecond = 1000;
}
