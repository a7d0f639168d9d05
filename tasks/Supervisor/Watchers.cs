using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Who wants to know when another task dies. A watcher that dies is forgotten: it starts as it was built, and asks again.</summary>
internal static class Watchers
{
    private static Bits bits;

    /// <summary>Sets what a task is told with; no bits for nothing.</summary>
    internal static void Set(int watcher, uint notifications) => bits[watcher] = notifications;

    /// <summary>Tells everybody else that a task died.</summary>
    internal static void Tell(int task)
    {
        bits[task] = 0;
        for (int watcher = 1; watcher < Roster.Count; watcher++)
        {
            if (bits[watcher] != 0)
            {
                Notification.Post(watcher, bits[watcher]);
            }
        }
    }

    [InlineArray(Limits.Tasks)]
    private struct Bits
    {
        private uint first;
    }
}
