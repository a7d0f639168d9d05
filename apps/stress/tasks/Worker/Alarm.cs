using Anckor;

namespace Stress.Worker;

/// <summary>This worker's timer: armed, disarmed, and never too early, too often or forgotten.</summary>
internal static class Alarm
{
    /// <summary>Its notification bit.</summary>
    internal const uint Bit = 1 << 8;

    private static bool isArmed;
    private static ulong deadline;

    /// <summary>Arms or disarms it, after what it did before is known.</summary>
    internal static void Change()
    {
        Collect(Notification.Wait(Bit, Duration.Zero));
        ulong now = Clock.Now;
        if (isArmed)
        {
            Journal.Demand(Failure.TimerMissing, now < deadline || Collect(Notification.Wait(Bit, Duration.Zero)));
        }

        if (Self.OneIn(4))
        {
            Timer.Cancel();
            isArmed = false;

            // It may have gone off after it was looked at and before it was disarmed.
            Notification.Wait(Bit, Duration.Zero);
        }
        else
        {
            deadline = now + (uint)Self.Random(6);
            isArmed = true;
            Timer.Set(deadline, Bit);
        }

        Journal.Count((uint)deadline);
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
