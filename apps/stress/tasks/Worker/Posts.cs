using System.Runtime.CompilerServices;
using Anckor;

namespace Stress.Worker;

/// <summary>Notifications: every worker has a bit, and tells in its messages how often it posted it.</summary>
/// <remarks>
/// Notifications are not counted, so this is what must hold for two calls of one sender: when it posted between them its bit has come or
/// is there, and when not, it has not. Only a caller that is still waiting cannot have posted since, so other messages do not count.
/// </remarks>
internal static class Posts
{
    /// <summary>The bits of all workers.</summary>
    internal const uint All = (1u << Plan.Workers) - 1;

    private static Bytes posted;
    private static Bytes known;
    private static uint heard;
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

    /// <summary>A caller says how often it posted.</summary>
    internal static void Check(int sender, byte count)
    {
        uint bit = 1u << sender;
        uint bits = Notification.Wait(bit, Duration.Zero);
        Journal.Count(bits);
        Collect(bits);
        if ((heard & bit) != 0)
        {
            bool posted = count != known[sender];
            Journal.Demand(posted ? Failure.NotificationLost : Failure.NotificationTooMany, seen & bit, posted ? bit : 0);
        }

        heard |= bit;
        seen &= ~bit;
        known[sender] = count;
    }

    [InlineArray(Plan.Workers)]
    private struct Bytes
    {
        private byte first;
    }
}
