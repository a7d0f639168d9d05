using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Loans: a waiting sender's buffer in an MPU region of the receiver.</content>
/// <remarks>
/// The lender waits for as long as the loan lasts, so its buffer is nobody's but the borrower's. Only the borrower ends a loan: by a
/// release, a reply, the next receive on that channel, or its death. A restart or a timeout of the lender waits for that: a client cannot
/// take memory away under its server.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>Shows a sender's message to a receiver that borrows.</summary>
    /// <returns>Whether a region can show exactly the message.</returns>
    private readonly bool TryLend(ref TaskControl lender, ref TaskControl borrower)
    {
        TaskSlice buffer = new(lender.Payload[0], lender.Payload[1]);
        if (!LoanCover.TryFind(buffer, out LoanCover cover))
        {
            return false;
        }

        // There is a free one: see Receive.
        int region = arch.IsLoanFree(ref borrower, 0) ? 0 : 1;
        bool writable = lender.Payload[WritableWord] != 0;
        arch.SetLoan(ref borrower, region, cover, writable);
        borrower.FastSlotCount = 0;
        borrower.Payload[0] = buffer.Address;
        borrower.Payload[1] = buffer.Length;
        borrower.Payload[2] = (uint)(writable ? RegionAttributes.Read | RegionAttributes.Write : RegionAttributes.Read);
        lender.Wait.Loan = (byte)region;
        return true;
    }

    /// <summary>Gives back what a sender lent to the current task.</summary>
    private void Release(uint token)
    {
        int current = (int)Scheduler.Current;
        uint index = token & 0xFF;
        if (index >= (uint)tasks.Length || tasks[(int)index].Token != token || tasks[(int)index].Peer != current || !IsLender(ref tasks[(int)index]))
        {
            Return(current, Result.Dead);
            return;
        }

        EndLoan((int)index);
        Return(current, Result.Ok);
    }

    /// <summary>Gives back everything that came to the current task over these channels.</summary>
    private void EndLoansOver(uint channels)
    {
        int current = (int)Scheduler.Current;
        for (int index = 0; index < tasks.Length; index++)
        {
            ref TaskControl lender = ref tasks[index];
            if (IsLender(ref lender) && lender.Peer == current && (channels >> SlotOf(ref lender).Bit & 1) != 0)
            {
                EndLoan(index);
            }
        }
    }

    /// <summary>Takes the region from the borrower, then lets the lender go on if it waited only for that.</summary>
    private void EndLoan(int index)
    {
        ref TaskControl lender = ref tasks[index];
        ref TaskControl borrower = ref tasks[lender.Peer];
        byte loan = lender.Wait.Loan;
        arch.ClearLoan(ref borrower, loan & 1);
        if (!HoldsLoan(ref borrower))
        {
            borrower.FastSlotCount = taskDescriptors[lender.Peer].SlotCount;
        }

        lender.Wait.Loan = Wait.NoLoan;
        if ((loan & Wait.RestartAfterLoan) != 0)
        {
            Abandon(index);
            RestartWithTick(ref lender);
        }
        else if (lender.State == TaskState.Lending)
        {
            Return(index, Result.Ok);
            Unblock(index);
        }

        // A caller waits on for the reply; when its time ran out meanwhile, the next tick ends that.
    }

    /// <summary>
    /// Whether the current task, a borrower, calls with its stack outside its own memory, in a loan: the kernel would put results there
    /// when the loan has ended. Nobody else can have a stack elsewhere that it loses.
    /// </summary>
    private readonly bool HasBorrowedStack()
    {
        int current = (int)Scheduler.Current;
        return !Regions.Allow(taskDescriptors[current], arch.FrameOf(ref tasks[current]), RegionAttributes.Write);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool HoldsLoan(ref TaskControl task) => arch.HoldsLoan(ref task);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLender(ref TaskControl task) =>
        task.State is TaskState.AwaitingReply or TaskState.Lending && IsLoanOpen(ref task);

    /// <summary>Whether a task that waits for another has lent it something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLoanOpen(ref TaskControl task) => (task.Wait.Loan & Wait.NoLoan) != Wait.NoLoan;

    /// <summary>The slot with which a waiting sender sent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref SenderSlot SlotOf(ref TaskControl sender) => ref slots[sender.FirstSlot + sender.Wait.Slot];

    /// <summary>Which register of a long message says whether a borrower may write.</summary>
    private const int WritableWord = 4;
}
