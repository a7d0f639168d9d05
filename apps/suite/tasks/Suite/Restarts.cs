using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>Death and restart of the other side.</summary>
internal static class Restarts
{
    internal static void Run()
    {
        Score.Case("death_of_the_server_during_a_call"u8, DuringCall());
        Score.Case("old_handles_are_dead"u8, OldHandles());
        Score.Case("death_wakes_queued_callers"u8, QueuedCallers());
        Score.Case("restart_renews_statics"u8, RenewsStatics());
        Score.Case("restart_forgets_timer_and_notifications"u8, ForgetsTimer());
        Score.Case("old_channel_must_be_created_again"u8, CreatedAgain());
    }

    private static Check DuringCall()
    {
        Check check = default;
        Result result = Channel.Open("omega"u8).TryCall(new Command(Verb.Fault), out Outcome _);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.Dead);
        result = Channel.Open("omega"u8).TryCall(new Command(Verb.Report), Duration.FromTicks(100), out Outcome _);
        check.Equal("it is there again"u8, (uint)result, (uint)Result.Ok);
        return check;
    }

    private static Check OldHandles()
    {
        Check check = default;
        Channel old = Channel.Open("omega"u8);
        check.Equal("while it dies"u8, (uint)old.TryCall(new Command(Verb.Fault), out Outcome _), (uint)Result.Dead);
        Channel present = Channel.Open("omega"u8);
        check.Equal("an old handle, in a send"u8, (uint)old.TrySend(new Command(Verb.Report)), (uint)Result.Dead);
        check.Equal("in a call"u8, (uint)old.TryCall(new Command(Verb.Report), out Outcome _), (uint)Result.Dead);
        check.Equal("with a timeout"u8, (uint)old.TrySend(1u, Duration.Zero), (uint)Result.Dead);
        check.Equal("from memory"u8, (uint)old.TrySend("1234"u8, Duration.Zero), (uint)Result.Dead);
        Result result = present.TryCall(new Command(Verb.Report), Duration.FromTicks(100), out Outcome _);
        check.Equal("a new handle"u8, (uint)result, (uint)Result.Ok);
        return check;
    }

    private static Check QueuedCallers()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("gamma"u8, new Command(Verb.FaultLater, at: soon + 20));
        Helpers.Tell("beta"u8, new Command(Verb.Call, at: soon, target: Target.Gamma));
        Result result = Channel.Open("gamma"u8).TryCall(new Command(Verb.Report), out Outcome _);
        check.Equal("this task's result"u8, (uint)result, (uint)Result.Dead);
        check.That("not before the death"u8, (uint)Clock.Now >= soon + 20);
        Outcome outcome = Helpers.Ask("beta"u8);
        check.Equal("the result of the other caller"u8, outcome.Value, (uint)Result.Dead);
        check.That("at the death"u8, outcome.Ended >= soon + 20);
        return check;
    }

    private static Check RenewsStatics()
    {
        Check check = default;
        Outcome first = Helpers.Tell("omega"u8, new Command(Verb.Statics));
        Outcome second = Helpers.Tell("omega"u8, new Command(Verb.Statics));
        check.Equal("a value that was set"u8, first.Value, 0x1234_5678u);
        check.Equal("a value that was zero"u8, first.Begun, 0u);
        check.Equal("both change"u8, second.Value + second.Begun, 0x1234_567Au);
        Result result = Channel.Open("omega"u8).TryCall(new Command(Verb.Fault), out Outcome _);
        check.Equal("then it dies"u8, (uint)result, (uint)Result.Dead);
        Outcome third = Helpers.Tell("omega"u8, new Command(Verb.Statics));
        check.Equal("the value set is as at first"u8, third.Value, 0x1234_5678u);
        check.Equal("so is the zero"u8, third.Begun, 0u);
        check.Equal("its generation"u8, third.Ended, second.Ended + 1);
        return check;
    }

    private static Check ForgetsTimer()
    {
        Check check = default;
        Helpers.Tell("gamma"u8, new Command(Verb.ArmAndFault, argument: 30));

        // Equal to this task: it has not run since its answer, or is dead already.
        Clock.Sleep(Duration.FromTicks(2));
        Outcome outcome = Helpers.Tell("gamma"u8, new Command(Verb.Notifications, argument: 60));
        check.Equal("what comes"u8, outcome.Value, 0u);
        return check;
    }

    private static Check CreatedAgain()
    {
        Check check = default;
        Result result = Channel.TryGet("later"u8, out _);
        check.Equal("its receiver was restarted"u8, (uint)result, (uint)Result.NotFound);
        Helpers.Tell("gamma"u8, new Command(Verb.CreateLater));
        check.Equal("created again"u8, Helpers.Ask("gamma"u8).Value, (uint)Result.Ok);
        result = Channel.Open("later"u8).TrySend(1u, Duration.FromTicks(100));
        check.Equal("a message over it"u8, (uint)result, (uint)Result.Ok);
        return check;
    }
}
