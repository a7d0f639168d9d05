using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>Servers that answer together with the next receive: more, as and less important than their callers.</summary>
internal static class Servers
{
    internal static void Run()
    {
        Score.Case("reply_and_receive_server_above"u8, Increments("high"u8, 0));
        Score.Case("reply_and_receive_server_equal"u8, Increments("same"u8, 0));
        Score.Case("reply_and_receive_server_below"u8, Increments("low"u8, 0));
        Score.Case("reply_and_receive_with_notifications_server_above"u8, Increments("high"u8, uint.MaxValue));
        Score.Case("reply_and_receive_with_notifications_server_equal"u8, Increments("same"u8, uint.MaxValue));
        Score.Case("reply_and_receive_with_notifications_server_below"u8, Increments("low"u8, uint.MaxValue));
        Score.Case("notification_during_service_is_seen_above"u8, PostedInService("high"u8));
        Score.Case("notification_during_service_is_seen_below"u8, PostedInService("low"u8));
        Score.Case("notification_while_the_server_waits"u8, PostedWhileWaiting());
        Score.Case("mask_changes_between_receives"u8, MaskChanges());
        Score.Case("two_channels_of_a_server"u8, TwoChannels());
        Score.Case("next_receive_from_other_channels"u8, OtherSet());
        Score.Case("one_way_between_calls"u8, OneWay());
        Score.Case("calls_from_many"u8, FromMany());
        Score.Case("server_with_floating_point"u8, FloatServer());
        Score.Case("caller_with_floating_point"u8, FloatCaller());
    }

    /// <summary>Asks a server something.</summary>
    internal static uint Ask(ReadOnlySpan<byte> server, Service service, uint argument = 0) =>
        Channel.Open(server).Call<Request, uint>(new Request { Service = service, Argument = argument });

    private static Check Increments(ReadOnlySpan<byte> server, uint mask)
    {
        Check check = default;
        Ask(server, Service.SetMask, mask);
        Channel channel = Channel.Open(server);
        for (uint number = 0; number < 200; number++)
        {
            uint answer = channel.Call<Request, uint>(new Request { Argument = number });
            check.Equal("the answer"u8, answer, number + 1);
        }

        check.Equal("no notification"u8, Ask(server, Service.Notifications), 0u);
        check.Equal("the mask as it was set"u8, Ask(server, Service.SetMask, 0), mask);
        return check;
    }

    private static Check PostedInService(ReadOnlySpan<byte> server)
    {
        Check check = default;
        Ask(server, Service.SetMask, 0xF0);
        for (uint bit = 1 << 4; bit < 1 << 8; bit <<= 1)
        {
            check.Equal("its answer"u8, Ask(server, Service.PostToSelf, bit), bit + 1);
            check.Equal("what it saw"u8, Ask(server, Service.Notifications), bit);
        }

        // One that it does not wait for stays until it does.
        Ask(server, Service.PostToSelf, 1 << 9);
        check.Equal("not asked for"u8, Ask(server, Service.Notifications), 0u);
        Ask(server, Service.SetMask, 1 << 9);
        check.Equal("asked for"u8, Ask(server, Service.Notifications), 1u << 9);
        Ask(server, Service.SetMask, 0);
        return check;
    }

    private static Check PostedWhileWaiting()
    {
        Check check = default;
        int low = Peers.IndexOf("low"u8);
        Ask("low"u8, Service.SetMask, 3);
        Notification.Post(low, 1);

        // It has not run since, and the call finds it ready, not waiting.
        check.Equal("before the call"u8, Ask("low"u8, Service.Notifications), 1u);
        Notification.Post(low, 2);
        Clock.Sleep(Duration.FromTicks(2));
        check.Equal("long before the call"u8, Ask("low"u8, Service.Notifications), 2u);
        Notification.Post(low, 4);
        check.Equal("not asked for"u8, Ask("low"u8, Service.Notifications), 0u);
        Ask("low"u8, Service.SetMask, 4);
        check.Equal("asked for later"u8, Ask("low"u8, Service.Notifications), 4u);
        Ask("low"u8, Service.SetMask, 0);
        return check;
    }

    private static Check MaskChanges()
    {
        Check check = default;
        uint last = 0;
        for (uint mask = 1; mask != 0; mask <<= 1)
        {
            check.Equal("the mask before"u8, Ask("same"u8, Service.SetMask, mask), last);
            check.Equal("an answer"u8, Ask("same"u8, Service.Increment, mask), mask + 1);
            last = mask;
        }

        Ask("same"u8, Service.SetMask, 0);
        return check;
    }

    private static Check TwoChannels()
    {
        Check check = default;
        for (int round = 0; round < 20; round++)
        {
            check.Equal("over the first"u8, Ask("high"u8, Service.Which), 1u);
            check.Equal("over the second"u8, Ask("high-2"u8, Service.Which), 2u);
            check.Equal("over the first, below"u8, Ask("low"u8, Service.Which), 1u);
            check.Equal("over the second, below"u8, Ask("low-2"u8, Service.Which), 2u);
        }

        return check;
    }

    private static Check OtherSet()
    {
        Check check = default;
        for (int round = 0; round < 5; round++)
        {
            check.Equal("the answer"u8, Ask("low"u8, Service.OnlySecond, 7), 8u);
            Result result = Channel.Open("low"u8).TryCall(new Request { Argument = 1 }, Duration.FromTicks(3), out uint _);
            check.Equal("it does not receive from the first"u8, (uint)result, (uint)Result.TimedOut);
            check.Equal("but from the second"u8, Ask("low-2"u8, Service.Which), 2u);
            check.Equal("and then from both"u8, Ask("low"u8, Service.Which), 1u);
        }

        return check;
    }

    private static Check OneWay()
    {
        Check check = default;
        for (uint round = 0; round < 20; round++)
        {
            OneWay(ref check, "high"u8, round, before: true);
            OneWay(ref check, "same"u8, round, before: true);
            OneWay(ref check, "low"u8, round, before: false);
        }

        return check;
    }

    private static void OneWay(ref Check check, ReadOnlySpan<byte> server, uint round, bool before)
    {
        const uint Taken = 1 << 8;

        // So the last thing it did was to answer, and it waits.
        check.Equal("an answer"u8, Ask(server, Service.Increment, round), round + 1);
        Channel.Open(server).Send(new Request { Argument = round });
        check.Equal("whether it ran before this task"u8, Notification.Wait(Taken, Duration.Zero), before ? Taken : 0);
        if (!before)
        {
            check.Equal("it runs when this task waits"u8, Notification.Wait(Taken, Duration.FromTicks(Peers.Soon)), Taken);
        }
    }

    private static Check FromMany()
    {
        Check check = default;
        Peers.Tell("first"u8, Verb.CallOften, argument: 300);
        Peers.Tell("lender"u8, Verb.CallOften, argument: 300);
        for (uint number = 0; number < 300; number++)
        {
            check.Equal("an answer"u8, Ask("low"u8, Service.Increment, number), number + 1);
        }

        check.Equal("right answers of the first"u8, Peers.Ask("first"u8).Value, 300u);
        check.Equal("right answers of the other"u8, Peers.Ask("lender"u8).Value, 300u);
        return check;
    }

    private static Check FloatServer()
    {
        Check check = default;
        check.Equal("it begins"u8, Ask("low"u8, Service.UseFloats, 5), 6u);
        for (uint number = 0; number < 20; number++)
        {
            check.Equal("an answer"u8, Ask("low"u8, Service.Increment, number), number + 1);
            check.Equal("an answer by floats"u8, Ask("low"u8, Service.UseFloats, number), number + 1);
            check.Equal("the other servers"u8, Ask("high"u8, Service.Increment, number), number + 1);
        }

        Channel.Open("low"u8).Send(new Request { Argument = 1 });
        check.Equal("a one-way message"u8, Notification.Wait(1 << 8, Duration.FromTicks(Peers.Soon)), 1u << 8);

        // A new life begins without floating point.
        int low = Peers.IndexOf("low"u8);
        Peers.Restart(low);
        check.Equal("after its restart"u8, Ask("low"u8, Service.Increment, 1), 2u);
        return check;
    }

    private static Check FloatCaller()
    {
        Check check = default;
        int lender = Peers.IndexOf("lender"u8);
        Peers.Tell("lender"u8, Verb.UseFloats);
        check.Equal("its sum"u8, Peers.Ask("lender"u8).Value, ((uint)lender * 2) + 3);
        Peers.Tell("lender"u8, Verb.CallOften, argument: 60);
        check.Equal("right answers"u8, Peers.Ask("lender"u8).Value, 60u);
        check.Equal("a server that uses them too"u8, Ask("same"u8, Service.UseFloats, 5), 6u);
        Peers.Tell("lender"u8, Verb.CallOften, argument: 60);
        check.Equal("right answers again"u8, Peers.Ask("lender"u8).Value, 60u);
        Peers.Restart(Peers.IndexOf("same"u8));
        Peers.Restart(lender);
        return check;
    }
}
