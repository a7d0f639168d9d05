using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Messages: sending, receiving, replying.</content>
/// <remarks>
/// A sender that finds no waiting receiver stays in the receiver's queue, its message in its own saved registers or memory, until the
/// receiver takes it. So a message is always in one place, and a sender that ends its wait has sent nothing.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>Sends from the current task: <paramref name="operation"/> tells whether it then waits for a reply.</summary>
    /// <param name="handle">What ChannelGet gave.</param>
    /// <param name="length">Bytes of the message.</param>
    /// <param name="operation">The operation word, which the receiver is shown.</param>
    /// <param name="timeout">In ticks; 0 when it must not wait.</param>
    private void Send(uint handle, uint length, uint operation, uint timeout)
    {
        int index = (int)Scheduler.Current;
        ref TaskControl sender = ref tasks[index];
        uint number = handle >> 8 & 0xFF;
        if (number >= sender.FastSlotCount && number >= taskDescriptors[index].SlotCount)
        {
            Misuse(FaultKind.BadHandle, operation);
            return;
        }

        ref SenderSlot slot = ref slots[sender.FirstSlot + (int)number];
        int peer = slot.Receiver;
        ref TaskControl receiver = ref tasks[peer];
        if (slot.Key != handle)
        {
            // Given in an earlier life of the receiver, or never?
            if (IsEarlierLife(handle >> 16, receiver.Generation) && (handle & 0xFF) == slot.Bit + 1u)
            {
                Return(index, Result.Dead);
            }
            else
            {
                Misuse(FaultKind.BadHandle, operation);
            }

            return;
        }

        if (length > slot.Longest)
        {
            Return(index, Result.TooLong);
            return;
        }

        sender.Wait.Operation = (ushort)operation;
        sender.Wait.Slot = (byte)number;
        sender.Wait.Loan = Wait.NoLoan;
        sender.Peer = (byte)peer;
        if (IsReceiving(receiver.State) && (receiver.Wait.ReceiveSet >> slot.Bit & 1) != 0)
        {
            if (!TryDeliver(ref sender, ref receiver, peer, handle))
            {
                Return(index, Result.Misaligned);
                return;
            }

            if (sender.State == TaskState.Ready)
            {
                // Both can go on. The more important one does, the receiver if they are equal.
                StepAside();
            }
            else if (sender.State == TaskState.AwaitingReply)
            {
                // A call: its timeout covers the reply too. What is lent was delivered: nothing to time out.
                SetTimeout(ref sender, timeout);
            }

            receiver.WakeAt = TaskControl.Never;
            DisarmFastPath(ref receiver);
            SwitchTo(ref receiver, peer);
            return;
        }

        if (timeout == 0)
        {
            Return(index, Result.TimedOut);
            return;
        }

        sender.State = TaskState.Sending;
        SetTimeout(ref sender, timeout);
        InsertSender(index);
        Inherit(peer, sender.Priority);
    }

    /// <summary>Waits in the current task for messages of a set of channels and for notifications of a mask.</summary>
    private void Receive(uint channels, uint mask, uint timeout, uint operation)
    {
        int index = (int)Scheduler.Current;
        ref TaskControl receiver = ref tasks[index];
        if ((channels & ~receiver.CreatedSet) != 0)
        {
            Misuse(FaultKind.BadHandle, operation);
            return;
        }

        if (!CanHoldLongest(index, channels, operation))
        {
            return;
        }

        if (HoldsLoan(ref receiver))
        {
            EndLoansOver(channels);
        }

        if ((receiver.NotificationsPending & mask) != 0)
        {
            DeliverNotifications(ref receiver, mask);
            return;
        }

        // The state tells TryDeliver how it receives. It still runs: Settle or the end of this call puts that right.
        if (operation != (uint)Operation.ReceiveLoan)
        {
            receiver.State = TaskState.Receiving;
        }
        else if (arch.IsLoanFree(ref receiver, 0) || arch.IsLoanFree(ref receiver, 1))
        {
            receiver.State = TaskState.Borrowing;
        }
        else
        {
            ReturnNoMessage(ref receiver, Result.NoSlot);
            return;
        }

        if (receiver.FirstSender != TaskControl.None && TakeFromQueue(ref receiver, index, channels))
        {
            receiver.State = TaskState.Ready;
            return;
        }

        if (timeout == 0)
        {
            receiver.State = TaskState.Ready;
            ReturnNoMessage(ref receiver, Result.TimedOut);
            return;
        }

        receiver.Wait.ReceiveSet = channels;
        receiver.NotificationMask = mask;
        SetTimeout(ref receiver, timeout);
        ArmFastPath(ref receiver, channels, timeout, operation);
    }

    /// <summary>Takes the first message that waits for the task on one of the channels.</summary>
    private bool TakeFromQueue(ref TaskControl receiver, int index, uint channels)
    {
        while (true)
        {
            int first = FindSender(ref receiver, channels);
            if (first == TaskControl.None)
            {
                return false;
            }

            RemoveSender(first);
            ref TaskControl sender = ref tasks[first];
            bool isDelivered = TryDeliver(ref sender, ref receiver, index, SlotOf(ref sender).Key);
            if (!isDelivered)
            {
                Return(ref sender, Result.Misaligned);
                sender.WakeAt = TaskControl.Never;
                sender.State = TaskState.Ready;
            }

            if (sender.State == TaskState.Ready)
            {
                Append(first);
                Disinherit(ref receiver, index, sender.Priority);
            }

            if (isDelivered)
            {
                return true;
            }
        }
    }

    /// <summary>Whether the receiver's buffer takes the longest message of every channel it waits for; else it is faulted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CanHoldLongest(int index, uint channels, uint operation)
    {
        uint longChannels = channels & taskDescriptors[index].LongChannels;
        if (operation == (uint)Operation.ReceiveInto)
        {
            return CanBufferHold(index, longChannels);
        }

        if (longChannels == 0 || operation == (uint)Operation.ReceiveLoan)
        {
            return true;
        }

        Misuse(FaultKind.BadArgument, operation);
        return false;
    }

    private bool CanBufferHold(int index, uint longChannels)
    {
        TaskSlice buffer = new(tasks[index].Payload[0], tasks[index].Payload[1]);
        if (!Regions.Allow(taskDescriptors[index], buffer, RegionAttributes.Write))
        {
            Misuse(FaultKind.BadPointer, (uint)Operation.ReceiveInto);
            return false;
        }

        int first = taskDescriptors[index].FirstChannel;
        for (uint left = longChannels; left != 0; left &= left - 1)
        {
            if (channelDescriptors[first + BitOperations.TrailingZeroCount(left)].Longest > buffer.Length)
            {
                Misuse(FaultKind.BadArgument, (uint)Operation.ReceiveInto);
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives the caller that the token names its reply. Somebody who does not wait for this task is left alone.</summary>
    /// <param name="replier">The current task.</param>
    /// <param name="token">Who.</param>
    /// <param name="length">Bytes of the reply.</param>
    /// <param name="operation">How it comes.</param>
    /// <returns><see cref="Result.Dead"/> when nobody waited; after anything else the wait of the task that the token names is over and still to be ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Result Reply(ref TaskControl replier, uint token, uint length, uint operation)
    {
        int index = TaskOf(token);
        if (index >= tasks.Length)
        {
            return Result.Dead;
        }

        ref TaskControl caller = ref tasks[index];
        if (caller.Token != token || caller.State != TaskState.AwaitingReply || caller.Peer != Scheduler.Current)
        {
            return Result.Dead;
        }

        if (IsLoanOpen(ref caller))
        {
            EndLoan(index);
            if (caller.State != TaskState.AwaitingReply)
            {
                // It is to be restarted, and waits no more.
                return Result.Dead;
            }
        }

        if (caller.Wait.Operation == (uint)Operation.LongCall)
        {
            TaskSlice buffer = new(caller.Payload[2], caller.Payload[3]);
            if (length > buffer.Length)
            {
                return RefuseReply(ref caller);
            }

            CopyReply(buffer.Address, length, operation);
            arch.SetResults(ref caller, (uint)Operation.LongReply, length);
        }
        else
        {
            if (length > Limits.ShortMessageBytes)
            {
                return RefuseReply(ref caller);
            }

            if (operation == (uint)Operation.LongReply)
            {
                Load(replier.Payload[0], length, ref caller);
            }
            else
            {
                arch.Move(ref replier.Payload, ref caller.Payload);
            }

            arch.SetResults(ref caller, (uint)Operation.ReplyReceive + length);
        }

        return Result.Ok;
    }

    /// <summary>Ends a call whose caller has too little room for the reply: both learn that, and the caller does not wait for ever.</summary>
    private Result RefuseReply(ref TaskControl caller)
    {
        Return(ref caller, Result.TooLong);
        return Result.TooLong;
    }

    /// <summary>Moves a waiting task's message to a receiver, and the sender one step on: to wait for the reply or the end of the loan, or ready but in no queue yet.</summary>
    /// <param name="sender">Whose message.</param>
    /// <param name="receiver">To whom.</param>
    /// <param name="to">The receiver's index.</param>
    /// <param name="handle">What the sender sent it with.</param>
    /// <returns>False, and nothing is changed, when it cannot be lent to a receiver that borrows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryDeliver(ref TaskControl sender, ref TaskControl receiver, int to, uint handle)
    {
        uint operation = sender.Wait.Operation;
        if (!IsLong(operation))
        {
            arch.Move(ref sender.Payload, ref receiver.Payload);
            arch.SetResults(ref receiver, operation, handle, sender.Token);
        }
        else if (!TryDeliverLong(ref sender, ref receiver, operation, handle))
        {
            return false;
        }

        if (IsCall(operation))
        {
            sender.State = TaskState.AwaitingReply;
            Inherit(to, sender.Priority);
        }
        else if (sender.Wait.Loan != Wait.NoLoan)
        {
            sender.State = TaskState.Lending;
            sender.WakeAt = TaskControl.Never;
            Inherit(to, sender.Priority);
        }
        else
        {
            sender.State = TaskState.Ready;
            sender.WakeAt = TaskControl.Never;
            Return(ref sender, Result.Ok);
        }

        return true;
    }

    /// <summary>Moves a message from memory.</summary>
    private bool TryDeliverLong(ref TaskControl sender, ref TaskControl receiver, uint operation, uint handle)
    {
        if (receiver.State == TaskState.Borrowing && (sender.Payload[1] > Limits.ShortMessageBytes || sender.Payload[WritableWord] != 0))
        {
            if (!TryLend(ref sender, ref receiver))
            {
                return false;
            }

            arch.SetResults(ref receiver, operation, handle, sender.Token, sender.Payload[1]);
        }
        else if (sender.Payload[1] > Limits.ShortMessageBytes)
        {
            // A channel that takes so much is only received from with a buffer that holds it: see CanHoldLongest.
            arch.Copy(new TaskSlice(sender.Payload[0], sender.Payload[1]), receiver.Payload[0]);
            arch.SetResults(ref receiver, operation, handle, sender.Token, sender.Payload[1]);
        }
        else
        {
            // Short messages arrive in registers, wherever they come from: this receiver may have no buffer.
            operation = (uint)(IsCall(operation) ? Operation.Call : Operation.Send) + sender.Payload[1];
            Load(sender.Payload[0], sender.Payload[1], ref receiver);
            arch.SetResults(ref receiver, operation, handle, sender.Token);
        }

        return true;
    }

    /// <summary>Whether the current task may read what it wants to send from memory; else it is faulted.</summary>
    private bool MaySendFromMemory(uint operation)
    {
        int index = (int)Scheduler.Current;
        ref TaskControl task = ref tasks[index];
        ref readonly TaskDescriptor descriptor = ref taskDescriptors[index];
        uint writable = task.Payload[WritableWord];
        if (operation != (uint)Operation.LongReply && writable > 1)
        {
            Misuse(FaultKind.BadArgument, operation);
            return false;
        }

        RegionAttributes access = operation != (uint)Operation.LongReply && writable != 0
            ? RegionAttributes.Read | RegionAttributes.Write
            : RegionAttributes.Read;
        bool allowed = Regions.Allow(descriptor, new TaskSlice(task.Payload[0], task.Payload[1]), access)
            && (operation != (uint)Operation.LongCall
                || Regions.Allow(descriptor, new TaskSlice(task.Payload[2], task.Payload[3]), RegionAttributes.Write));
        if (!allowed)
        {
            Misuse(FaultKind.BadPointer, operation);
        }

        return allowed;
    }

    /// <summary>Writes a reply into the caller's buffer, from the replier's registers or memory.</summary>
    /// <remarks>Safety of the target: it was checked when the call was made, and a task's regions never shrink while it waits.</remarks>
    private void CopyReply(uint target, uint length, uint operation)
    {
        ref TaskControl replier = ref tasks[(int)Scheduler.Current];
        if (operation == (uint)Operation.LongReply)
        {
            arch.Copy(new TaskSlice(replier.Payload[0], length), target);
        }
        else
        {
            arch.Store(replier.Payload, length, target);
        }
    }

    /// <summary>Puts a short message from a task's memory into the registers of another, and zero behind it.</summary>
    private readonly void Load(uint address, uint length, ref TaskControl target)
    {
        target.Payload = default;
        arch.Read(new TaskSlice(address, length)).CopyTo(MemoryMarshal.AsBytes((Span<uint>)target.Payload));
    }

    /// <summary>Whether a generation of a channel came before another. They wrap, skipping 0, so half of them count as earlier.</summary>
    private static bool IsEarlierLife(uint given, ushort present) => given != 0 && (ushort)(present - given - 1) < ushort.MaxValue / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsReceiving(TaskState state) => state is TaskState.Receiving or TaskState.Borrowing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLong(uint operation) => operation is (uint)Operation.LongSend or (uint)Operation.LongCall;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsCall(uint operation) => operation is <= Limits.ShortMessageBytes or (uint)Operation.LongCall;

    private void ReturnNoMessage(ref TaskControl task, Result result) => arch.SetResults(ref task, (uint)result, 0, Limits.NoToken);

    private void Return(int index, Result result) => Return(ref tasks[index], result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Return(ref TaskControl task, Result result) => arch.SetResults(ref task, (uint)result);

    /// <summary>The index that a token names: perhaps of no task.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TaskOf(uint token) => (int)(token & 0xFF);
}
