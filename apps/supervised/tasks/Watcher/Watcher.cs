using Anckor;

namespace Supervised;

/// <summary>Tells the operator what it heard of another task's death: asked for in its first life only.</summary>
internal static class Watcher
{
    private const uint Death = 1 << 7;

    [TaskEntry]
    private static void Main()
    {
        if (Task.Generation == 0)
        {
            Supervisor.Watch(Death);
        }

        // While it waits for the answer, another task dies.
        Channel ward = Channel.Open("ward"u8);
        ward.Call<uint, uint>(0);
        ward.Call<uint, uint>(Notification.Wait(Death, Duration.FromMilliseconds(20)));
        Task.Panic("done"u8);
    }
}
