using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>A call, a call the other way round, a client that is ended.</summary>
internal static class Messages
{
    internal static void Run()
    {
        Score.Case("send"u8, Send());
        Score.Case("recv_reply"u8, ReceiveAndReply());
        Score.Case("recv_reply_fault"u8, EndClient());
        Score.Case("reply_too_big"u8, ReplyTooBig());
        Score.Case("aliasing"u8, Aliasing());
        Score.Case("closed_receive"u8, ClosedReceive());
    }

    private static Check Send()
    {
        Check check = default;
        for (uint round = 0; round < 3; round++)
        {
            Result result = Peers.TryAsk(Deed.JustReply, 0xCAFE_0000 + round, out Answer answer);
            check.Equal("the result"u8, (uint)result, (uint)Result.Ok);
            check.Equal("what comes back"u8, answer.Value, 0xCAFE_0000 + round);
        }

        return check;
    }

    private static Check ReceiveAndReply()
    {
        Check check = default;
        Span<byte> buffer = stackalloc byte[64];
        Peers.Send(ErrandKind.Call, 42);
        Message message = Peers.Inbox.Receive(buffer, 0, Duration.Forever);
        check.Equal("what it is"u8, (uint)message.Kind, (uint)MessageKind.Call);
        check.Equal("who sent it"u8, message.Sender, Peers.Below);
        check.That("over this channel"u8, Peers.Inbox.Got(message));
        check.Equal("its length"u8, message.Length, sizeof(ulong));
        check.Equal("its content"u8, message.Read<ulong>(), 0xAAAA_0000_0000_002A);
        check.That("nothing is lent"u8, !message.IsLent && !message.IsLong);
        check.Equal("the client waits"u8, (uint)Peers.Status(Peers.Below).State, (uint)TaskState.AwaitingReply);
        check.Equal("the reply"u8, (uint)message.Reply(0x1DE5u), (uint)Result.Ok);

        // It tells what reply it got.
        Peers.Send(ErrandKind.Repeat);
        check.Equal("the reply landed"u8, Peers.Hear(), 0x1DE5u);
        return check;
    }

    private static Check EndClient()
    {
        Check check = default;
        Span<byte> buffer = stackalloc byte[64];
        Peers.Send(ErrandKind.Call, 1);
        Message message = Peers.Inbox.Receive(buffer, 0, Duration.Forever);
        check.Equal("the first time"u8, (uint)message.Fault(Known.Reason), (uint)Result.Ok);
        TaskStatus status = Expect.Stopped(ref check, Peers.Below, FaultKind.FromServer, TaskState.AwaitingReply);
        check.Equal("by whom"u8, status.Address, (uint)Task.Index);
        check.Equal("why"u8, status.Detail, Known.Reason);
        check.Equal("a second time"u8, (uint)message.Fault(Known.Reason), (uint)Result.Dead);
        check.Equal("a reply"u8, (uint)message.Reply(0u), (uint)Result.Dead);
        Peers.Restart(Peers.Below);
        return check;
    }

    private static Check ReplyTooBig()
    {
        Check check = default;
        Span<byte> request = stackalloc byte[40];
        Span<byte> reply = stackalloc byte[40];
        Pattern.Fill(request, 1);
        Pattern.Fill(reply, 2);
        Channel copy = Channel.Open("copy"u8);
        Peers.Ask(Deed.Copy, 40);
        Result result = copy.TryCall(request, reply[..39], Duration.Forever, out int length);
        check.Equal("one byte too long"u8, (uint)result, (uint)Result.TooLong);
        check.Equal("no length"u8, length, 0);
        check.That("nothing is written"u8, Pattern.Holds(reply, 2));
        Peers.Ask(Deed.Copy, 40);
        result = copy.TryCall(request, reply, Duration.Forever, out length);
        check.Equal("just long enough"u8, (uint)result, (uint)Result.Ok);
        check.Equal("its length"u8, length, 40);
        check.That("its content"u8, Pattern.Holds(reply, 1));
        return check;
    }

    private static Check Aliasing()
    {
        Check check = default;

        // Request and reply in the same memory, shifted by every distance that a copy in words could stumble over.
        Span<byte> block = LendBuffer.Get("block"u8);
        Channel copy = Channel.Open("copy"u8);
        for (int shift = 0; shift <= 9; shift++)
        {
            Pattern.Fill(block, 3);
            Pattern.Fill(block.Slice(16, 48), (uint)shift);
            Peers.Ask(Deed.Copy, 48);
            Result result = copy.TryCall(block.Slice(16, 48), block.Slice(16 + shift, 48), Duration.Forever, out _);
            check.Equal("the result"u8, (uint)result, (uint)Result.Ok);
            check.That("the reply is whole"u8, Pattern.Holds(block.Slice(16 + shift, 48), (uint)shift));
        }

        return check;
    }

    private static Check ClosedReceive()
    {
        Check check = default;
        Peers.Send(ErrandKind.Call, 2);
        Clock.Sleep(Duration.FromTicks(2));
        check.Equal("it waits to send"u8, (uint)Peers.Status(Peers.Below).State, (uint)TaskState.Sending);
        uint bits = Notification.Wait(1, Duration.FromTicks(2));
        check.Equal("a receive from no channel leaves it waiting"u8, bits, 0u);
        check.Equal("still"u8, (uint)Peers.Status(Peers.Below).State, (uint)TaskState.Sending);
        Peers.Restart(Peers.Below);
        Message message = Peers.Inbox.Receive(stackalloc byte[64], 0, Duration.Zero);
        check.Equal("a dead sender sends nothing"u8, (uint)message.Kind, (uint)MessageKind.TimedOut);
        return check;
    }
}
