using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>What these rules and the fast path in assembly owe each other.</content>
/// <remarks>
/// The fast path hands a short message from the running task to one that waits for it, and writes three words: the receiver's
/// <see cref="TaskControl.FastSet"/> (none), its link to whom it was handed the message by, and who runs. So a chain of links leads
/// from the running task to those that wait for it; states, queues and priorities along the chain are stale. Every rule begins
/// with <see cref="Settle"/>, which makes them true and the links empty.
/// <para>
/// A link therefore says: since that message nothing happened but fast paths. So nobody became ready, nothing was posted, no sender
/// queued, and the receiver still waits as it last did. That is why the fast path may answer along a link without looking at priorities,
/// queues or notifications.
/// </para>
/// </remarks>
internal partial struct Kernel
{
    /// <summary>Makes true what the fast path left stale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Settle() => Settle(ref tasks[(int)Scheduler.Current]);

    /// <summary>The same, of the current task.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Settle(ref TaskControl task)
    {
        task.State = TaskState.Ready;
        if ((task.FastCaller | task.FastSender) != 0)
        {
            SettleChain();
        }
    }

    private void SettleChain()
    {
        // From the newest link to the oldest, so that each waiter knows whom it waits for; then back, once, with the priorities.
        int index = (int)Scheduler.Current;
        while (true)
        {
            ref TaskControl task = ref tasks[index];
            uint caller = task.FastCaller;
            uint sender = task.FastSender;
            task.FastCaller = 0;
            task.FastSender = 0;
            if (sender != 0)
            {
                // A one-way sender stepped aside for its equal or better. The fast path lets nobody send who has a link: the chain ends.
                int from = arch.IndexOf(sender);
                Return(from, Result.Ok);
                MakeReadyFirst(from);
                break;
            }

            if (caller == 0)
            {
                break;
            }

            int waiting = arch.IndexOf(caller);
            ref TaskControl waiter = ref tasks[waiting];
            waiter.State = TaskState.AwaitingReply;
            waiter.Peer = (byte)index;
            waiter.Wait.Operation = (ushort)Operation.Call;
            waiter.Wait.Loan = Wait.NoLoan;
            index = waiting;
        }

        while (index != Scheduler.Current)
        {
            byte priority = tasks[index].Priority;
            index = tasks[index].Peer;
            if (priority < tasks[index].Priority)
            {
                // All of these wait for a reply or run: they are in no queue.
                tasks[index].Priority = priority;
            }
        }
    }

    /// <summary>Lets the fast path hand messages to a task that begins to wait in the operation, if it could also take its answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void ArmFastPath(ref TaskControl receiver, uint channels, uint timeout, uint operation)
    {
        // ReceiveInto and ReceiveLoan need the rules for long messages; a timeout and a floating-point frame need undoing.
        if (timeout == Limits.Forever && operation <= (uint)Operation.TimedReceive && !HoldsLoan(ref receiver) && arch.HasBasicFrame(ref receiver))
        {
            receiver.FastSet = channels;
        }
    }

    /// <summary>A receiver stops waiting: the fast path hands it no message any more, and the link to whom it answered last is nobody's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DisarmFastPath(ref TaskControl receiver)
    {
        receiver.FastSet = 0;
        receiver.FastCaller = 0;
        receiver.FastSender = 0;
    }
}
