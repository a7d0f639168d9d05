using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>The tasks as the kernel shows them: looks at them all, and restarts those that may be restarted.</summary>
internal static class Roll
{
    /// <summary>So often a rogue may be silent when the timer goes off. It may be computing without end, or wait for what never comes.</summary>
    private const uint Patience = 2;

    /// <summary>Restarts in a storm.</summary>
    private const int Storm = 16;

    private static PerTask heard;
    private static PerTask silent;
    private static PerKind kinds;
    private static PerCall misuses;

    /// <summary>Faults of rogues.</summary>
    internal static uint Faults { get; private set; }

    /// <summary>Restarts without a fault.</summary>
    internal static uint Restarts { get; private set; }

    /// <summary>How many faults of rogues and their clients had a kind. All panics of compiled code are one.</summary>
    internal static uint FaultsOf(FaultKind kind) => kinds[IndexOf(kind)];

    /// <summary>How many calls of a kind ended as a fault of the rogue that made them.</summary>
    internal static uint MisusesOf(int call) => misuses[call];

    /// <summary>Some task has faulted, or none: rogues post that bit too.</summary>
    internal static void RestartFaulted()
    {
        for (int task = Plan.FirstRogue; task < Plan.FirstBystander; task++)
        {
            TaskStatus status = Look(task);
            if (status.State == TaskState.Faulted)
            {
                Enter(task, in status);
                TaskManagement.Restart(task);
                Books.Note(Operation.TaskRestart, Result.Ok);
            }
        }
    }

    /// <summary>A period is over: a rogue that was silent for some is started anew.</summary>
    internal static void RestartStuck()
    {
        for (int task = Plan.FirstRogue; task < Plan.FirstRogue + Plan.Rogues; task++)
        {
            uint now = Books.HeardOf(task);
            silent[task] = now == heard[task] ? silent[task] + 1 : 0;
            heard[task] = now;
            if (silent[task] >= Patience)
            {
                silent[task] = 0;
                Restart(task);
            }
        }
    }

    /// <summary>Ends or starts anew one that may be, or many in a row, whatever they do.</summary>
    internal static void Disturb(ref Dice dice)
    {
        for (int count = dice.OneIn(8) ? Storm : 1; count > 0; count--)
        {
            int task = Plan.FirstRogue + (int)dice.Next(Plan.FirstBystander - Plan.FirstRogue);
            if (dice.OneIn(3))
            {
                Books.Note(Operation.TaskInject, TaskManagement.Inject(task, Limits.Supervisor));
            }
            else
            {
                Restart(task);
            }
        }

        TaskManagement.FeedWatchdog();
        Books.Note(Operation.WatchdogFeed, Result.Ok);
    }

    /// <summary>No bystander may ever have faulted or been restarted, and every state must be one.</summary>
    internal static void CheckAll()
    {
        for (int task = 0; task < Plan.Tasks; task++)
        {
            TaskStatus status = Look(task);
            bool isUntouched = status.Generation == 0 && status.FaultCount == 0 && status.State is not (TaskState.Stopped or TaskState.Faulted);
            Demand(task, status.State <= TaskState.Faulted && (Plan.IsMortal(task) || isUntouched), in status);
        }
    }

    private static TaskStatus Look(int task)
    {
        Books.Note(Operation.TaskStatus, Result.Ok);
        return TaskManagement.Status(task);
    }

    /// <summary>A fault: a rogue may have any; others only what somebody does to them who may.</summary>
    private static void Enter(int task, in TaskStatus status)
    {
        kinds[IndexOf(status.Fault)]++;
        if (!Plan.IsRogue(task))
        {
            Demand(task, status.Fault is FaultKind.FromServer or FaultKind.Injected, in status);
            return;
        }

        Faults++;
        if (status.Fault is FaultKind.BadOperation or FaultKind.BadPointer or FaultKind.BadHandle or FaultKind.NotSupervisor or FaultKind.BadArgument)
        {
            misuses[CallKinds.Of(status.Detail)]++;
        }
        else if (status.Fault == FaultKind.Panic)
        {
            misuses[CallKinds.Of((uint)Operation.Panic)]++;
            bool isRead = TaskManagement.TryGetPanicMessage(task, 0, out _, out int length);
            Demand(task, !isRead || (uint)length <= Limits.PanicMessageBytes, in status);
            Books.Note(Operation.PanicMessage, isRead ? Result.Ok : Result.NotFound);
        }
    }

    private static void Restart(int task)
    {
        Restarts++;
        TaskManagement.Restart(task);
        Books.Note(Operation.TaskRestart, Result.Ok);
    }

    private static void Demand(int task, bool isTrue, in TaskStatus status)
    {
        if (!isTrue && !Books.IsFailed)
        {
            Log.Plain($"FUZZ task {task} state {(uint)status.State} fault {(uint)status.Fault:x2} address 0x{status.Address:x8} pc 0x{status.ProgramCounter:x8} lr 0x{status.LinkRegister:x8} sp 0x{status.StackPointer:x8} detail 0x{status.Detail:x8}");
            Books.Fail(task, default);
        }
    }

    private static int IndexOf(FaultKind kind) => kind < FaultKind.IndexOutOfRange ? (int)kind & 31 : PerKind.Length - 1;

    [InlineArray(Plan.Tasks)]
    private struct PerTask
    {
        private uint first;
    }

    [InlineArray(Length)]
    private struct PerKind
    {
        internal const int Length = 33;

        private uint first;
    }

    [InlineArray(CallKinds.Count)]
    private struct PerCall
    {
        private uint first;
    }
}
