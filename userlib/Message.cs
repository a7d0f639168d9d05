using System;
using System.Diagnostics.CodeAnalysis;
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
                return operation == (uint)Result.Notified ? MessageKind.Notification : MessageKind.TimedOut;
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

    /// <summary>Whether it stands in the receiver's buffer rather than here.</summary>
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
