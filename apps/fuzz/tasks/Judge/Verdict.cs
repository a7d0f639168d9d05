using System;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>Says how it ended.</summary>
internal static class Verdict
{
    /// <summary>Who did less than this did nothing worth looking at.</summary>
    private const uint LeastRounds = 500;

    /// <summary>What came more seldom than this came by accident.</summary>
    private const uint LeastSeen = 3;

    /// <summary>A wild jump to right before such a call makes another one of it, but not often: with a check left out, more than a thousand come back.</summary>
    private const uint MostBeyond = 8;

    /// <summary>Says it.</summary>
    internal static void Give(uint seed)
    {
        TellCounts();
        if (Books.IsFailed)
        {
            Name name = SystemInformation.TaskName(Books.FailedTask);
            Report report = Books.FailedReport;
            Log.Plain($"FUZZ FAILED {name.Bytes} {Reason(report.Failure)}: {report.Actual} instead of {report.Expected}, after {Books.Calls} calls, seed {seed}");
        }
        else if (HasSeenAll(seed))
        {
            Log.Plain($"FUZZ PASSED {Books.Calls} calls, {Roll.Faults} faults, seed {seed}");
        }
    }

    private static void TellCounts()
    {
        for (int task = Plan.FirstBystander; task < Plan.FirstBystander + Plan.Bystanders; task++)
        {
            Name name = SystemInformation.TaskName(task);
            Log.Plain($"FUZZ bystander {name.Bytes}: {Books.RoundsOf(task)} rounds");
        }

        for (int kind = 0; kind < CallKinds.Count; kind++)
        {
            Log.Plain($"FUZZ call {CallKinds.Name(kind)}: {Books.Done(kind)} done, {Books.Refused(kind)} refused, {Roll.MisusesOf(kind)} faults");
        }

        for (int sight = 0; sight < (int)Sight.Count; sight++)
        {
            Log.Plain($"FUZZ outcome {Sights.Name(sight)}: {Books.Seen(sight)}");
        }

        for (FaultKind kind = FaultKind.MemoryAccess; kind <= FaultKind.LoanMisuse; kind++)
        {
            Log.Plain($"FUZZ fault {Name(kind)}: {Roll.FaultsOf(kind)}");
        }

        Log.Plain($"FUZZ fault in compiled code: {Roll.FaultsOf(FaultKind.IndexOutOfRange)}");
        Log.Plain($"FUZZ other restarts: {Roll.Restarts}");
    }

    /// <summary>Each call with success, each refusal, each fault, and everybody at work: else the run is worth nothing.</summary>
    private static bool HasSeenAll(uint seed)
    {
        for (int kind = 0; kind < CallKinds.Count; kind++)
        {
            bool isEnough = (!CallKinds.Returns(kind) || Books.Done(kind) >= LeastSeen)
                && (!CallKinds.IsSupervisors(kind) || Roll.MisusesOf(kind) >= LeastSeen);
            if (!isEnough)
            {
                Log.Plain($"FUZZ FAILED not enough of the call {CallKinds.Name(kind)}, seed {seed}");
                return false;
            }
        }

        if (Books.Seen((int)Sight.Beyond) > MostBeyond)
        {
            Log.Plain($"FUZZ FAILED calls with memory not its own came back, seed {seed}");
            return false;
        }

        for (int sight = 0; sight < (int)Sight.Beyond; sight++)
        {
            if (Books.Seen(sight) < LeastSeen)
            {
                Log.Plain($"FUZZ FAILED not enough of the outcome {Sights.Name(sight)}, seed {seed}");
                return false;
            }
        }

        for (FaultKind kind = FaultKind.MemoryAccess; kind <= FaultKind.LoanMisuse; kind++)
        {
            if (Roll.FaultsOf(kind) < LeastSeen)
            {
                Log.Plain($"FUZZ FAILED not enough of the fault {Name(kind)}, seed {seed}");
                return false;
            }
        }

        for (int task = Plan.FirstBystander; task < Plan.FirstBystander + Plan.Bystanders; task++)
        {
            if (Books.RoundsOf(task) < LeastRounds)
            {
                Name name = SystemInformation.TaskName(task);
                Log.Plain($"FUZZ FAILED {name.Bytes} did only {Books.RoundsOf(task)} rounds, seed {seed}");
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> Name(FaultKind kind) => kind switch
    {
        FaultKind.MemoryAccess => "memory access"u8,
        FaultKind.IllegalText => "illegal text"u8,
        FaultKind.StackOverflow => "stack overflow"u8,
        FaultKind.BusError => "bus error"u8,
        FaultKind.IllegalInstruction => "illegal instruction"u8,
        FaultKind.InvalidOperation => "invalid operation"u8,
        FaultKind.DivideByZero => "divide by zero"u8,
        FaultKind.BadOperation => "bad operation"u8,
        FaultKind.BadPointer => "bad pointer"u8,
        FaultKind.BadHandle => "bad handle"u8,
        FaultKind.NotSupervisor => "not the supervisor"u8,
        FaultKind.BadArgument => "bad argument"u8,
        FaultKind.Panic => "panic"u8,
        FaultKind.Injected => "injected"u8,
        FaultKind.FromServer => "from server"u8,
        _ => "loan misuse"u8,
    };

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
