using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Suite;

/// <summary>Counts the cases of a task and writes a line for each.</summary>
internal static class Score
{
    private static uint passed;
    private static uint total;

    /// <summary>Cases that passed.</summary>
    internal static uint Passed => passed;

    /// <summary>Cases in all.</summary>
    internal static uint Total => total;

    /// <summary>Reports a case. Its name stands first, so that it is known even when its line is cut.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Case(scoped ReadOnlySpan<byte> name, scoped Check check)
    {
        total++;
        if (check.Passed)
        {
            passed++;
            Log.Plain($"TEST {name} PASS");
        }
        else
        {
            Log.Plain($"TEST {name} FAIL {check.Reason}: {check.Actual} instead of {check.Expected}");
        }
    }

    /// <summary>Takes over what another task counted.</summary>
    internal static void Add(uint othersPassed, uint othersTotal)
    {
        passed += othersPassed;
        total += othersTotal;
    }
}
