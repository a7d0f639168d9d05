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
        Chain("the_first_of_a_chain_of_calls_runs_out_of_time"u8, false, 1);
        Chain("the_first_of_a_chain_of_senders_in_line_runs_out_of_time"u8, true, 1);
        Chain("all_of_a_chain_of_calls_run_out_of_time_at_the_same_tick"u8, false, Crew.Last);
        Chain("all_of_a_chain_of_senders_in_line_run_out_of_time_at_the_same_tick"u8, true, Crew.Last);
        Star("all_that_wait_for_one_run_out_of_time_at_the_same_tick"u8, Deed.Hoard);
        Star("all_that_wait_in_line_for_one_run_out_of_time_at_the_same_tick"u8, Deed.Relay);
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
