using System;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>Says how it ended.</summary>
internal static class Verdict
{
    /// <summary>Who did less than this did nothing worth looking at.</summary>
    private const uint LeastRounds = 500;

    /// <summary>Says it.</summary>
    internal static void Give(uint seed)
    {
        for (int task = Plan.FirstBystander; task < Plan.Tasks - 1; task++)
        {
            Name name = SystemInformation.TaskName(task);
            Log.Plain($"FUZZ {name.Bytes} did {Books.RoundsOf(task)} rounds");
        }

        for (FaultKind kind = FaultKind.MemoryAccess; kind <= FaultKind.LoanMisuse; kind++)
        {
            Log.Plain($"FUZZ fault {(uint)kind} came {Roll.FaultsOf(kind)} times");
        }

        Log.Plain($"FUZZ compiled panics came {Roll.FaultsOf(FaultKind.IndexOutOfRange)} times, client faults {Books.ClientFaults}, other restarts {Books.Restarts}");
        if (Books.IsFailed)
        {
            Name name = SystemInformation.TaskName(Books.FailedTask);
            Report report = Books.FailedReport;
            Log.Plain($"FUZZ FAILED {name.Bytes} {Reason(report.Failure)}: {report.Actual} instead of {report.Expected}, after {Books.Calls} calls, seed {seed}");
            return;
        }

        for (int sight = 0; sight < (int)Sight.Count; sight++)
        {
            if ((Books.Sights >> sight & 1) == 0)
            {
                Log.Plain($"FUZZ FAILED nothing ever came to sight {sight}, seed {seed}");
                return;
            }
        }

        for (int task = Plan.FirstBystander; task < Plan.Tasks - 1; task++)
        {
            if (Books.RoundsOf(task) < LeastRounds)
            {
                Log.Plain($"FUZZ FAILED task {task} did only {Books.RoundsOf(task)} rounds, seed {seed}");
                return;
            }
        }

        Log.Plain($"FUZZ PASSED {Books.Calls} calls, {Books.Faults} faults, seed {seed}");
    }

    private static ReadOnlySpan<byte> Reason(Failure failure) => failure switch
    {
        Failure.None => "was in a state that cannot be"u8,
        Failure.UnexpectedResult => "got an unexpected result"u8,
        Failure.WrongReply => "got a wrong answer"u8,
        Failure.WrongLength => "got something of a wrong length"u8,
        Failure.BufferChanged => "found its buffer changed"u8,
        Failure.GuardChanged => "found memory beside a buffer changed"u8,
        Failure.TooEarly => "was woken too early"u8,
        Failure.TooLate => "missed its period"u8,
        Failure.MessagesMiscounted => "lost or doubled a message"u8,
        Failure.NotificationsMiscounted => "lost or doubled a notification"u8,
        Failure.WrongSum => "computed a wrong sum"u8,
        Failure.CanaryChanged => "found a canary changed"u8,
        _ => "got a message from a wrong sender"u8,
    };
}
