using System;
using Anckor;

namespace Crowd.Director;

/// <summary>Counts the cases and writes a line for each.</summary>
internal static class Score
{
    private static uint passed;
    private static uint total;

    /// <summary>Reports a case.</summary>
    internal static void Case(scoped ReadOnlySpan<byte> name, bool isRight)
    {
        total++;
        if (isRight)
        {
            passed++;
            Log.Plain($"TEST {name} PASS");
        }
        else
        {
            // Who does not do what it is told may never answer again.
            Log.Plain($"TEST {name} FAIL step {Crew.Step}");
            Write();
        }
    }

    /// <summary>Sums up, and does nothing any more.</summary>
    internal static void Write()
    {
        if (passed == total)
        {
            Log.Plain($"SUITE PASSED {passed}/{total}");
        }
        else
        {
            Log.Plain($"SUITE FAILED {total - passed}/{total}");
        }

        Notification.Wait(0);
    }
}
