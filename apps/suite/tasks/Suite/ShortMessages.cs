using System;
using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>Messages in registers: every length, in both directions, to and from tasks of every importance.</summary>
internal static class ShortMessages
{
    internal static void Run()
    {
        Score.Case("call_every_length_server_above"u8, CallEveryLength("above"u8));
        Score.Case("call_every_length_server_equal"u8, CallEveryLength("equal"u8));
        Score.Case("call_every_length_server_below"u8, CallEveryLength("below"u8));
        Score.Case("send_every_length_receiver_above"u8, SendEveryLength("above"u8));
        Score.Case("send_every_length_receiver_equal"u8, SendEveryLength("equal"u8));
        Score.Case("send_every_length_receiver_below"u8, SendEveryLength("below"u8));
        Score.Case("receive_every_length_sender_above"u8, ReceiveEveryLength("alpha"u8));
        Score.Case("receive_every_length_sender_equal"u8, ReceiveEveryLength("gamma"u8));
        Score.Case("receive_every_length_sender_below"u8, ReceiveEveryLength("delta"u8));
        Score.Case("typed_messages"u8, TypedMessages());
        Score.Case("too_long_for_the_channel"u8, TooLong());
    }

    private static Check CallEveryLength(ReadOnlySpan<byte> server)
    {
        Check check = default;
        Channel channel = Channel.Open(server);
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            int answer = Limits.ShortMessageBytes - length;
            Raw call = Raw.To(Operation.Call, length, channel);
            Pattern.Fill(call.Payload[..length], (uint)length);
            call.Invoke();
            check.Equal("length of the answer"u8, call.Result, (uint)Operation.ReplyReceive + (uint)answer);
            check.That("the answer, and nothing behind it"u8, Pattern.HoldsOnly(call.Payload, answer, 100 + (uint)length));
        }

        return check;
    }

    private static Check SendEveryLength(ReadOnlySpan<byte> receiver)
    {
        Check check = default;
        Channel channel = Channel.Open(receiver);
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            Raw message = Raw.To(Operation.Send, length, channel);
            Pattern.Fill(message.Payload[..length], (uint)length);
            message.Invoke();
            check.Equal("the result"u8, message.Result, (uint)Result.Ok);
            check.That("the sender's registers are as before"u8, Pattern.HoldsOnly(message.Payload, length, (uint)length));
            uint seen = Notification.Wait(Signals.Good | Signals.Bad, Duration.FromTicks(100));
            check.Equal("what the receiver saw"u8, seen, Signals.Good);
        }

        return check;
    }

    private static Check ReceiveEveryLength(ReadOnlySpan<byte> sender)
    {
        Check check = default;
        Helpers.Tell(sender, new Command(Verb.SendEveryLength));
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            Raw message = Raw.From(Inboxes.First);
            message.Invoke();
            check.Equal("length"u8, message.Result, (uint)Operation.Send + (uint)length);
            check.That("the message, and nothing behind it"u8, Pattern.HoldsOnly(message.Payload, length, (uint)length));
            Name name = SystemInformation.TaskName((int)(message.Token & 0xFF));
            check.Same("the sender"u8, name.Bytes, sender);
        }

        return check;
    }

    private static Check TypedMessages()
    {
        Check check = default;
        Channel server = Channel.Open("above"u8);
        Bytes16 request = default;
        Pattern.Fill(request, 16);
        check.Equal("a call"u8, (uint)server.TryCall(request, out Bytes16 reply), (uint)Result.Ok);
        check.That("its answer"u8, Pattern.Holds(reply, 116));
        check.Equal("an answer of another length"u8, (uint)server.TryCall(request, out uint _), (uint)Result.TooLong);
        check.Equal("a call with a timeout"u8, (uint)server.TryCall(request, Duration.FromTicks(10), out reply), (uint)Result.Ok);
        check.That("its answer"u8, Pattern.Holds(reply, 116));

        uint[] words = Words;
        Helpers.Tell("alpha"u8, new Command(Verb.Send, argument: words[0]));
        Message message = Inboxes.First.Receive();
        check.That("a message is no call"u8, message.Kind == MessageKind.Send);
        check.Equal("its length"u8, message.Length, 4);
        check.Equal("its value"u8, message.Read<uint>(), words[0]);
        check.Same("its bytes"u8, message.Bytes(default), [0x44, 0x33, 0x22, 0x11]);
        check.Equal("a reply that nobody waits for"u8, (uint)message.Reply(1u), (uint)Result.Dead);
        return check;
    }

    private static Check TooLong()
    {
        Check check = default;
        Channel narrow = Channel.Open("later"u8);
        Bytes16 sixteen = default;
        check.Equal("eight bytes"u8, (uint)narrow.TrySend(8ul), (uint)Result.Ok);
        check.Equal("sixteen bytes"u8, (uint)narrow.TrySend(sixteen), (uint)Result.TooLong);
        check.Equal("sixteen bytes in a call"u8, (uint)narrow.TryCall(sixteen, out uint _), (uint)Result.TooLong);
        check.Equal("sixteen bytes with a timeout"u8, (uint)narrow.TrySend(sixteen, Duration.Zero), (uint)Result.TooLong);
        check.Equal("eight bytes from memory"u8, (uint)narrow.TrySend("12345678"u8, Duration.Forever), (uint)Result.Ok);
        check.Equal("nine bytes from memory"u8, (uint)narrow.TrySend("123456789"u8, Duration.Forever), (uint)Result.TooLong);
        return check;
    }

    private static readonly uint[] Words = [0x1122_3344];
}
