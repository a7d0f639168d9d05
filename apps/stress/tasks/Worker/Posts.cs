using System.Runtime.CompilerServices;
using Anckor;

namespace Stress.Worker;

/// <summary>Notifications: every worker has a bit, and tells in its messages how often it posted it.</summary>
/// <remarks>
/// Notifications are not counted, so this is what must hold: when a message says that its sender posted since the one before, its bit has
/// come or is there; when not, it has not.
/// </remarks>
internal static class Posts
{
    /// <summary>The bits of all workers.</summary>
    internal const uint All = (1u << Plan.Workers) - 1;

    private static Bytes posted;
    private static Bytes known;
    private static uint seen;

    /// <summary>How often this worker posted to another.</summary>
    internal static byte To(int worker) => posted[worker];

    /// <summary>Posts to another.</summary>
    internal static void Post(int worker)
    {
        posted[worker]++;
        Notification.Post(Self.FirstTask + worker, 1u << Self.Index);
        Journal.Count((uint)worker);
    }

    /// <summary>Bits came.</summary>
    internal static void Collect(uint bits)
    {
        seen |= bits & All;
        if ((bits & All) != 0)
        {
            Journal.Saw(Sight.NotificationTaken);
        }
    }

    /// <summary>A sender began a new life, or is heard for the first time: what it posted before does not matter.</summary>
    internal static void Forget(int sender, byte count)
    {
        Collect(Notification.Wait(1u << sender, Duration.Zero));
        seen &= ~(1u << sender);
        known[sender] = count;
    }

    /// <summary>A message says how often its sender posted.</summary>
    internal static void Check(int sender, byte count)
    {
        uint bit = 1u << sender;
        Collect(Notification.Wait(bit, Duration.Zero));
        if (count != known[sender])
        {
            Journal.Demand(Failure.NotificationLost, seen & bit, bit);
        }
        else
        {
            Journal.Demand(Failure.NotificationTooMany, seen & bit, 0);
        }

        seen &= ~bit;
        known[sender] = count;
    }

    [InlineArray(Plan.Workers)]
    private struct Bytes
    {
        private byte first;
    }
}
