using Anckor;

namespace Guarded;

/// <summary>Checks in twenty times, then does something else for ever.</summary>
internal static class Forgetful
{
    [TaskEntry]
    private static void Main()
    {
        for (int count = 0; count < 20; count++)
        {
            Watchdog.CheckIn();
            Clock.Sleep(Duration.FromMilliseconds(100));
        }

        Log.Info("lost in thought"u8);
        while (true)
        {
            Task.Yield();
        }
    }
}
