using Anckor;

namespace Fuzz;

/// <summary>Tells the judge how it goes: now and then, and at once when something is wrong.</summary>
internal static class Reporter
{
    private const uint Interval = 16;

    private static Channel judge;
    private static Report report;

    /// <summary>Finds the judge.</summary>
    internal static void Begin() => judge = Channel.Open("report"u8);

    /// <summary>Counts a round.</summary>
    internal static void CountRound()
    {
        report.Rounds++;
        if (report.Rounds % Interval == 0)
        {
            judge.Send(report);
        }
    }

    /// <summary>Two numbers must be equal.</summary>
    internal static void Demand(Failure otherwise, uint actual, uint expected)
    {
        if (actual != expected)
        {
            report.Failure = otherwise;
            report.Actual = actual;
            report.Expected = expected;
            judge.Send(report);
        }
    }

    /// <summary>Something must be true.</summary>
    internal static void Demand(Failure otherwise, bool isTrue) => Demand(otherwise, isTrue ? 1u : 0, 1);
}
