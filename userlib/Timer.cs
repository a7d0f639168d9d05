using Anckor.Abi;

namespace Anckor;

/// <summary>The timer of this task: posts notification bits once, at a time.</summary>
public static class Timer
{
    /// <summary>Arms the timer; what it was armed for before is forgotten. A time that has passed posts at once.</summary>
    /// <param name="deadline">In ticks since boot, as <see cref="Clock.Now"/>.</param>
    /// <param name="bits">What to post.</param>
    public static void Set(ulong deadline, uint bits) =>
        SystemCall.Invoke(Operation.TimerSet, (uint)deadline, (uint)(deadline >> 32), bits);

    /// <summary>Disarms the timer.</summary>
    public static void Cancel() => SystemCall.Invoke(Operation.TimerSet);
}
