using Anckor;

namespace Stress.Worker;

/// <summary>This worker's timer: armed, disarmed, and never too early, too often or forgotten.</summary>
internal static class Alarm
{
    /// <summary>Its notification bit.</summary>
    internal const uint Bit = 1 << 8;

    private static bool isArmed;
    private static ulong deadline;

    /// <summary>Disarms it, finds out what it did before, and mostly arms it again.</summary>
    internal static void Change()
    {
        ulong before = Clock.Now;
        Timer.Cancel();
        uint bits = Notification.Wait(Bit, Duration.Zero);
        bool wentOff = Collect(bits);
        Journal.Demand(Failure.TimerMissing, wentOff || !isArmed || before < deadline);
        isArmed = !Self.OneIn(4);
        if (isArmed)
        {
            deadline = Clock.Now + (uint)Self.Random(6);
            Timer.Set(deadline, Bit);
            Journal.Count((uint)deadline);
        }

        Journal.Count(bits);
    }

    /// <summary>Bits came.</summary>
    internal static bool Collect(uint bits)
    {
        if ((bits & Bit) == 0)
        {
            return false;
        }

        Journal.Demand(Failure.TimerTooMany, isArmed);
        Journal.Demand(Failure.TimerTooEarly, Clock.Now >= deadline);
        Journal.Saw(Sight.TimerTaken);
        isArmed = false;
        return true;
    }
}
