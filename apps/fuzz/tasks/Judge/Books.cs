using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>What was told so far.</summary>
internal static class Books
{
    private static PerTask rounds;
    private static PerTask heard;
    private static PerCall done;
    private static PerCall refused;
    private static PerSight sights;

    /// <summary>System calls that rogues made and told of: those that came back.</summary>
    internal static uint Calls { get; private set; }

    /// <summary>Whether somebody told that something was wrong.</summary>
    internal static bool IsFailed { get; private set; }

    /// <summary>Who.</summary>
    internal static int FailedTask { get; private set; }

    /// <summary>What.</summary>
    internal static Report FailedReport { get; private set; }

    /// <summary>How many calls of a kind did what they should.</summary>
    internal static uint Done(int kind) => done[kind];

    /// <summary>How many calls of a kind brought a refusal.</summary>
    internal static uint Refused(int kind) => refused[kind];

    /// <summary>How often something was seen.</summary>
    internal static uint Seen(int sight) => sights[sight];

    /// <summary>How often a rogue was heard of.</summary>
    internal static uint HeardOf(int task) => heard[task];

    /// <summary>Rounds of a bystander.</summary>
    internal static uint RoundsOf(int task) => rounds[task];

    /// <summary>Adds up what a rogue tells, whatever it is: its memory may be in any state.</summary>
    /// <returns>Whether it can be true.</returns>
    internal static bool Enter(int rogue, ReadOnlySpan<byte> message)
    {
        if (message.Length != Tally.Bytes)
        {
            return false;
        }

        Tally tally = MemoryMarshal.Read<Tally>(message);
        uint calls = Sum(tally.Done) + Sum(tally.Refused);
        if (tally.Magic != Tally.MagicValue || calls > Tally.Most)
        {
            return false;
        }

        for (int kind = 0; kind < CallKinds.Count; kind++)
        {
            done[kind] += tally.Done[kind];
            refused[kind] += tally.Refused[kind];
        }

        for (int sight = 0; sight < (int)Sight.Count; sight++)
        {
            sights[sight] += tally.Sights[sight];
        }

        Calls += calls;
        heard[rogue]++;
        return true;
    }

    /// <summary>Takes over what a task tells of itself.</summary>
    internal static void Enter(ref Message message)
    {
        Report report = message.Read<Report>();
        rounds[message.Sender] = report.Rounds;
        if (report.Failure != Failure.None)
        {
            Fail(message.Sender, report);
        }
    }

    /// <summary>A call of the judge's own.</summary>
    internal static void Note(Operation operation, Result result)
    {
        ref PerCall book = ref result == Result.Ok ? ref done : ref refused;
        book[CallKinds.Of((uint)operation)]++;
    }

    /// <summary>Something is wrong.</summary>
    internal static void Fail(int task, Report report)
    {
        if (!IsFailed)
        {
            IsFailed = true;
            FailedTask = task;
            FailedReport = report;
        }
    }

    private static uint Sum(ReadOnlySpan<byte> counts)
    {
        uint sum = 0;
        foreach (byte count in counts)
        {
            sum += count;
        }

        return sum;
    }

    [InlineArray(Plan.Tasks)]
    private struct PerTask
    {
        private uint first;
    }

    [InlineArray(CallKinds.Count)]
    private struct PerCall
    {
        private uint first;
    }

    [InlineArray((int)Sight.Count)]
    private struct PerSight
    {
        private uint first;
    }
}
