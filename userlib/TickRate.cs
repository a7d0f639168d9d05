namespace Anckor;

/// <summary>The time base. The image builder replaces this file where the manifest says another <c>tick-rate</c>.</summary>
internal static class TickRate
{
    /// <summary>Ticks per second.</summary>
    internal const uint PerSecond = 1000;
}
