using System.Linq;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Model;

/// <content>Loans, and the restarts that wait for their end.</content>
internal sealed partial class ReferenceKernel
{
    /// <summary>Gives back what a task lent to the current one.</summary>
    internal void Release(int lender, int givenUp)
    {
        ModelTask task = Tasks[lender];
        bool lends = task.Lends && task.Peer == Running && task.GivenUp == givenUp;
        if (lends)
        {
            EndLoan(task);
        }

        Finish(Current, lends ? Result.Ok : Result.Dead);
        Choose();
    }

    /// <summary>The loan is over: who waited only for that goes on, who was restarted meanwhile stops until a tick, a caller waits on.</summary>
    private void EndLoan(ModelTask lender)
    {
        lender.Lends = false;
        if (lender.RestartsAfterLoan)
        {
            StopWaiting(lender);
            lender.WakeAt = Now;
        }
        else if (lender.State == TaskState.Lending)
        {
            Finish(lender, Result.Ok);
            ready.Insert(0, lender.Index);
            Refresh();
        }
    }

    private void StartAnew(ModelTask task)
    {
        if (task.State != TaskState.Faulted)
        {
            Die(task);
        }

        task.RestartsAfterLoan = false;
        task.GivenUp++;
        task.Pending = 0;
        task.Registers = new byte[Limits.ShortMessageBytes];
        task.HasUndefinedRegisters = false;
        Finish(task, Result.Ok);
        ready.Add(task.Index);
    }

    private static bool IsLent(ModelMessage message, ModelTask receiver) =>
        receiver.Borrows && message.At is not null && (message.Length > Limits.ShortMessageBytes || message.Writable);

    private static bool IsMisaligned(ModelTask sender, ModelTask receiver) =>
        IsLent(sender.Outgoing, receiver) && !IsOneRegion(World.RamOf(sender.Index) + (ulong)sender.Outgoing.At!.Value, (ulong)sender.Outgoing.Length);

    /// <summary>Whether some aligned power of two from 32 bytes on, or some of the eighths of one from 256 on, are exactly the range.</summary>
    private static bool IsOneRegion(ulong address, ulong length)
    {
        for (ulong size = 32; size <= 4096; size *= 2)
        {
            ulong unit = size < 256 ? size : size / 8;
            bool inside = address / size == (address + length - 1) / size;
            if (length != 0 && inside && address % unit == 0 && length % unit == 0)
            {
                return true;
            }
        }

        return false;
    }
}
