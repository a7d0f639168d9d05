using Anckor;
using Suite;

namespace Regression.Cases;

/// <summary>Runs the cases and sums up.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Peers.Begin();
        Messages.Run();
        Floats.Run();
        Faults.Run();
        Supervision.Run();
        Lives.Run();
        Loans.Run();
        Times.Run();
        TypedCalls.Run();
        Bugs.Run();
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
