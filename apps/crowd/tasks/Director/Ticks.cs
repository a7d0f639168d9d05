using System;
using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>Timers and timeouts of everybody at the same tick.</summary>
internal static class Ticks
{
    /// <summary>Longer than it takes to tell everybody.</summary>
    private const uint Ahead = 1000;

    internal static void Run()
    {
        Crew.Ready();
        uint deadline = Deadline;
        for (int number = 0; number < Members.Count; number++)
        {
            Crew.Tell(number, Deed.AwaitTimer, End.Wait, deadline);
        }

        Score.Case("all_timers_go_off_at_the_same_tick"u8, Crew.Await(Members.AllBits) && Crew.AllGot(0, Members.Count, Result.Ok));
        Timeouts("all_timers_and_timeouts_come_at_the_same_tick"u8, false);
        Timeouts("all_timers_and_timeouts_come_with_a_late_call"u8, true);
        Chain("the_first_of_a_chain_of_calls_runs_out_of_time"u8, false, 1);
        Chain("the_first_of_a_chain_of_senders_in_line_runs_out_of_time"u8, true, 1);
        Chain("all_of_a_chain_of_calls_run_out_of_time_at_the_same_tick"u8, false, Crew.Last);
        Chain("all_of_a_chain_of_senders_in_line_run_out_of_time_at_the_same_tick"u8, true, Crew.Last);
        Star("all_that_wait_for_one_run_out_of_time_at_the_same_tick"u8, Deed.Hoard);
        Star("all_that_wait_in_line_for_one_run_out_of_time_at_the_same_tick"u8, Deed.Relay);
    }

    /// <summary>Nobody waits for its own timer, so that a tick both posts to it and ends its wait.</summary>
    private static void Timeouts(ReadOnlySpan<byte> name, bool isBesideCall)
    {
        Crew.Ready();
        uint deadline = ArmTimers();
        int waiting = Members.Count;
        if (isBesideCall)
        {
            waiting = Crew.Last - 1;
            Crew.Tell(Crew.Last, Deed.Hoard);
            Crew.Tell(waiting, Deed.CallLast, End.Wait, deadline, Crew.Last);
        }

        for (int number = 0; number < waiting; number++)
        {
            Crew.Tell(number, Deed.AwaitTimeout, End.Wait, deadline);
        }

        Timer.Set(deadline, Members.TimerBit);
        bool isRight = Notification.Wait(Members.Go, Members.Until(deadline)) == 0 && Crew.Await(Crew.Bits(0, waiting));
        Crew.Go(Crew.Last);
        Score.Case(name, Crew.Await(Members.AllBits) && isRight && Crew.AllGot(0, waiting, Result.Ok));
    }

    private static uint Deadline => (uint)Clock.Now + Ahead;

    private static void Chain(ReadOnlySpan<byte> name, bool isInLine, int hurried)
    {
        Crew.Ready();
        uint deadline = ArmTimers();
        if (isInLine)
        {
            Chains.Queue(deadline, hurried);
        }
        else
        {
            Crew.Tell(0, Deed.Relay, End.Wait, deadline, hurried);
        }

        Finish(name, hurried);
    }

    private static void Star(ReadOnlySpan<byte> name, Deed deed)
    {
        Crew.Ready();
        uint deadline = ArmTimers();
        Crew.Tell(Crew.Last, deed);
        for (int number = Crew.Last - 1; number >= 0; number--)
        {
            Crew.Tell(number, Deed.CallLast, End.Wait, deadline, Crew.Last);
        }

        Finish(name, Crew.Last);
    }

    private static uint ArmTimers()
    {
        uint deadline = Deadline;
        for (int number = 0; number < Members.Count; number++)
        {
            Crew.Tell(number, Deed.ArmTimer, End.Wait, deadline);
        }

        Crew.Await(Members.AllBits);
        Crew.Forget();
        return deadline;
    }

    private static void Finish(ReadOnlySpan<byte> name, int hurried)
    {
        bool isRight = Crew.Await(Crew.Bits(0, hurried)) && (uint)Clock.Now != 0;
        Crew.Go(Crew.Last);
        Score.Case(name, Crew.Await(Members.AllBits) && isRight && Crew.AllGot(0, hurried, Result.TimedOut));
    }
}
