using Anckor;

namespace Suite.Kernel;

/// <summary>Waits for the cases about the language, runs those about the kernel, and sums up.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Inboxes.Create();
        Tally tally = Inboxes.Tally.Receive().Read<Tally>();
        Score.Add(tally.Passed, tally.Total);

        Facts.Run();
        Opening.Run();
        ShortMessages.Run();
        LongMessages.Run();
        Order.Run();
        Notifications.Run();
        Timers.Run();
        Time.Run();
        Timeouts.Run();
        Inheritance.Run();
        Restarts.Run();

        if (Score.Passed == Score.Total)
        {
            Log.Plain($"SUITE PASSED {Score.Passed}/{Score.Total}");
        }
        else
        {
            Log.Plain($"SUITE FAILED {Score.Passed}/{Score.Total}");
        }

        Clock.Sleep(Duration.Forever);
    }
}
