using System;
using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>Who is served first, and who runs first.</summary>
internal static class Order
{
    private const uint Flags = 0xFF;

    internal static void Run()
    {
        Score.Case("senders_by_priority_then_arrival"u8, SendersByPriority());
        Score.Case("one_receiver_two_channels"u8, TwoChannels());
        Score.Case("more_important_receiver_runs_first"u8, RunsFirst("above"u8, true));
        Score.Case("equal_receiver_runs_first"u8, RunsFirst("equal"u8, true));
        Score.Case("less_important_receiver_runs_later"u8, RunsFirst("below"u8, false));
        Score.Case("yield_goes_round"u8, YieldGoesRound());
        Score.Case("preemption_of_a_busy_loop"u8, Preemption());
    }

    private static Check SendersByPriority()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("omega"u8, new Command(Verb.Send, at: soon + 20, argument: 5));
        Helpers.Tell("delta"u8, new Command(Verb.Send, at: soon + 40, argument: 6));
        Helpers.Tell("gamma"u8, new Command(Verb.Send, at: soon + 60, argument: 3));
        Helpers.Tell("beta"u8, new Command(Verb.Send, at: soon + 80, argument: 2));
        Helpers.Tell("alpha"u8, new Command(Verb.Send, at: soon + 100, argument: 1));
        Helpers.WaitUntil(soon + 120);
        check.Equal("the most important"u8, Inboxes.Word(Inboxes.First), 1u);
        check.Equal("the second"u8, Inboxes.Word(Inboxes.First), 2u);
        check.Equal("the third"u8, Inboxes.Word(Inboxes.First), 3u);
        check.Equal("of two equals the one that came first"u8, Inboxes.Word(Inboxes.First), 5u);
        check.Equal("and then the other"u8, Inboxes.Word(Inboxes.First), 6u);
        return check;
    }

    private static Check TwoChannels()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("alpha"u8, new Command(Verb.Send, at: soon, argument: 1));
        Helpers.Tell("beta"u8, new Command(Verb.Send, at: soon, argument: 2));
        Helpers.Tell("delta"u8, new Command(Verb.Send, at: soon, argument: 3, target: Target.Second));
        Helpers.WaitUntil(soon + 20);
        check.Equal("only from the second, though others are more important"u8, Inboxes.Word(Inboxes.Second), 3u);
        check.Equal("nothing more from the second"u8, Inboxes.Word(Inboxes.Second, 0), 0u);
        Receiver both = Inboxes.First | Inboxes.Second;
        Message message = both.Receive();
        check.Equal("from both: the most important"u8, message.Read<uint>(), 1u);
        check.That("which came over the first"u8, Inboxes.First.Got(message) && !Inboxes.Second.Got(message));
        check.Equal("and the other"u8, Inboxes.Word(both), 2u);

        // Now this task waits first.
        Helpers.Tell("delta"u8, new Command(Verb.Send, argument: 4, target: Target.Second));
        message = both.Receive();
        check.Equal("while waiting for both"u8, message.Read<uint>(), 4u);
        check.That("over the second"u8, Inboxes.Second.Got(message) && both.Got(message));
        return check;
    }

    private static Check RunsFirst(ReadOnlySpan<byte> receiver, bool first)
    {
        Check check = default;
        Channel channel = Channel.Open(receiver);
        for (int round = 0; round < 3; round++)
        {
            // Lets the receiver wait.
            Clock.Sleep(Duration.FromTicks(1));
            Raw message = Raw.To(Operation.Send, 0, channel);
            message.Invoke();
            uint seen = Notification.Wait(Signals.Good, Duration.Zero);
            check.Equal("whether the receiver ran before this task"u8, seen, first ? Signals.Good : 0);
            if (!first)
            {
                check.Equal("it runs when this task waits"u8, Notification.Wait(Signals.Good, Duration.FromTicks(100)), Signals.Good);
            }
        }

        return check;
    }

    private static Check YieldGoesRound()
    {
        Check check = default;
        Helpers.Tell("gamma"u8, new Command(Verb.PostAndYield, argument: 1 << 5));
        for (uint bits = 1; bits <= 1 << 5; bits <<= 1)
        {
            // The helper begins in its answer, or at the first yield.
            if (bits != 1 || Notification.Wait(Flags, Duration.Zero) == 0)
            {
                Task.Yield();
                check.Equal("one round of the other task"u8, Notification.Wait(Flags, Duration.Zero), bits);
            }
        }

        Task.Yield();
        check.Equal("and then none"u8, Notification.Wait(Flags, Duration.Zero), 0u);
        return check;
    }

    private static Check Preemption()
    {
        Check check = default;
        uint rounds = Rounds(100);
        uint soon = Helpers.Soon;
        Helpers.Tell("beta"u8, new Command(Verb.Post, at: soon, argument: 1));

        // No system call here: only a preemption lets the other run before this ends.
        uint sum = Spin(rounds);
        uint end = (uint)Clock.Now;
        check.That("the loop was long enough"u8, end > soon + 2 && sum != 0);
        check.Equal("the other has run"u8, Notification.Wait(Flags, Duration.Zero), 1u);
        check.Between("at its time"u8, Helpers.Ask("beta"u8).Ended - soon, 0, Helpers.Slack);
        return check;
    }

    /// <summary>How many rounds of the loop take so many ticks.</summary>
    private static uint Rounds(uint ticks)
    {
        ulong end = Clock.Now + 10;
        uint rounds = 0;
        while (Clock.Now < end)
        {
            Spin(1000);
            rounds += 1000;
        }

        return (rounds / 10) * ticks;
    }

    private static uint Spin(uint rounds)
    {
        uint sum = 1;
        for (uint round = 0; round < rounds; round++)
        {
            sum = (sum * 1664525) + 1013904223;
        }

        return sum | 1;
    }
}
