using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stress.Director;

/// <summary>What the workers have done so far.</summary>
internal static class Books
{
    /// <summary>Index of the task w0: behind the supervisor and the serial task.</summary>
    internal const int FirstTask = 2;

    private static PerWorker done;
    private static PerWorker seenAt;

    /// <summary>Operations of all.</summary>
    internal static uint Operations { get; private set; }

    /// <summary>A checksum over all reports in their order.</summary>
    internal static uint Digest { get; private set; }

    /// <summary>What anybody has seen happen.</summary>
    internal static uint Sights { get; private set; }

    /// <summary>Takes a report over.</summary>
    internal static void Enter(int worker, in Report report)
    {
        Operations += report.Operations;
        Sights |= report.Sights;
        Digest = (BitOperations.RotateLeft(Digest, 5) ^ report.Digest) * 0x9E37_79B1;
        done[worker] += report.Operations;
        seenAt[worker] = Operations;
    }

    /// <summary>Operations of one.</summary>
    internal static uint OperationsOf(int worker) => done[worker];

    /// <summary>A worker that did not report while all did so many operations; -1 when there is none.</summary>
    internal static int FindStuck(uint patience)
    {
        for (int worker = 0; worker < Plan.Workers; worker++)
        {
            if (Operations - seenAt[worker] > patience)
            {
                return worker;
            }
        }

        return -1;
    }

    [InlineArray(Plan.Workers)]
    private struct PerWorker
    {
        private uint first;
    }
}
