using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>The tasks as the kernel shows them: looks at them all, and restarts those that may be restarted.</summary>
internal static class Roll
{
    /// <summary>So often a rogue may be silent when the timer goes off. It may be computing without end, or wait for what never comes.</summary>
    private const uint Patience = 2;

    private const uint CheckInterval = 256;

    private static PerTask heard;
    private static PerTask silent;
    private static PerKind kinds;

    /// <summary>How many faults of rogues had a kind. All panics of compiled code are one.</summary>
    internal static uint FaultsOf(FaultKind kind) => kinds[IndexOf(kind)];

    /// <summary>Some task has faulted, or none: rogues post that bit too.</summary>
    internal static void RestartFaulted()
    {
        for (int task = Plan.FirstRogue; task < Plan.FirstBystander; task++)
        {
            TaskStatus status = TaskManagement.Status(task);
            if (status.State != TaskState.Faulted)
            {
                continue;
            }

            if (Plan.IsRogue(task))
            {
                Books.Faults++;
                kinds[IndexOf(status.Fault)]++;
            }
            else
            {
                Books.ClientFaults++;
                Demand(task, status.Fault == FaultKind.FromServer, in status);
            }

            TaskManagement.Restart(task);
            if (Books.Faults % CheckInterval == 0)
            {
                CheckAll();
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

    /// <summary>Starts a task anew, whatever it does.</summary>
    internal static void Restart(int task)
    {
        Books.Restarts++;
        TaskManagement.Restart(task);
    }

    /// <summary>No bystander may ever have faulted or been restarted, and no state may be none.</summary>
    internal static void CheckAll()
    {
        for (int task = 0; task < Plan.Tasks; task++)
        {
            TaskStatus status = TaskManagement.Status(task);
            bool isUntouched = status.Generation == 0 && status.FaultCount == 0 && status.State != TaskState.Faulted;
            Demand(task, (status.State is > TaskState.Stopped and <= TaskState.Lending) && (Plan.IsMortal(task) || isUntouched), in status);
        }
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
}
