namespace Anckor.Tasks.Supervisor;

/// <summary>Time in ticks of 32 bits: differences are right for as long as they are shorter than 2^31 ticks.</summary>
internal static class Ticks
{
    private static uint perSecond;

    /// <summary>Asks how long a tick is.</summary>
    internal static void Start() => perSecond = SystemInformation.TicksPerSecond;

    /// <summary>The time.</summary>
    internal static uint Now => (uint)Clock.Now;

    /// <summary>Milliseconds, up to an hour, in ticks; at least one.</summary>
    internal static uint Of(uint milliseconds)
    {
        // In two parts, so that no product leaves 32 bits.
        uint ticks = (milliseconds / 1000 * perSecond) + (milliseconds % 1000 * perSecond / 1000);
        return ticks == 0 ? 1 : ticks;
    }

    /// <summary>How long until a time; 0 when it has come.</summary>
    internal static uint Until(uint time, uint now) => (int)(time - now) <= 0 ? 0 : time - now;
}
