using Anckor;

namespace Bench.Peer;

/// <summary>Waits for a notification, again and again.</summary>
internal static class Waiter
{
    internal static void Run()
    {
        while (true)
        {
            Notification.Wait(1);
        }
    }
}
