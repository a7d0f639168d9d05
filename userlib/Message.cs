using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>What ended a wait in <see cref="Receiver"/>.</summary>
public enum MessageKind
{
    /// <summary>A one-way message.</summary>
    Send,

    /// <summary>A message whose sender waits for the reply.</summary>
    Call,

    /// <summary>Notifications.</summary>
    Notification,

    /// <summary>Nothing came in time.</summary>
    TimedOut,

    /// <summary>Nothing can be borrowed: this task holds two loans already.</summary>
    NoSlot,
}

/// <summary>A message, or why there is none.</summary>
public struct Message
{
    /// <summary>r0-r11 as the kernel left them.</summary>
    internal Registers Registers;

    /// <summary>What it is.</summary>
    public readonly MessageKind Kind
    {
        get
        {
            uint operation = Registers.R0;
            if (operation >= (uint)Result.Notified)
            {
                return (Result)operation switch
                {
                    Result.Notified => MessageKind.Notification,
                    Result.NoSlot => MessageKind.NoSlot,
                    _ => MessageKind.TimedOut,
                };
            }

            return operation <= Limits.ShortMessageBytes || operation == (uint)Operation.LongCall ? MessageKind.Call : MessageKind.Send;
        }
    }

    /// <summary>Bytes of the message.</summary>
    public readonly int Length
    {
        get
        {
            uint operation = Registers.R0;
            if (IsLong)
            {
                return (int)Registers.R3;
            }

            return (int)(operation <= Limits.ShortMessageBytes ? operation : operation - (uint)Operation.Send);
        }
    }

    /// <summary>Whether it stands in memory rather than here: in the receiver's buffer, or in the sender's when it was borrowed.</summary>
    public readonly bool IsLong => Registers.R0 is (uint)Operation.LongSend or (uint)Operation.LongCall;

    /// <summary>Index of the task that sent it.</summary>
    public readonly int Sender => (int)(Registers.R2 & 0xFF);

    /// <summary>The notifications that came.</summary>
    public readonly uint Notifications => Registers.R1;

    internal readonly int ChannelBit => (int)(Registers.R1 & 0xFF) - 1;

    /// <summary>A short message as a value. Another length than the type's is a fault.</summary>
    public T Read<T>()
        where T : unmanaged
    {
        unsafe
        {
            if (IsLong || Length != sizeof(T))
            {
                Task.Panic("a message has another length than its type"u8);
            }
        }

        return Channel.Take<T>(ref Registers.Payload);
    }

    /// <summary>The message as bytes: those in the buffer it was received into, or the short ones that stand here.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> buffer) =>
        IsLong ? buffer[..Length] : MemoryMarshal.AsBytes((Span<uint>)Registers.Payload)[..Length];

    /// <summary>Whether it is lent by its sender, by <see cref="Receiver.Borrow()"/>: shown until <see cref="Release"/>, the reply, or the next receive on its channel.</summary>
    /// <remarks>Using a loan afterwards is a fault of this task. A loan cannot be passed on to another task or to a system call.</remarks>
    public readonly bool IsLent => IsLong && Access != RegionAttributes.None;

    /// <summary>What is lent, to read. Of a message that is not lent, nothing.</summary>
    /// <remarks>Safety: the kernel shows exactly these bytes; after the loan, the access faults this task.</remarks>
    public readonly unsafe ReadOnlySpan<byte> Lent => IsLent ? new((void*)Registers.Payload[0], (int)Registers.R3) : default;

    /// <summary>Whether it is lent to be changed in place.</summary>
    public readonly bool IsWritable => IsLong && (Access & RegionAttributes.Write) != 0;

    /// <summary>What is lent, to change in place. A loan to be read only is a fault: see <see cref="IsWritable"/>.</summary>
    /// <remarks>Safety: as <see cref="Lent"/>.</remarks>
    public readonly unsafe Span<byte> WritableLent
    {
        get
        {
            if (!IsWritable)
            {
                Task.Panic("the message is not lent to be written"u8);
            }

            return new Span<byte>((void*)Registers.Payload[0], (int)Registers.R3);
        }
    }

    /// <summary>What may be done with a loan. A message copied into a buffer came with nothing here.</summary>
    private readonly RegionAttributes Access => (RegionAttributes)Registers.Payload[2];

    /// <summary>Gives a loan back: a one-way sender goes on, a caller still waits for the reply.</summary>
    /// <returns><see cref="Result.Ok"/>, or <see cref="Result.Dead"/> when nothing is lent, which harms nobody.</returns>
    public readonly Result Release() => (Result)SystemCall.Invoke(Operation.Release, Registers.R2);

    /// <summary>Ends a caller that broke this task's protocol: it faults as <see cref="FaultKind.FromServer"/>, and its policy decides.</summary>
    /// <param name="reason">What it did: a number that the protocol defines, shown with the fault.</param>
    /// <returns>
    /// <see cref="Result.Ok"/>, or <see cref="Result.Dead"/> when nobody waits for this task's reply: the caller is gone or has its answer, or the
    /// message was no call.
    /// </returns>
    public readonly Result Fault(uint reason) => (Result)SystemCall.Invoke(Operation.ClientFault, Registers.R2, reason);

    /// <summary>The words of a short message, in place: what the reply can be built in without a copy.</summary>
    /// <remarks>Words beyond <see cref="Length"/> are whatever the sender's registers held.</remarks>
    [UnscopedRef]
    public ref ShortMessage Words => ref Registers.Payload;

    /// <summary>The words of a short message as a value, in place.</summary>
    [UnscopedRef]
    public ref T Payload<T>()
        where T : unmanaged
        => ref Unsafe.As<byte, T>(ref Channel.Bytes<T>(ref Registers.Payload));

    /// <summary>Answers with the first bytes of the payload as it stands here, then waits for the next message, which takes this one's place.</summary>
    /// <remarks>One system call for both: the fast way to serve. An answer that nobody waits for any more is dropped.</remarks>
    /// <param name="length">Bytes of the answer, 0 to 32.</param>
    /// <param name="next">Where to wait.</param>
    /// <param name="notifications">Bits to wait for too.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReplyReceive(int length, Receiver next, uint notifications = 0)
    {
        if ((uint)length > Limits.ShortMessageBytes)
        {
            Task.Panic("a reply longer than 32 bytes needs a buffer"u8);
        }

        Registers.R0 = (uint)Operation.ReplyReceive + (uint)length;
        Registers.R1 = Registers.R2;
        Registers.R2 = next.Channels;
        Registers.R3 = notifications;
        SystemCall.Invoke(ref Registers);
    }

    /// <summary>Answers with a value of up to 32 bytes, then waits for the next message, which takes this one's place.</summary>
    /// <remarks>One system call for both: the fast way to serve. An answer that nobody waits for any more is dropped.</remarks>
    public unsafe void ReplyReceive<T>(T reply, Receiver next, uint notifications = 0)
        where T : unmanaged
    {
        Channel.Put(ref Registers.Payload, reply);
        ReplyReceive(sizeof(T), next, notifications);
    }

    /// <summary>Answers a call with a value of up to 32 bytes.</summary>
    /// <returns><see cref="Result.Dead"/> when the caller does not wait any more, which harms nobody.</returns>
    public readonly unsafe Result Reply<T>(T reply)
        where T : unmanaged
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.Reply + (uint)sizeof(T);
        registers.R1 = Registers.R2;
        Channel.Put(ref registers.Payload, reply);
        SystemCall.Invoke(ref registers);
        return (Result)registers.R0;
    }

    /// <summary>Answers a call with bytes, up to what the caller has room for.</summary>
    /// <returns>
    /// <see cref="Result.Dead"/> when the caller does not wait any more, which harms nobody; <see cref="Result.TooLong"/> when it has too
    /// little room: then it is told so too.
    /// </returns>
    public readonly unsafe Result Reply(ReadOnlySpan<byte> reply)
    {
        // Safety: the buffer stays where it is until the call returns, and the kernel checks that it is this task's.
        fixed (byte* bytes = reply)
        {
            Registers registers = default;
            registers.R0 = (uint)Operation.LongReply;
            registers.R1 = Registers.R2;
            registers.Payload[0] = (uint)bytes;
            registers.Payload[1] = (uint)reply.Length;
            SystemCall.Invoke(ref registers);
            return (Result)registers.R0;
        }
    }
}
