using System.Numerics;
using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <content>Loans, and what the fast path may use.</content>
internal static partial class Invariants
{
    /// <summary>What the chain of links says before the kernel is settled, or null if it is well-formed.</summary>
    /// <remarks>Along the chain only what the fast path itself relies on need be true.</remarks>
    internal static string? FindInChain(ref Kernel kernel, Arch machine)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        int index = (int)kernel.Scheduler.Current;
        uint seen = 0;
        while (true)
        {
            ref TaskControl task = ref tasks[index];
            if ((seen >> index & 1) != 0)
            {
                return $"the chain of links comes back to task {index}";
            }

            seen |= 1u << index;
            if (task.FastSet != 0)
            {
                return $"task {index} is in the chain of links and could be handed a message";
            }

            bool linked = (task.FastCaller | task.FastSender) != 0;
            if (linked && (task.LoanWords[1] | task.LoanWords[3]) != 0)
            {
                return $"task {index} is linked and holds a loan";
            }

            if (linked && task.WakeAt != TaskControl.Never)
            {
                return $"task {index} is linked and would time out";
            }

            if (task.FastCaller != 0 && task.FastSender != 0)
            {
                return $"task {index} has two links";
            }

            if (!linked)
            {
                return null;
            }

            bool ends = task.FastSender != 0;
            index = machine.IndexOf(task.FastCaller | task.FastSender);
            if (ends && (tasks[index].FastCaller | tasks[index].FastSender) != 0)
            {
                return $"the chain goes on behind the one-way sender {index}";
            }
        }
    }

    /// <summary>
    /// Each loan region that shows something belongs to exactly one waiting lender and shows exactly what that one lends; and while
    /// there is one, the fast path does nothing for its borrower.
    /// </summary>
    private static string? FindInLoans(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl task = ref tasks[index];
            if (task.State == TaskState.Lending && LoanOf(ref task) is null)
            {
                return $"task {index} lends nothing";
            }

            bool holds = false;
            for (int region = 0; region < Limits.LoanRegions; region++)
            {
                holds |= task.LoanWords[(2 * region) + 1] != 0;
                string? violation = FindInRegion(tasks, index, region);
                if (violation is not null)
                {
                    return violation;
                }
            }

            int slots = holds ? 0 : kernel.TaskDescriptors[index].SlotCount;
            if (task.State != TaskState.Faulted && task.FastSlotCount != slots)
            {
                return $"the fast path may use {task.FastSlotCount} slots of task {index} instead of {slots}";
            }
        }

        return null;
    }

    private static string? FindInRegion(Table<TaskControl> tasks, int borrower, int region)
    {
        uint place = tasks[borrower].LoanWords[2 * region];
        uint words = tasks[borrower].LoanWords[(2 * region) + 1];
        int lenders = 0;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl lender = ref tasks[index];
            if (lender.Peer != borrower || LoanOf(ref lender) != region)
            {
                continue;
            }

            lenders++;
            uint eighth = 1u << (int)(words >> 16) >> 3;
            uint enabled = ~words >> 8 & 0xFF;
            uint start = place + (eighth * (uint)BitOperations.TrailingZeroCount(enabled));
            uint length = enabled == 0xFF ? 1u << (int)(words >> 16) : eighth * (uint)BitOperations.PopCount(enabled);
            if (words == 0 || start != lender.Payload[0] || length != lender.Payload[1] || (words & 2) != lender.Payload[4] << 1)
            {
                return $"region {region} of task {borrower} does not show what task {index} lends";
            }
        }

        return (words == 0 ? 0 : 1) == lenders ? null : $"region {region} of task {borrower} has {lenders} lenders and shows {words:X}";
    }

    /// <summary>In a settled kernel only who waits in a plain receive for ever, without a loan, may be handed a message; nobody else has a link.</summary>
    private static string? FindInLinks(ref Kernel kernel)
    {
        Table<TaskControl> tasks = kernel.Tasks;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl task = ref tasks[index];
            bool loans = (task.LoanWords[1] | task.LoanWords[3]) != 0;
            if (task.FastSet != 0 && (task.State != TaskState.Receiving || (task.FastSet & ~task.Wait.ReceiveSet) != 0 || task.WakeAt != TaskControl.Never || loans))
            {
                return $"the fast path may hand task {index} a message although it does not simply receive";
            }

            if (task.FastSet == 0 && (task.FastCaller | task.FastSender) != 0)
            {
                return $"task {index} is {task.State} and has a link left";
            }
        }

        return null;
    }

    /// <summary>The region of its receiver that shows a waiting task's buffer, or null.</summary>
    private static int? LoanOf(ref TaskControl task)
    {
        int loan = task.Wait.Loan & ~Wait.RestartAfterLoan;
        return task.State is TaskState.AwaitingReply or TaskState.Lending && loan != Wait.NoLoan ? loan : null;
    }
}
