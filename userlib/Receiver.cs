using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>The receiving side of one or more channels.</summary>
public readonly unsafe struct Receiver
{
    private readonly uint channels;

    internal Receiver(uint channels) => this.channels = channels;

    /// <summary>Both: a message from any of them will do.</summary>
    public static Receiver operator |(Receiver left, Receiver right) => new(left.channels | right.channels);

    /// <summary>Whether a message came over this channel.</summary>
    public bool Got(in Message message) => (channels >> message.ChannelBit & 1) != 0;

    /// <summary>The channels as the kernel knows them, a bit each.</summary>
    internal uint Channels => channels;

    /// <summary>Waits for a message of up to 32 bytes.</summary>
    public Message Receive() => Wait(Operation.Receive, 0, 0);

    /// <summary>Waits for a message of up to 32 bytes or a notification; see <see cref="Message.Kind"/> for what came.</summary>
    public Message Receive(uint notifications, Duration timeout) =>
        Wait(timeout.Ticks == Limits.Forever ? Operation.Receive : Operation.TimedReceive, notifications, timeout.Ticks);

    /// <summary>Waits for a message of any length. A long one stays in its sender's memory, and is shown here until it is released.</summary>
    /// <remarks>See <see cref="Message.IsLent"/>. What came before over these channels and was not released yet is released first.</remarks>
    public Message Borrow() => Borrow(0, Duration.Forever);

    /// <summary>Waits for a message of any length or a notification. A long message stays in its sender's memory, and is shown here until it is released.</summary>
    /// <remarks>
    /// See <see cref="Message.IsLent"/>, and <see cref="MessageKind.NoSlot"/> for a task that holds two loans of other channels. A sender whose
    /// buffer no MPU region shows exactly gets <see cref="Result.Misaligned"/>; the receiver does not see it.
    /// </remarks>
    public Message Borrow(uint notifications, Duration timeout) => Wait(Operation.ReceiveLoan, notifications, timeout.Ticks);

    /// <summary>Waits for a message of any length. Up to 32 bytes of it stand in the message, longer ones in the buffer.</summary>
    /// <param name="buffer">Takes the longest message of every channel waited for; smaller is a fault.</param>
    /// <param name="notifications">Bits to wait for too.</param>
    /// <param name="timeout">How long.</param>
    public Message Receive(Span<byte> buffer, uint notifications, Duration timeout)
    {
        // Safety: the kernel writes into the buffer only before this call returns, and checks that it is this task's.
        fixed (byte* bytes = buffer)
        {
            Message message = default;
            message.Registers.R0 = (uint)Operation.ReceiveInto;
            message.Registers.R1 = timeout.Ticks;
            message.Registers.R2 = channels;
            message.Registers.R3 = notifications;
            message.Registers.Payload[0] = (uint)bytes;
            message.Registers.Payload[1] = (uint)buffer.Length;
            SystemCall.Invoke(ref message.Registers);
            return message;
        }
    }

    [SkipLocalsInit]
    private Message Wait(Operation operation, uint notifications, uint ticks)
    {
        // Whatever stands in the payload's words: a receive sends nothing.
        Unsafe.SkipInit(out Message message);
        message.Registers.R0 = (uint)operation;
        message.Registers.R1 = ticks;
        message.Registers.R2 = channels;
        message.Registers.R3 = notifications;
        SystemCall.Invoke(ref message.Registers);
        return message;
    }
}
