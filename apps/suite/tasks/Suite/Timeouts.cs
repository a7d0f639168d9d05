using System;
using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>Every call that blocks takes a timeout, and what timed out did not happen.</summary>
internal static class Timeouts
{
    internal static void Run()
    {
        Score.Case("receive_without_waiting"u8, TryReceive());
        Score.Case("receive_timeout"u8, ReceiveTimeout());
        Score.Case("send_without_waiting"u8, TrySend());
        Score.Case("send_timed_out_was_not_delivered"u8, SendTimeout());
        Score.Case("long_send_timed_out_was_not_delivered"u8, LongSendTimeout());
        Score.Case("helper_send_timed_out_was_not_delivered"u8, HelperSendTimeout());
        Score.Case("call_timeout_before_the_server_takes_it"u8, CallTimeout());
        Score.Case("late_reply_is_dead"u8, LateReply());
        Score.Case("late_reply_cannot_end_the_next_call"u8, LateReplyDuringNextCall());
    }

    private static Check TryReceive()
    {
        Check check = default;
        uint begun = (uint)Clock.Now;
        Message message = Inboxes.First.Receive(0, Duration.Zero);
        check.That("nothing there"u8, message.Kind == MessageKind.TimedOut);
        check.Between("at once"u8, (uint)Clock.Now - begun, 0, Helpers.Slack);
        Helpers.Tell("alpha"u8, new Command(Verb.Send, argument: 11));
        check.Equal("something there"u8, Inboxes.Word(Inboxes.First, 0), 11u);
        return check;
    }

    private static Check ReceiveTimeout()
    {
        Check check = default;
        ReadOnlySpan<ushort> lengths = [1, 4, 10];
        foreach (ushort ticks in lengths)
        {
            ulong best = ulong.MaxValue;
            for (int attempt = 0; attempt < 5; attempt++)
            {
                ulong begun = Clock.Now;
                Message message = (Inboxes.First | Inboxes.Second).Receive(1, Duration.FromTicks(ticks));
                ulong waited = Clock.Now - begun;
                check.That("nothing came"u8, message.Kind == MessageKind.TimedOut);
                check.That("long enough"u8, waited >= ticks);
                best = Math.Min(best, waited);
            }

            check.Between("not much longer"u8, best, ticks, ticks + 2ul);
        }

        return check;
    }

    private static Check TrySend()
    {
        Check check = default;
        Channel channel = Channel.Open("later"u8);
        uint soon = Helpers.Soon;
        check.Equal("to a receiver that waits"u8, (uint)channel.TrySend(1u, Duration.Zero), (uint)Result.Ok);
        Helpers.Tell("gamma"u8, new Command(Verb.Report, at: soon));
        uint begun = (uint)Clock.Now;
        check.Equal("to one that does not"u8, (uint)channel.TrySend(1u, Duration.Zero), (uint)Result.TimedOut);
        check.Equal("a call to one that does not"u8, (uint)channel.TryCall(1u, Duration.Zero, out uint _), (uint)Result.TimedOut);
        check.Equal("bytes to one that does not"u8, (uint)channel.TrySend("1"u8, Duration.Zero), (uint)Result.TimedOut);
        check.Between("at once"u8, (uint)Clock.Now - begun, 0, Helpers.Slack);
        Helpers.Ask("gamma"u8);
        return check;
    }

    private static Check SendTimeout()
    {
        Check check = default;
        Channel channel = Channel.Open("equal"u8);
        Channel busy = Channel.Open("later"u8);
        uint soon = Helpers.Soon;
        Helpers.Tell("gamma"u8, new Command(Verb.Report, at: soon));
        ulong begun = Clock.Now;
        check.Equal("the result"u8, (uint)busy.TrySend(1u, Duration.FromTicks(3)), (uint)Result.TimedOut);
        check.Between("the time"u8, Clock.Now - begun, 3, 3 + Helpers.Slack);
        check.Equal("somebody else still takes one"u8, (uint)channel.TrySend(default(Bytes16), Duration.FromTicks(3)), (uint)Result.Ok);
        check.Equal("and sees it"u8, Notification.Wait(Signals.Good | Signals.Bad, Duration.FromTicks(20)), Signals.Bad);
        Helpers.Ask("gamma"u8);
        return check;
    }

    private static Check LongSendTimeout()
    {
        Check check = default;
        Span<byte> bytes = stackalloc byte[40];
        bytes.Fill(7);
        Helpers.Tell("alpha"u8, new Command(Verb.SendLong));
        Clock.Sleep(Duration.FromTicks(2));
        Message message = Inboxes.First.Receive(0, Duration.FromTicks(3));
        check.That("only from channels asked for"u8, message.Kind == MessageKind.TimedOut);
        check.Equal("all of them arrive afterwards"u8, Drain(), LongLengths.All.Length);
        check.Equal("a late one to a busy receiver"u8, LateLongSend(bytes), (uint)Result.TimedOut);
        return check;
    }

    private static uint LateLongSend(ReadOnlySpan<byte> bytes)
    {
        Channel later = Channel.Open("later"u8);
        uint soon = Helpers.Soon;
        Helpers.Tell("gamma"u8, new Command(Verb.Report, at: soon));
        Result result = later.TrySend(bytes[..8], Duration.FromTicks(2));
        Helpers.Ask("gamma"u8);
        return (uint)result;
    }

    private static int Drain()
    {
        Span<byte> buffer = stackalloc byte[LongLengths.Longest];
        int count = 0;
        while (Inboxes.Bulk.Receive(buffer, 0, Duration.FromTicks(5)).Kind == MessageKind.Send)
        {
            count++;
        }

        return count;
    }

    private static Check HelperSendTimeout()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("alpha"u8, new Command(Verb.Send, at: soon, argument: 1, timeout: 4));
        Helpers.WaitUntil(soon + 50);
        Outcome outcome = Helpers.Ask("alpha"u8);
        check.Equal("the sender's result"u8, outcome.Value, (uint)Result.TimedOut);
        check.Between("its time"u8, outcome.Ended - outcome.Begun, 4, 4 + Helpers.Slack);
        check.Equal("nothing arrives afterwards"u8, Inboxes.Word(Inboxes.First, 5), 0u);
        return check;
    }

    private static Check CallTimeout()
    {
        Check check = default;
        Channel gamma = Channel.Open("gamma"u8);
        uint soon = Helpers.Soon;
        Helpers.Tell("gamma"u8, new Command(Verb.Post, at: soon, argument: 1));
        ulong begun = Clock.Now;
        Result result = gamma.TryCall(new Command(Verb.Post, argument: 2), Duration.FromTicks(3), out Outcome _);
        check.Equal("the result"u8, (uint)result, (uint)Result.TimedOut);
        check.Between("the time"u8, Clock.Now - begun, 3, 3 + Helpers.Slack);
        check.Equal("the server goes on"u8, Notification.Wait(1, Duration.FromTicks(100)), 1u);
        Helpers.Ask("gamma"u8);
        check.Equal("and never sees the call"u8, Notification.Wait(3, Duration.FromTicks(3)), 0u);
        return check;
    }

    private static Check LateReply()
    {
        Check check = default;
        Channel gamma = Channel.Open("gamma"u8);
        ulong begun = Clock.Now;
        Result result = gamma.TryCall(new Command(Verb.AnswerLate, argument: 40), Duration.FromTicks(3), out Outcome _);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.TimedOut);
        check.Between("its time"u8, Clock.Now - begun, 3, 3 + Helpers.Slack);

        // This call waits while the server replies to the one before; it must not be ended by that.
        Outcome outcome = Helpers.Ask("gamma"u8);
        check.Equal("the server's result"u8, outcome.Value, (uint)Result.Dead);
        check.That("the server replied late"u8, outcome.Ended - outcome.Begun >= 40);
        return check;
    }

    private static Check LateReplyDuringNextCall()
    {
        Check check = default;
        Channel gamma = Channel.Open("gamma"u8);
        Result result = gamma.TryCall(new Command(Verb.Keep), Duration.FromTicks(3), out Outcome _);
        check.Equal("the first call's result"u8, (uint)result, (uint)Result.TimedOut);

        // The server has taken this call when it replies to the one before.
        Outcome outcome = Helpers.Tell("gamma"u8, new Command(Verb.AnswerKept));
        check.Equal("the result of the late reply"u8, outcome.Value, (uint)Result.Dead);
        return check;
    }
}
