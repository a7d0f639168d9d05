namespace Anckor;

/// <summary>What only the idle task does.</summary>
public static class Idle
{
    /// <summary>Stops the processor until the next interrupt.</summary>
    public static void WaitForInterrupt() => SystemCall.WaitForInterrupt();
}
