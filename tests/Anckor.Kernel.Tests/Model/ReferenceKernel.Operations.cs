using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Model;

/// <content>The system calls.</content>
internal sealed partial class ReferenceKernel
{
    internal void Create(int channel)
    {
        bool mine = Channels[channel].Receiver == Running;
        Result result = !mine ? Result.Denied : Current.Created.Add(channel) ? Result.Ok : Result.Exists;
        Current.Outcome = new ModelOutcome((uint)result, result == Result.Ok ? (uint)Channels[channel].Bit : null);
    }

    internal void Get(int channel)
    {
        ModelChannel wanted = Channels[channel];
        Current.Outcome = !wanted.Senders.Contains(Running)
            ? new ModelOutcome((uint)Result.Denied)
            : !Tasks[wanted.Receiver].Created.Contains(channel)
                ? new ModelOutcome((uint)Result.NotFound)
                : new ModelOutcome((uint)Result.Ok, HandleOf: channel);
    }

    /// <summary>Sends or calls with a handle from a life of the receiver.</summary>
    internal void Send(ModelMessage message, int life, uint timeout)
    {
        ModelTask sender = Current;
        ModelTask receiver = Tasks[Channels[message.Channel].Receiver];
        if (life != receiver.Life)
        {
            Finish(sender, Result.Dead);
        }
        else if (message.Length > Channels[message.Channel].Longest)
        {
            Finish(sender, Result.TooLong);
        }
        else
        {
            sender.Outgoing = message;
            sender.Peer = receiver.Index;
            bool taken = receiver.Receives && receiver.Listening.Contains(message.Channel);
            if (!taken && timeout == 0)
            {
                Finish(sender, Result.TimedOut);
            }
            else if (taken && IsMisaligned(sender, receiver))
            {
                Finish(sender, Result.Misaligned);
            }
            else
            {
                sender.State = TaskState.Sending;
                sender.WakeAt = timeout == Limits.Forever ? null : Now + timeout + 1;
                if (taken)
                {
                    // Of two that can go on, the more important runs, the receiver if equal; the other is next of its equals.
                    Deliver(sender, receiver);
                    Refresh();
                    running = null;
                    ready.InsertRange(0, sender.State == TaskState.Ready ? [receiver.Index, sender.Index] : [receiver.Index]);
                }
                else
                {
                    sending.Add(sender.Index);
                }
            }
        }

        Choose();
    }

    internal void Receive(HashSet<int> channels, uint mask, uint timeout, int? bufferAt = null, int bufferLength = 0)
    {
        Current.Borrows = false;
        ReceiveWithoutChoosing(channels, mask, timeout, bufferAt, bufferLength);
        Choose();
    }

    internal void Borrow(HashSet<int> channels, uint mask, uint timeout)
    {
        Current.Borrows = true;
        ReceiveWithoutChoosing(channels, mask, timeout, null, 0);
        Choose();
    }

    internal void Reply(int caller, int givenUp, int length, int? from)
    {
        ModelTask task = Current;
        Result result = TryReply(caller, givenUp, length, from, out bool answered);
        task.Outcome = new ModelOutcome((uint)result);
        if (answered)
        {
            ready.Insert(0, caller);
        }

        Choose();
    }

    internal void ReplyReceive(int caller, int givenUp, int length, HashSet<int> channels, uint mask)
    {
        TryReply(caller, givenUp, length, null, out bool answered);
        Current.Borrows = false;
        ReceiveWithoutChoosing(channels, mask, Limits.Forever, null, 0);
        if (answered)
        {
            ready.Insert(0, caller);
        }

        Choose();
    }

    internal void Notify(int task, uint bits)
    {
        Finish(Current, Result.Ok);
        Post(Tasks[task], bits);
        Choose();
    }

    internal void SetTimer(long deadline, uint bits)
    {
        ModelTask task = Current;
        Finish(task, Result.Ok);
        task.TimerAt = bits != 0 && deadline > Now ? deadline : null;
        task.TimerBits = bits;
        if (deadline <= Now)
        {
            Post(task, bits);
        }

        Choose();
    }

    internal void Yield()
    {
        Finish(Current, Result.Ok);
        ready.Add(Running);
        running = null;
        Choose();
    }

    internal void Panic()
    {
        FaultCurrent(FaultKind.Panic);
        Choose();
    }

    internal void Restart(int index)
    {
        ModelTask task = Tasks[index];
        Finish(Current, Result.Ok);
        if (task.Lends)
        {
            task.RestartsAfterLoan = true;
        }
        else
        {
            StartAnew(task);
        }

        Choose();
    }

    private void ReceiveWithoutChoosing(HashSet<int> channels, uint mask, uint timeout, int? bufferAt, int bufferLength)
    {
        ModelTask receiver = Current;
        int capacity = bufferAt is null ? Limits.ShortMessageBytes : Math.Max(Limits.ShortMessageBytes, bufferLength);
        if (!channels.IsSubsetOf(receiver.Created))
        {
            FaultCurrent(FaultKind.BadHandle);
            return;
        }

        if (!receiver.Borrows && channels.Any(channel => Channels[channel].Longest > capacity))
        {
            FaultCurrent(FaultKind.BadArgument);
            return;
        }

        foreach (ModelTask lender in Tasks.Where(task => task.Lends && task.Peer == Running && channels.Contains(task.Outgoing.Channel)))
        {
            EndLoan(lender);
        }

        receiver.BufferAt = bufferAt ?? 0;
        if ((receiver.Pending & mask) != 0)
        {
            Finish(receiver, Notified(receiver, mask));
            return;
        }

        if (receiver.Borrows && Tasks.Count(task => task.Lends && task.Peer == Running) == Limits.LoanRegions)
        {
            Finish(receiver, NoMessage(Result.NoSlot));
            return;
        }

        while (sending.Where(index => Tasks[index].Peer == Running && channels.Contains(Tasks[index].Outgoing.Channel)).ToList() is { Count: > 0 } waiting)
        {
            ModelTask sender = Tasks[waiting.MinBy(index => Tasks[index].Priority)];
            sending.Remove(sender.Index);
            bool misaligned = IsMisaligned(sender, receiver);
            if (misaligned)
            {
                Finish(sender, Result.Misaligned);
            }
            else
            {
                Deliver(sender, receiver);
            }

            if (sender.State == TaskState.Ready)
            {
                ready.Add(sender.Index);
            }

            if (!misaligned)
            {
                return;
            }
        }

        if (timeout == 0)
        {
            Finish(receiver, NoMessage(Result.TimedOut));
        }
        else
        {
            receiver.State = receiver.Borrows ? TaskState.Borrowing : TaskState.Receiving;
            receiver.HasUndefinedRegisters = true;
            receiver.Listening = channels;
            receiver.Mask = mask;
            receiver.WakeAt = timeout == Limits.Forever ? null : Now + timeout + 1;
        }
    }

    private void Deliver(ModelTask sender, ModelTask receiver)
    {
        ModelMessage message = sender.Outgoing;
        uint operation = (uint)(message.IsCall ? Operation.Call : Operation.Send) + (uint)message.Length;
        uint? length = null;
        receiver.HasUndefinedRegisters = false;
        if (message.At is not int at)
        {
            receiver.Registers = [.. sender.Registers];
        }
        else if (IsLent(message, receiver))
        {
            operation = (uint)(message.IsCall ? Operation.LongCall : Operation.LongSend);
            length = (uint)message.Length;
            sender.Lends = true;
            uint access = (uint)(message.Writable ? RegionAttributes.Read | RegionAttributes.Write : RegionAttributes.Read);
            System.Runtime.InteropServices.MemoryMarshal.AsBytes([World.RamOf(sender.Index) + (uint)at, (uint)message.Length, access]).CopyTo(receiver.Registers);
        }
        else if (message.Length <= Limits.ShortMessageBytes)
        {
            receiver.Registers = Padded(sender.Memory.AsSpan(at, message.Length));
        }
        else
        {
            operation = (uint)(message.IsCall ? Operation.LongCall : Operation.LongSend);
            length = (uint)message.Length;
            sender.Memory.AsSpan(at, message.Length).CopyTo(receiver.Memory.AsSpan(receiver.BufferAt));
        }

        Finish(receiver, new ModelOutcome(operation, message.Handle, R3: length, Sender: sender.Index));
        if (message.IsCall)
        {
            sender.State = TaskState.AwaitingReply;
            sender.HasUndefinedRegisters = message.At is null;
        }
        else if (sender.Lends)
        {
            sender.State = TaskState.Lending;
            sender.WakeAt = null;
        }
        else
        {
            Finish(sender, Result.Ok);
        }
    }

    /// <summary>Gives a caller its reply, if it waits for it; who was answered is ready then, but in no queue yet.</summary>
    private Result TryReply(int caller, int givenUp, int length, int? from, out bool answered)
    {
        answered = false;
        ModelTask task = Tasks[caller];
        if (task.State != TaskState.AwaitingReply || task.Peer != Running || task.GivenUp != givenUp)
        {
            return Result.Dead;
        }

        if (task.Lends)
        {
            EndLoan(task);
            if (task.State != TaskState.AwaitingReply)
            {
                return Result.Dead;
            }
        }

        bool fits = length <= (task.Outgoing.ReplyAt is null ? Limits.ShortMessageBytes : task.Outgoing.ReplyRoom);
        if (!fits)
        {
            Finish(task, Result.TooLong);
        }
        else
        {
            ReadOnlySpan<byte> reply = from is int at ? Current.Memory.AsSpan(at, length) : Current.Registers;
            if (task.Outgoing.ReplyAt is int replyAt)
            {
                reply[..length].CopyTo(task.Memory.AsSpan(replyAt));
                Finish(task, new ModelOutcome((uint)Operation.LongReply, (uint)length));
            }
            else
            {
                task.Registers = Padded(reply);
                task.HasUndefinedRegisters = false;
                Finish(task, new ModelOutcome((uint)Operation.ReplyReceive + (uint)length));
            }
        }

        answered = true;
        Refresh();
        return fits ? Result.Ok : Result.TooLong;
    }

    private static byte[] Padded(ReadOnlySpan<byte> bytes)
    {
        byte[] result = new byte[Limits.ShortMessageBytes];
        bytes.CopyTo(result);
        return result;
    }
}
