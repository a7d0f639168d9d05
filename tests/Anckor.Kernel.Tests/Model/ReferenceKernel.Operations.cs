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
            bool taken = receiver.State == TaskState.Receiving && receiver.Listening.Contains(message.Channel);
            if (!taken && timeout == 0)
            {
                Finish(sender, Result.TimedOut);
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

    internal void Receive(HashSet<int> channels, uint mask, uint timeout, int? bufferAt, int bufferLength)
    {
        ReceiveWithoutChoosing(channels, mask, timeout, bufferAt, bufferLength);
        Choose();
    }

    internal void Reply(int caller, int givenUp, int length, int? from)
    {
        ModelTask task = Current;
        Result result = TryReply(caller, givenUp, length, from);
        task.Outcome = new ModelOutcome((uint)result);
        Choose();
    }

    internal void ReplyReceive(int caller, int givenUp, int length, HashSet<int> channels, uint mask)
    {
        TryReply(caller, givenUp, length, null);
        ReceiveWithoutChoosing(channels, mask, Limits.Forever, null, 0);
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
        if (task.State != TaskState.Faulted)
        {
            Die(task);
        }

        task.GivenUp++;
        task.Pending = 0;
        task.Registers = new byte[Limits.ShortMessageBytes];
        Finish(task, Result.Ok);
        ready.Add(index);
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

        if (channels.Any(channel => Channels[channel].Longest > capacity))
        {
            FaultCurrent(FaultKind.BadArgument);
            return;
        }

        receiver.BufferAt = bufferAt ?? 0;
        if ((receiver.Pending & mask) != 0)
        {
            Finish(receiver, Notified(receiver, mask));
            return;
        }

        List<int> waiting = [.. sending.Where(index => Tasks[index].Peer == Running && channels.Contains(Tasks[index].Outgoing.Channel))];
        if (waiting.Count > 0)
        {
            ModelTask sender = Tasks[waiting.MinBy(index => Tasks[index].Priority)];
            sending.Remove(sender.Index);
            Deliver(sender, receiver);
            if (sender.State == TaskState.Ready)
            {
                ready.Add(sender.Index);
            }
        }
        else if (timeout == 0)
        {
            Finish(receiver, Result.TimedOut);
        }
        else
        {
            receiver.State = TaskState.Receiving;
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
        if (message.At is not int at)
        {
            receiver.Registers = [.. sender.Registers];
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
        }
        else
        {
            Finish(sender, Result.Ok);
        }
    }

    private Result TryReply(int caller, int givenUp, int length, int? from)
    {
        ModelTask task = Tasks[caller];
        if (task.State != TaskState.AwaitingReply || task.Peer != Running || task.GivenUp != givenUp)
        {
            return Result.Dead;
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
                Finish(task, new ModelOutcome((uint)Operation.ReplyReceive + (uint)length));
            }
        }

        ready.Insert(0, caller);
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
