using Anckor.Abi;

namespace Anckor;

/// <summary>Time.</summary>
public static class Clock
{
    /// <summary>Ticks since boot.</summary>
    public static ulong Now => SystemCall.InvokeWide(Operation.ClockRead);

    /// <summary>Waits for at least this long.</summary>
    public static void Sleep(Duration duration) => SystemCall.Invoke(Operation.TimedReceive, duration.Ticks);
}
