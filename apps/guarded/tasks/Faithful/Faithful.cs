using Anckor;

namespace Guarded;

/// <summary>Checks in for ever, and says so every second.</summary>
internal static class Faithful
{
    [TaskEntry]
    private static void Main()
    {
        for (uint count = 1; ; count++)
        {
            Watchdog.CheckIn();
            Clock.Sleep(Duration.FromMilliseconds(100));
            if (count % 10 == 0)
            {
                Log.Info($"checked in {count} times");
            }
        }
    }
}
