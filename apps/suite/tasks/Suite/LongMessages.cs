using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>Messages in memory: copied to the byte, at any address, and not a byte more.</summary>
internal static class LongMessages
{
    private const int Longest = 600;
    private const byte Untouched = 0;

    private static Storage request;
    private static Storage reply;

    private static ReadOnlySpan<ushort> Lengths => [1, 2, 31, 32, 33, 34, 35, 36, 63, 64, 65, 127, 255, 256, 599, 600];

    internal static void Run()
    {
        Score.Case("long_calls"u8, Calls());
        Score.Case("long_sends"u8, Sends());
        Score.Case("long_receives_sender_above"u8, Receives("alpha"u8));
        Score.Case("long_receives_sender_below"u8, Receives("delta"u8));
        Score.Case("short_messages_from_memory"u8, ShortFromMemory());
        Score.Case("short_calls_answered_from_memory"u8, ShortAnsweredFromMemory());
        Score.Case("empty_message_from_any_address"u8, EmptyFromAnywhere());
        Score.Case("long_messages_too_long"u8, TooLong());
    }

    private static Check Calls()
    {
        Check check = default;
        Channel copier = Channel.Open("copy"u8);
        for (int index = 0; index < Lengths.Length * 4; index++)
        {
            int length = Lengths[index / 4];
            int offset = index % 4;
            Span<byte> from = ((Span<byte>)request).Slice(offset, length);
            Pattern.Fill(from, (uint)length);
            ((Span<byte>)reply).Fill(Untouched);
            Span<byte> to = ((Span<byte>)reply).Slice(4 - offset, Longest);
            Result result = copier.TryCall(from, to, Duration.Forever, out int answered);
            check.Equal("the result"u8, (uint)result, (uint)Result.Ok);
            check.Equal("length of the answer"u8, answered, length);
            check.That("nothing before the answer"u8, Pattern.IsAll(((ReadOnlySpan<byte>)reply)[..(4 - offset)], Untouched));
            check.That("nothing behind the answer"u8, Pattern.IsAll(((ReadOnlySpan<byte>)reply)[(4 - offset + length)..], Untouched));
            to[..length].Reverse();
            check.That("the answer"u8, Pattern.Holds(to[..length], (uint)length));
            check.That("the request is as before"u8, Pattern.Holds(from, (uint)length));
        }

        return check;
    }

    private static Check Sends()
    {
        Check check = default;
        Channel copier = Channel.Open("copy"u8);
        for (int index = 0; index < Lengths.Length * 4; index++)
        {
            int length = Lengths[index / 4];
            Span<byte> from = ((Span<byte>)request).Slice(index % 4, length);
            Pattern.Fill(from, (uint)index);
            check.Equal("the result"u8, (uint)copier.TrySend(from, Duration.Forever), (uint)Result.Ok);
            Result result = copier.TryCall(default, reply, Duration.Forever, out int kept);
            check.Equal("the result of asking"u8, (uint)result, (uint)Result.Ok);
            check.Equal("the length that arrived"u8, kept, length);
            check.That("the bytes that arrived"u8, Pattern.Holds(((ReadOnlySpan<byte>)reply)[..length], (uint)index));
        }

        return check;
    }

    private static Check Receives(ReadOnlySpan<byte> sender)
    {
        Check check = default;
        Helpers.Tell(sender, new Command(Verb.SendLong));
        int offset = 3;
        foreach (ushort length in LongLengths.All)
        {
            ((Span<byte>)reply).Fill(Untouched);
            Span<byte> buffer = ((Span<byte>)reply).Slice(offset, LongLengths.Longest);
            Message message = Inboxes.Bulk.Receive(buffer, 0, Duration.FromTicks(100));
            check.That("one came"u8, message.Kind == MessageKind.Send && message.IsLong);
            check.Equal("its length"u8, message.Length, length);
            check.That("its bytes"u8, Pattern.Holds(message.Bytes(buffer), length));
            check.That("nothing before them"u8, Pattern.IsAll(((ReadOnlySpan<byte>)reply)[..offset], Untouched));
            check.That("nothing behind them"u8, Pattern.IsAll(((ReadOnlySpan<byte>)reply)[(offset + length)..], Untouched));
            offset = (offset + 1) % 4;
        }

        return check;
    }

    private static Check ShortFromMemory()
    {
        Check check = default;
        Channel server = Channel.Open("below"u8);
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            Span<byte> from = ((Span<byte>)request).Slice(length % 4, length);
            Pattern.Fill(from, (uint)length);
            check.Equal("a message"u8, (uint)server.TrySend(from, Duration.Forever), (uint)Result.Ok);
            uint seen = Notification.Wait(Signals.Good | Signals.Bad, Duration.FromTicks(100));
            check.Equal("what the receiver saw, and nothing behind it"u8, seen, Signals.Good);
            ((Span<byte>)reply).Fill(Untouched);
            Span<byte> to = ((Span<byte>)reply).Slice(1, Limits.ShortMessageBytes);
            Result result = server.TryCall(from, to, Duration.Forever, out int answered);
            check.Equal("a call"u8, (uint)result, (uint)Result.Ok);
            check.Equal("length of its answer"u8, answered, Limits.ShortMessageBytes - length);
            check.That("its answer"u8, Pattern.HoldsOnly(((ReadOnlySpan<byte>)reply)[1..], answered, 100 + (uint)length));
        }

        return check;
    }

    private static Check ShortAnsweredFromMemory()
    {
        Check check = default;
        Channel copier = Channel.Open("copy"u8);
        for (int length = 1; length <= Limits.ShortMessageBytes; length++)
        {
            Raw call = Raw.To(Operation.Call, length, copier);
            Pattern.Fill(call.Payload[..length], (uint)length);
            call.Invoke();
            check.Equal("length of the answer"u8, call.Result, (uint)Operation.ReplyReceive + (uint)length);
            call.Payload[..length].Reverse();
            check.That("the answer, and nothing behind it"u8, Pattern.HoldsOnly(call.Payload, length, (uint)length));
        }

        return check;
    }

    private static Check EmptyFromAnywhere()
    {
        Check check = default;
        Raw message = Raw.LongSend(Channel.Open("above"u8), 0xFFFF_FFFF, 0);
        message.Invoke();
        check.Equal("the result"u8, message.Result, (uint)Result.Ok);
        check.Equal("what the receiver saw"u8, Notification.Wait(Signals.Good | Signals.Bad, Duration.FromTicks(100)), Signals.Good);
        return check;
    }

    private static Check TooLong()
    {
        Check check = default;
        Channel copier = Channel.Open("copy"u8);
        Span<byte> from = request;
        Pattern.Fill(from[..200], 1);
        check.Equal("a message"u8, (uint)copier.TrySend(from[..(Longest + 1)], Duration.Forever), (uint)Result.TooLong);
        check.Equal("a request"u8, (uint)copier.TryCall(from[..(Longest + 1)], reply, Duration.Forever, out _), (uint)Result.TooLong);
        ((Span<byte>)reply).Fill(Untouched);
        Result result = copier.TryCall(from[..200], ((Span<byte>)reply)[..199], Duration.Forever, out int answered);
        check.Equal("an answer longer than its buffer"u8, (uint)result, (uint)Result.TooLong);
        check.Equal("its length"u8, answered, 0);
        check.That("nothing of it was written"u8, Pattern.IsAll(reply, Untouched));
        result = copier.TryCall(from[..200], ((Span<byte>)reply)[..200], Duration.Forever, out answered);
        check.Equal("an answer that just fits"u8, (uint)result, (uint)Result.Ok);
        check.Equal("its length"u8, answered, 200);
        return check;
    }

    [InlineArray(Longest + 8)]
    private struct Storage
    {
        private byte first;
    }
}
