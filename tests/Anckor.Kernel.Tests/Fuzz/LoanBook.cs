using System.Collections.Generic;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>Every loan from its begin to its end: who ends it may, and a lender that is to be restarted never goes on.</summary>
internal sealed class LoanBook(int tasks)
{
    private readonly Loan?[] open = new Loan?[tasks];

    /// <summary>The lives of lenders whose loan has ended and that are to be restarted; 0 for nobody.</summary>
    private readonly ushort[] doomed = new ushort[tasks];

    /// <summary>How often each thing happened.</summary>
    internal Dictionary<LoanEvent, int> Counts { get; } = [];

    /// <summary>Compares a settled kernel with what was after the step before.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="actor">The task that ran.</param>
    /// <param name="operation">Its system call, or null if something else happened.</param>
    /// <returns>What must not be, in words, or null.</returns>
    internal string? Note(ref Kernel kernel, int actor, uint? operation)
    {
        for (int index = 0; index < tasks; index++)
        {
            ref TaskControl lender = ref kernel.Tasks[index];
            string? violation = open[index] is Loan loan ? Follow(ref kernel, index, loan, actor, operation) : null;
            violation ??= FindResumed(index, ref lender);
            if (violation is not null)
            {
                return violation;
            }

            if (open[index] is null && IsLender(ref lender))
            {
                Count(LoanEvent.Lent);
                ref TaskControl borrower = ref kernel.Tasks[lender.Peer];
                if (borrower.LoanWords[1] != 0 && borrower.LoanWords[3] != 0)
                {
                    Count(LoanEvent.LentBesideAnother);
                }

                open[index] = new Loan(lender.Peer, borrower.Generation, lender.Generation, false);
            }
        }

        return null;
    }

    /// <summary>Whether a task of a settled kernel lends something.</summary>
    internal static bool IsLender(ref TaskControl task) =>
        task.State is TaskState.AwaitingReply or TaskState.Lending && (task.Wait.Loan & Wait.NoLoan) != Wait.NoLoan;

    private string? Follow(ref Kernel kernel, int index, Loan loan, int actor, uint? operation)
    {
        ref TaskControl lender = ref kernel.Tasks[index];
        bool isAlive = kernel.Tasks[loan.Borrower].Generation == loan.BorrowerLife;
        if (IsLender(ref lender) && isAlive)
        {
            if (!loan.IsRestartAsked && lender.Wait.Loan >= Wait.RestartAfterLoan)
            {
                Count(LoanEvent.RestartAsked);
                open[index] = loan with { IsRestartAsked = true };
            }

            return null;
        }

        open[index] = null;
        doomed[index] = loan.IsRestartAsked ? loan.LenderLife : (ushort)0;
        if (!isAlive)
        {
            Count(LoanEvent.EndedByDeath);
            return null;
        }

        if (actor != loan.Borrower || EndBy(operation) is not LoanEvent end)
        {
            return $"what task {index} lent to {loan.Borrower} was ended by neither";
        }

        Count(end);
        return null;
    }

    private string? FindResumed(int index, ref TaskControl lender)
    {
        if (doomed[index] == 0)
        {
            return null;
        }

        if (lender.Generation == doomed[index])
        {
            return lender.State == TaskState.Stopped ? null : $"task {index} goes on after its loan, although it was to be restarted";
        }

        Count(LoanEvent.Restarted);
        doomed[index] = 0;
        return null;
    }

    private static LoanEvent? EndBy(uint? operation) => operation switch
    {
        (uint)Operation.Release => LoanEvent.Released,
        (uint)Operation.LongReply => LoanEvent.EndedByReply,
        (uint)Operation.ClientFault => LoanEvent.EndedByClientFault,
        (uint)Operation.TimedReceive or (uint)Operation.ReceiveInto or (uint)Operation.ReceiveLoan or (uint)Operation.Receive => LoanEvent.EndedByReceive,
        >= (uint)Operation.ReplyReceive and < (uint)Operation.Send => LoanEvent.EndedByReply,
        >= (uint)Operation.Reply and < (uint)Operation.Receive => LoanEvent.EndedByReply,
        _ => null,
    };

    private void Count(LoanEvent what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;

    private readonly record struct Loan(int Borrower, ushort BorrowerLife, ushort LenderLife, bool IsRestartAsked);
}
