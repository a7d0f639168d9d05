using Anckor;
using Suite;

namespace Channels.Cases;

/// <summary>Runs the cases and sums up.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Peers.Begin();
        LoanContents.Run();
        LoanShapes.Run();
        LoanFaults.Run();
        LoanEnds.Run();
        Servers.Run();
        Tokens.Run();
        Handles.Run();
        FourCalls.Run();
        Lengths.Run();
        Work.Run();
        Interrupts.Run();
        Differential.Run();

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
