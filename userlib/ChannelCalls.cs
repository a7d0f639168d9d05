using System;
using Anckor.Abi;

namespace Anckor;

/// <summary>The four calls that everything about channels rests on, under their original names and with their original meaning.</summary>
/// <remarks>
/// <see cref="Channel"/> and <see cref="Receiver"/> are the comfortable face of the same kernel operations. docs/channels.md has the C signatures
/// that these follow. A handle of 64 bits holds in its low half what the kernel knows a channel by, for a receiver or for a sender.
/// Messages are counted in bytes.
/// </remarks>
public static unsafe class ChannelCalls
{
    /// <summary>Opens a channel for receiving.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Denied"/>, <see cref="Result.Exists"/> or <see cref="Result.NotFound"/>.</returns>
    public static Result channel_create(out ulong channel_handler, ReadOnlySpan<byte> name)
    {
        Result result = Channel.TryCreate(name, out Receiver receiver);
        channel_handler = receiver.Channels;
        return result;
    }

    /// <summary>Finds a channel that its receiver has created, for sending.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Denied"/> or <see cref="Result.NotFound"/>.</returns>
    public static Result channel_get(out ulong channel_handler, ReadOnlySpan<byte> name)
    {
        Result result = Channel.TryGet(name, out Channel channel);
        channel_handler = channel.Handle;
        return result;
    }

    /// <summary>Sends a message, and returns when the receiver has taken it.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.TooLong"/> or <see cref="Result.Dead"/>. The original returned nothing, and could not say so.</returns>
    public static Result channel_snd(ulong channel_handler, ReadOnlySpan<byte> msg) =>
        new Channel((uint)channel_handler).TrySend(msg, Duration.Forever);

    /// <summary>Waits for a message and copies it.</summary>
    /// <param name="channel_handler">From <see cref="channel_create"/>.</param>
    /// <param name="msg">Takes the message: room for the channel's longest, else it is a fault.</param>
    /// <param name="msg_len">Bytes of the message.</param>
    public static void channel_rcv(ulong channel_handler, Span<byte> msg, out int msg_len)
    {
        Message message = new Receiver((uint)channel_handler).Receive(msg, 0, Duration.Forever);
        msg_len = message.Length;
        message.Bytes(msg).CopyTo(msg);
    }
}
