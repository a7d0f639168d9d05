using System;
using Anckor;
using Anckor.Abi;

namespace Stress.Director;

/// <summary>The supervisor of this application: restarts two workers at random times and whenever they fault, and gives the verdict.</summary>
internal static class Program
{
    private const uint Wanted = 1_000_000;
    private const uint ProgressStep = 100_000;
    private const uint TimerBit = 2;

    /// <summary>A worker that does less than this in so many operations of all is stuck.</summary>
    private const uint Patience = 200_000;

    /// <summary>In ticks: nobody reports for so long only when nobody can.</summary>
    private const uint Silence = 2000;

    private const uint LeastRestarts = 100;

    private static Receiver reports;
    private static uint seed;
    private static uint random;
    private static uint restarts;
    private static uint provoked;

    [TaskEntry]
    private static void Main()
    {
        seed = Seed.Read();
        random = (seed * 2654435769) | 1;
        reports = Channel.Create("report"u8);
        Log.Plain($"STRESS seed {seed}");
        SetTimer();
        uint nextProgress = ProgressStep;
        while (Books.Operations < Wanted)
        {
            Message message = reports.Receive(Limits.FaultNotification | TimerBit, Duration.FromTicks(Silence));
            switch (message.Kind)
            {
                case MessageKind.Send:
                    Enter(message.Sender, message.Read<Report>());
                    break;
                case MessageKind.Notification:
                    Supervise(message.Notifications);
                    break;
                default:
                    Fail(-1, "nobody does anything any more"u8, 0, 0);
                    break;
            }

            if (Books.Operations >= nextProgress)
            {
                nextProgress += ProgressStep;
                Log.Plain($"STRESS progress {Books.Operations} operations, digest {Books.Digest:x8}");
            }
        }

        Judge();
    }

    private static void Enter(int task, in Report report)
    {
        int worker = task - Books.FirstTask;
        if (report.Failure != Failure.None)
        {
            Fail(worker, Reasons.Of(report.Failure), report.Actual, report.Expected);
        }

        Books.Enter(worker, in report);
        int stuck = Books.FindStuck(Patience);
        if (stuck >= 0)
        {
            Fail(stuck, "is stuck"u8, Books.OperationsOf(stuck), 0);
        }
    }

    private static void Supervise(uint bits)
    {
        if ((bits & Limits.FaultNotification) != 0)
        {
            for (int worker = 0; worker < Plan.Workers; worker++)
            {
                Look(worker);
            }
        }

        if ((bits & TimerBit) != 0)
        {
            TaskManagement.Restart(Books.FirstTask + (Next(2) == 0 ? 2 : 6));
            restarts++;
            SetTimer();
        }
    }

    private static void Look(int worker)
    {
        TaskStatus status = TaskManagement.Status(Books.FirstTask + worker);
        if (status.State != TaskState.Faulted)
        {
            return;
        }

        if (!Plan.IsMortal(worker) || status.Fault != FaultKind.Throw)
        {
            Log.Plain($"STRESS fault {(uint)status.Fault} address 0x{status.Address:x8} pc 0x{status.ProgramCounter:x8} lr 0x{status.LinkRegister:x8} detail 0x{status.Detail:x8}");
            Fail(worker, "faulted"u8, (uint)status.Fault, 0);
        }

        provoked++;
        TaskManagement.Restart(Books.FirstTask + worker);
    }

    private static void SetTimer() => Timer.Set(Clock.Now + 20 + Next(140), TimerBit);

    private static uint Next(uint bound)
    {
        random = (random * 1664525) + 1013904223;
        return (random >> 8) % bound;
    }

    private static void Judge()
    {
        for (int sight = 0; sight < (int)Sight.Count; sight++)
        {
            if ((Books.Sights >> sight & 1) == 0)
            {
                Fail(-1, "something never happened, see Sight"u8, (uint)sight, 0);
            }
        }

        if (restarts < LeastRestarts || provoked < LeastRestarts)
        {
            Fail(-1, "too few restarts and faults"u8, restarts, provoked);
        }

        for (int worker = 0; worker < Plan.Workers; worker++)
        {
            Log.Plain($"STRESS w{worker} did {Books.OperationsOf(worker)}");
        }

        Log.Plain($"STRESS restarts {restarts}, provoked faults {provoked}, digest {Books.Digest:x8}");
        Log.Plain($"STRESS PASSED {Books.Operations} operations, seed {seed}");
        Clock.Sleep(Duration.Forever);
    }

    private static void Fail(int worker, ReadOnlySpan<byte> why, uint actual, uint expected)
    {
        Log.Plain($"STRESS FAILED w{worker} {why}: {actual} instead of {expected}, after {Books.Operations} operations, seed {seed}");
        Clock.Sleep(Duration.Forever);
    }
}
