using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>The sending side of a channel.</summary>
/// <remarks>
/// Methods whose name begins with Try return a <see cref="Result"/>. The others are for tasks that cannot go on without their peer:
/// anything but success ends the task with a fault, and the supervisor's policy decides.
/// </remarks>
public readonly unsafe struct Channel
{
    private readonly uint handle;

    internal Channel(uint handle) => this.handle = handle;

    /// <summary>The channel as the kernel knows it.</summary>
    internal uint Handle => handle;

    /// <summary>Opens a channel for receiving: the manifest names this task as its receiver.</summary>
    public static Receiver Create(ReadOnlySpan<byte> name)
    {
        Demand(TryCreate(name, out Receiver receiver));
        return receiver;
    }

    /// <summary>Opens a channel for receiving.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Denied"/>, <see cref="Result.Exists"/> or <see cref="Result.NotFound"/>.</returns>
    public static Result TryCreate(ReadOnlySpan<byte> name, out Receiver receiver)
    {
        ulong results = Named(Operation.ChannelCreate, name);
        receiver = new Receiver(1u << (int)(results >> 32));
        return (Result)(uint)results;
    }

    /// <summary>Finds a channel that its receiver has created.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Denied"/> or <see cref="Result.NotFound"/>.</returns>
    public static Result TryGet(ReadOnlySpan<byte> name, out Channel channel)
    {
        ulong results = Named(Operation.ChannelGet, name);
        channel = new Channel((uint)(results >> 32));
        return (Result)(uint)results;
    }

    /// <summary>Finds a channel, and waits until its receiver has created it.</summary>
    public static Channel Open(ReadOnlySpan<byte> name)
    {
        Demand(TryOpen(name, Duration.Forever, out Channel channel));
        return channel;
    }

    /// <summary>Finds a channel, and waits for its receiver to create it.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Denied"/> or <see cref="Result.NotFound"/>.</returns>
    public static Result TryOpen(ReadOnlySpan<byte> name, Duration timeout, out Channel channel)
    {
        uint begun = (uint)Clock.Now;
        bool isOver = timeout.Ticks == 0;
        while (true)
        {
            Result result = TryGet(name, out channel);
            if (result != Result.NotFound || isOver)
            {
                return result;
            }

            // Sleeps, and does not yield: the receiver may be less important than this task.
            Clock.Sleep(Duration.FromTicks(1));
            isOver = timeout.Ticks != Limits.Forever && (uint)Clock.Now - begun > timeout.Ticks;
        }
    }

    /// <summary>Sends a value of up to 32 bytes; returns when the receiver has taken it.</summary>
    public void Send<T>(T message)
        where T : unmanaged
        => Demand(TrySend(message));

    /// <summary>Sends a value of up to 32 bytes; returns when the receiver has taken it.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.TooLong"/> or <see cref="Result.Dead"/>.</returns>
    public Result TrySend<T>(T message)
        where T : unmanaged
    {
        ShortMessage words = default;
        Put(ref words, message);
        return (Result)SystemCall.Call((uint)Operation.Send + (uint)sizeof(T), handle, ref words, ref words);
    }

    /// <summary>Sends a value of up to 32 bytes, if the receiver takes it in time.</summary>
    /// <returns>
    /// <see cref="Result.Ok"/>, <see cref="Result.TooLong"/>, <see cref="Result.Dead"/>, or <see cref="Result.TimedOut"/>, and then
    /// nothing was sent.
    /// </returns>
    public Result TrySend<T>(T message, Duration timeout)
        where T : unmanaged
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.TimedSend + (uint)sizeof(T);
        registers.R1 = handle;
        registers.R2 = timeout.Ticks;
        Put(ref registers.Payload, message);
        SystemCall.Invoke(ref registers);
        return (Result)registers.R0;
    }

    /// <summary>Sends bytes, up to the channel's longest message; returns when the receiver has taken them.</summary>
    /// <remarks>
    /// A receiver that borrows sees the bytes where they are, read-only, and this task goes on when it gives them back; then they must be
    /// what one MPU region shows exactly: see <see cref="LendBuffer"/>.
    /// </remarks>
    /// <returns>
    /// <see cref="Result.Ok"/>, <see cref="Result.TooLong"/>, <see cref="Result.Dead"/>, <see cref="Result.Misaligned"/>, or
    /// <see cref="Result.TimedOut"/>, and then nothing was sent.
    /// </returns>
    public Result TrySend(ReadOnlySpan<byte> message, Duration timeout)
    {
        // Safety: the buffer stays where it is until the call returns, and the kernel checks that it is this task's.
        fixed (byte* bytes = message)
        {
            return SendLong(bytes, message.Length, timeout, 0);
        }
    }

    /// <summary>Lends a buffer to a receiver that borrows, to be changed in place; returns when it is given back.</summary>
    /// <remarks>A receiver that does not borrow gets a copy. The buffer must be what one MPU region shows exactly: see <see cref="LendBuffer"/>.</remarks>
    /// <returns>As <see cref="TrySend(ReadOnlySpan{byte}, Duration)"/>. The time limits only how long nobody takes it, not the loan.</returns>
    public Result TryLend(Span<byte> buffer, Duration timeout)
    {
        // Safety: as above.
        fixed (byte* bytes = buffer)
        {
            return SendLong(bytes, buffer.Length, timeout, 1);
        }
    }

    /// <summary>Lends a buffer to a receiver that borrows, to be changed in place, and waits for its answer of up to 32 bytes.</summary>
    /// <returns>
    /// As <see cref="TryCall{TRequest, TReply}(TRequest, Duration, out TReply)"/>, or <see cref="Result.Misaligned"/>. A loan delays the end of
    /// the time: memory is not taken away under its borrower.
    /// </returns>
    public Result TryCallLending<TReply>(Span<byte> buffer, Duration timeout, out TReply reply)
        where TReply : unmanaged
    {
        TReply answer = default;
        fixed (byte* bytes = buffer)
        {
            Result result = CallLong(bytes, buffer.Length, (byte*)&answer, sizeof(TReply), timeout, 1, out int length);
            reply = answer;
            return result == Result.Ok && length != sizeof(TReply) ? Result.TooLong : result;
        }
    }

    /// <summary>Lends a buffer to a receiver that borrows, to be changed in place, and waits for its empty answer.</summary>
    public Result TryCallLending(Span<byte> buffer, Duration timeout)
    {
        fixed (byte* bytes = buffer)
        {
            return CallLong(bytes, buffer.Length, null, 0, timeout, 1, out _);
        }
    }

    /// <summary>Sends a value and waits for the answer, each of up to 32 bytes.</summary>
    public TReply Call<TRequest, TReply>(TRequest request)
        where TRequest : unmanaged
        where TReply : unmanaged
    {
        Demand(TryCall(request, out TReply reply));
        return reply;
    }

    /// <summary>Sends a value and waits for the answer, each of up to 32 bytes. The answer's length must be the type's.</summary>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Dead"/> or <see cref="Result.TooLong"/>, also for an answer of another length.</returns>
    public Result TryCall<TRequest, TReply>(TRequest request, out TReply reply)
        where TRequest : unmanaged
        where TReply : unmanaged
    {
        ShortMessage words = default;
        Put(ref words, request);
        uint outcome = SystemCall.Call((uint)Operation.Call + (uint)sizeof(TRequest), handle, ref words, ref words);
        reply = Take<TReply>(ref words);
        return Judge<TReply>(outcome);
    }

    /// <summary>Sends a value and waits for the answer, each of up to 32 bytes, both within this time.</summary>
    /// <returns>
    /// As <see cref="TryCall{TRequest, TReply}(TRequest, out TReply)"/>, or <see cref="Result.TimedOut"/>: then the request may have been
    /// taken, and its answer, when it comes, goes nowhere.
    /// </returns>
    public Result TryCall<TRequest, TReply>(TRequest request, Duration timeout, out TReply reply)
        where TRequest : unmanaged
        where TReply : unmanaged
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.TimedCall + (uint)sizeof(TRequest);
        registers.R1 = handle;
        registers.R2 = timeout.Ticks;
        Put(ref registers.Payload, request);
        SystemCall.Invoke(ref registers);
        reply = Take<TReply>(ref registers.Payload);
        return Judge<TReply>(registers.R0);
    }

    /// <summary>Sends the first bytes of some words, and waits for the answer, which takes their place: the fast way to call.</summary>
    /// <param name="length">Bytes to send, 0 to 32.</param>
    /// <param name="words">What to send, then what was answered. All eight words travel: what stands behind the length is shown to the receiver too.</param>
    /// <param name="replyLength">Bytes of the answer.</param>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Dead"/> or <see cref="Result.TooLong"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Result TryCall(int length, ref ShortMessage words, out int replyLength)
    {
        if ((uint)length > Limits.ShortMessageBytes)
        {
            Task.Panic("a message longer than 32 bytes needs a buffer"u8);
        }

        uint outcome = SystemCall.Call((uint)Operation.Call + (uint)length, handle, ref words, ref words);
        replyLength = (int)(outcome - (uint)Operation.ReplyReceive);
        return outcome < (uint)Result.Notified ? Result.Ok : (Result)outcome;
    }

    /// <summary>Sends the first bytes of some words, and waits for the answer, which takes their place, both within this time.</summary>
    /// <returns>As <see cref="TryCall(int, ref ShortMessage, out int)"/>, or <see cref="Result.TimedOut"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Result TryCall(int length, ref ShortMessage words, Duration timeout, out int replyLength)
    {
        if ((uint)length > Limits.ShortMessageBytes)
        {
            Task.Panic("a message longer than 32 bytes needs a buffer"u8);
        }

        uint outcome = SystemCall.Call((uint)Operation.TimedCall + (uint)length, handle, timeout.Ticks, ref words);
        replyLength = (int)(outcome - (uint)Operation.ReplyReceive);
        return outcome < (uint)Result.Notified ? Result.Ok : (Result)outcome;
    }

    /// <summary>Sends the first bytes of some words; returns when the receiver has taken them: the fast way to send.</summary>
    /// <param name="length">Bytes to send, 0 to 32.</param>
    /// <param name="words">What to send. All eight words travel: what stands behind the length is shown to the receiver too.</param>
    /// <returns><see cref="Result.Ok"/>, <see cref="Result.Dead"/> or <see cref="Result.TooLong"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Result TrySend(int length, ref ShortMessage words)
    {
        if ((uint)length > Limits.ShortMessageBytes)
        {
            Task.Panic("a message longer than 32 bytes needs a buffer"u8);
        }

        return (Result)SystemCall.Call((uint)Operation.Send + (uint)length, handle, ref words, ref words);
    }

    /// <summary>Sends bytes and waits for the answer, each up to the channel's longest message, both within this time.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="reply">Takes the answer.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="length">Bytes of the answer.</param>
    /// <returns>
    /// <see cref="Result.Ok"/>, <see cref="Result.TooLong"/> for the request or the answer, <see cref="Result.Dead"/> or
    /// <see cref="Result.TimedOut"/>.
    /// </returns>
    public Result TryCall(ReadOnlySpan<byte> request, Span<byte> reply, Duration timeout, out int length)
    {
        // Safety: both buffers stay where they are until the call returns, and the kernel checks that they are this task's.
        fixed (byte* from = request, to = reply)
        {
            return CallLong(from, request.Length, to, reply.Length, timeout, 0, out length);
        }
    }

    /// <summary>Calls with an empty message and waits for the answer of up to 32 bytes.</summary>
    public TReply Ask<TReply>()
        where TReply : unmanaged
    {
        ShortMessage words = default;
        uint outcome = SystemCall.Call((uint)Operation.Call, handle, ref words, ref words);
        Demand(outcome == (uint)Operation.ReplyReceive + (uint)sizeof(TReply) ? Result.Ok : Result.TooLong);
        return Take<TReply>(ref words);
    }

    /// <summary>What a call came to: an answer of the right length, one of another, or none.</summary>
    private static Result Judge<TReply>(uint outcome)
        where TReply : unmanaged
    {
        if (outcome == (uint)Operation.ReplyReceive + (uint)sizeof(TReply))
        {
            return Result.Ok;
        }

        return outcome >= (uint)Result.Notified ? (Result)outcome : Result.TooLong;
    }

    /// <summary>Ends this task with a fault unless a channel did what it should.</summary>
    internal static void Demand(Result result)
    {
        if (result != Result.Ok)
        {
            Task.Panic("a channel failed"u8);
        }
    }

    /// <summary>Puts a value into the registers' words. Longer than they are is a defect of the program.</summary>
    internal static void Put<T>(ref ShortMessage words, T value)
        where T : unmanaged
        => Unsafe.WriteUnaligned(ref Bytes<T>(ref words), value);

    /// <summary>Takes a value out of the registers' words.</summary>
    internal static T Take<T>(ref ShortMessage words)
        where T : unmanaged
        => Unsafe.ReadUnaligned<T>(ref Bytes<T>(ref words));

    /// <remarks>Safety: the comparison is the compiler's; a type that does not fit leaves only the fault.</remarks>
    internal static ref byte Bytes<T>(ref ShortMessage words)
        where T : unmanaged
    {
        if (sizeof(T) > Limits.ShortMessageBytes)
        {
            Task.Panic("a message longer than 32 bytes needs a buffer"u8);
        }

        return ref Unsafe.As<ShortMessage, byte>(ref words);
    }

    private Result SendLong(byte* bytes, int length, Duration timeout, uint writable)
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.LongSend;
        registers.R1 = handle;
        registers.R2 = timeout.Ticks;
        registers.Payload[0] = (uint)bytes;
        registers.Payload[1] = (uint)length;
        registers.Payload[4] = writable;
        SystemCall.Invoke(ref registers);
        return (Result)registers.R0;
    }

    private Result CallLong(byte* from, int length, byte* to, int room, Duration timeout, uint writable, out int replyLength)
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.LongCall;
        registers.R1 = handle;
        registers.R2 = timeout.Ticks;
        registers.Payload[0] = (uint)from;
        registers.Payload[1] = (uint)length;
        registers.Payload[2] = (uint)to;
        registers.Payload[3] = (uint)room;
        registers.Payload[4] = writable;
        SystemCall.Invoke(ref registers);
        bool answered = registers.R0 == (uint)Operation.LongReply;
        replyLength = answered ? (int)registers.R1 : 0;
        return answered ? Result.Ok : (Result)registers.R0;
    }

    private static ulong Named(Operation operation, ReadOnlySpan<byte> name)
    {
        fixed (byte* text = name)
        {
            return SystemCall.InvokeWide(operation, (uint)text, (uint)name.Length);
        }
    }
}
