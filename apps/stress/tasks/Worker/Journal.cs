using System.Numerics;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>Counts operations and folds everything seen into a checksum, for the director.</summary>
internal static class Journal
{
    private const uint Batch = 64;

    private static Report report;
    private static Channel director;

    /// <summary>Finds the director.</summary>
    internal static void Begin() => director = Channel.Open("report"u8);

    /// <summary>One operation was done, and this came of it.</summary>
    internal static void Count(uint outcome)
    {
        Fold(outcome);
        report.Operations++;
        if (report.Operations >= Batch)
        {
            Send();
        }
    }

    /// <summary>Something that must be the same when the run is repeated.</summary>
    internal static void Fold(uint value) => report.Digest = (BitOperations.RotateLeft(report.Digest, 5) ^ value) * 0x9E37_79B1;

    /// <summary>Something happened that every run must see.</summary>
    internal static void Saw(Sight sight) => report.Sights |= 1u << (int)sight;

    /// <summary>A number must have a value.</summary>
    internal static void Demand(Failure failure, uint actual, uint expected)
    {
        if (actual != expected)
        {
            Fail(failure, actual, expected);
        }
    }

    /// <summary>Something must hold.</summary>
    internal static void Demand(Failure failure, bool holds) => Demand(failure, holds ? 1u : 0u, 1);

    /// <summary>Tells the director, and does nothing any more.</summary>
    internal static void Fail(Failure failure, uint actual, uint expected)
    {
        report.Failure = failure;
        report.Actual = actual;
        report.Expected = expected;
        Send();
        while (true)
        {
            Clock.Sleep(Duration.Forever);
        }
    }

    private static void Send()
    {
        director.Send(report);
        report.Operations = 0;
    }
}
