namespace Anckor.Kernel.Tests.Mutations;

/// <content>Rules of loans.</content>
internal static partial class MutationList
{
    private static Mutation[] OfLoans =>
    [
        // A loan ends with its block, and the region with the loan.
        new("leaves the region when a loan ends", Loans, "        arch.ClearLoan(ref borrower, loan & 1);", "        ;", "loans"),
        new("clears the other region", Loans, "        arch.ClearLoan(ref borrower, loan & 1);", "        arch.ClearLoan(ref borrower, ~loan & 1);", "loans"),
        new("leaves the first region of a dead borrower", Lifecycle, "        arch.ClearLoan(ref task, 0);", "        ;", "loans"),
        new("leaves the second region of a dead borrower", Lifecycle, "        arch.ClearLoan(ref task, 1);", "        ;", "loans"),
        new("leaves a loan after its call's reply", Messages, "        if (IsLoanOpen(ref caller))", "        if (length == 99)", "loans"),
        new("leaves loans at the next receive", Messages, "            EndLoansOver(channels);", "            ;", "loans"),
        new("ends loans over other channels too", Loans, " && (channels >> SlotOf(ref lender).Bit & 1) != 0", "", "loans"),
        new("ends the loans of other borrowers too", Loans, "IsLender(ref lender) && lender.Peer == current", "IsLender(ref lender) && lender.Peer != 99", null),
        new("lets anybody release", Loans, " || tasks[(int)index].Peer != current", "", null),
        new("releases by any token of the lender", Loans, " || tasks[(int)index].Token != token", "", null),
        new("releases what was not lent", Loans, " || !IsLender(ref tasks[(int)index])", "", null),
        new("remembers a loan that has ended", Loans, "        lender.Wait.Loan = Wait.NoLoan;", "        ;", "loans"),
        new("remembers the loan of the message before", Messages, "        sender.Wait.Loan = Wait.NoLoan;", "        ;", "loans"),
        new("lets a one-way lender go on at once", Messages, "sender.Wait.Loan != Wait.NoLoan", "sender.Wait.Loan == 99", "loans"),

        // A lender's restart and timeout wait for the end of its loan.
        new("restarts a lender during its loan", Lifecycle, "        if (IsLender(ref task))", "        if (index == 99)", "loans"),
        new("forgets a restart when the loan ends", Loans, "if ((loan & Wait.RestartAfterLoan) != 0)", "if (loan == 99)", "loans"),
        new("does not start who was to be restarted", Loans, "            Abandon(index);\n            RestartWithTick(ref lender);", "            Abandon(index);", "loans"),
        new("forgets a restart when the borrower dies", Lifecycle, "if (waiter.Wait.Loan >= Wait.RestartAfterLoan)", "if (index == 99)", "loans"),
        new("replies to a caller that was to be restarted", Messages, "            if (caller.State != TaskState.AwaitingReply)", "            if (length == 99)", "loans"),
        new("times a lender out during its loan", Time, "!IsLender(ref task) && (late", "(late", "loans"),
        new("keeps the timeout of a one-way lender", Messages, "            sender.State = TaskState.Lending;\n            sender.WakeAt = TaskControl.Never;", "            sender.State = TaskState.Lending;", "loans"),
        new("does not inherit from a lender", Messages, "            sender.State = TaskState.Lending;\n            sender.WakeAt = TaskControl.Never;\n            Inherit(to, sender.Priority);", "            sender.State = TaskState.Lending;\n            sender.WakeAt = TaskControl.Never;", "loans"),

        // What is shown is exactly what is offered.
        new("shows to write what is offered to read", Loans, "arch.SetLoan(ref borrower, region, cover, writable);", "arch.SetLoan(ref borrower, region, cover, true);", "loans"),
        new("shows to read what is offered to write", Loans, "arch.SetLoan(ref borrower, region, cover, writable);", "arch.SetLoan(ref borrower, region, cover, false);", "loans"),
        new("tells that all loans may be written", Loans, "(uint)(writable ?", "(uint)(region != 99 ?", "loans"),
        new("tells another address", Loans, "        borrower.Payload[0] = buffer.Address;", "        ;", "loans"),
        new("offers what the lender may not write itself", Messages, "operation != (uint)Operation.LongReply && writable != 0", "writable == 99", null),
        new("takes any word for an offer", Messages, "writable > 1", "writable == 99", null),
        new("rounds up to whole eighths", Cover, "if (((start | slice.Length) & (mask >> 3)) != 0)", "if (slice.Length == 99)", Examination.Histories),
        new("takes less than the smallest region", Cover, "slice.Length < SmallestRegion", "slice.Length == 0", null),
        new("divides regions that have no eighths", Cover, "SmallestDivided = 8", "SmallestDivided = 7", null),
        new("disables what is to be shown", Cover, "~enabled & 0xFF", "enabled & 0xFF", null),
        new("does not disable the rest", Cover, "~enabled & 0xFF", "0", null),
        new("misses a region that would do", Cover, "start == 0 && slice.Length - 1 == mask", "start == 99", null),
        new("lends short messages too", Messages, "(sender.Payload[1] > Limits.ShortMessageBytes || sender.Payload[WritableWord] != 0)", "operation != 99", null),
        new("copies to who wants to borrow", Messages, "if (receiver.State == TaskState.Borrowing && ", "if (receiver.State == TaskState.Stopped && ", "loans"),
        new("tells a sender that all is well when nothing was lent", Messages, "Return(ref sender, Result.Misaligned);", "Return(ref sender, Result.Ok);", "loans"),
        new("keeps the timeout of who could not lend", Messages, "                sender.WakeAt = TaskControl.Never;\n", "", Examination.Histories),

        // Two at once, and no more.
        new("puts the second loan over the first", Loans, "arch.IsLoanFree(ref borrower, 0) ? 0 : 1", "0", "loans"),
        new("waits for a loan with both regions taken", Messages, "else if (arch.IsLoanFree(ref receiver, 0) || arch.IsLoanFree(ref receiver, 1))", "else if (timeout != 99)", "loans"),
        new("holds one loan only", Messages, " || arch.IsLoanFree(ref receiver, 1))", ")", "loans"),

        // A borrower is kept from the fast path and from a stack that it will lose.
        new("lets the fast path send for a borrower", Loans, "        borrower.FastSlotCount = 0;", "        ;", "loans"),
        new("keeps the fast path from who has given back", Loans, "borrower.FastSlotCount = taskDescriptors[lender.Peer].SlotCount;", ";", "loans"),
        new("lets the fast path send for who holds the other loan", Loans, "        if (!HoldsLoan(ref borrower))", "        if (loan != 99)", "loans"),
        new("writes results to a borrowed stack", SystemCall, " && HasBorrowedStack()", " && operation == 99", null),
    ];
}
