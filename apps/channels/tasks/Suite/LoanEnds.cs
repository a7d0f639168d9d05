using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>What ends a loan, and what must wait until it has ended.</summary>
internal static class LoanEnds
{
    private const uint Kept = 20;

    internal static void Run()
    {
        Score.Case("time_limits_the_wait_not_the_loan"u8, TimeoutOfSend());
        Score.Case("time_of_a_call_waits_for_the_loan"u8, TimeoutOfCall());
        Score.Case("time_of_a_call_ends_it_after_the_loan"u8, TimeoutAfterLoan());
        Score.Case("nobody_borrows_in_time"u8, NobodyBorrows());
        Score.Case("borrower_dies_during_the_loan"u8, BorrowerDies());
        Score.Case("borrower_restarted_during_the_loan"u8, BorrowerRestarted());
        Score.Case("lender_restarted_during_its_loan"u8, LenderRestarted());
        Score.Case("lender_restarted_during_its_call"u8, LenderRestartedInCall());
        Score.Case("lender_restarted_and_borrower_dies"u8, BothDie());
    }

    private static Check TimeoutOfSend()
    {
        Check check = default;
        Peers.Tell("below"u8, Verb.KeepThenRelease, argument: 1, ticks: Kept);
        ulong begun = Clock.Now;
        Result result = Peers.DataOf("below"u8).TryLend(Block.Prepare(4096, 256, 1), Duration.FromTicks(3));
        check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
        check.Between("its time"u8, Clock.Now - begun, Kept, Kept + Peers.Soon);
        check.Equal("the borrower saw it whole to the end"u8, Peers.Ask("below"u8).Good, 1u);
        return check;
    }

    private static Check TimeoutOfCall()
    {
        Check check = default;
        Peers.Tell("below"u8, Verb.KeepThenReply, argument: 1, ticks: Kept);
        ulong begun = Clock.Now;
        Result result = Peers.DataOf("below"u8).TryCallLending(Block.Prepare(4096, 256, 1), Duration.FromTicks(3), out uint reply);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.Ok);
        check.Equal("the answer"u8, reply, 256u);
        check.Between("its time"u8, Clock.Now - begun, Kept, Kept + Peers.Soon);
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("the borrower saw it whole to the end"u8, outcome.Good, 1u);
        check.Equal("the result of its reply"u8, outcome.Extra, (uint)Result.Ok);
        return check;
    }

    private static Check TimeoutAfterLoan()
    {
        Check check = default;
        Peers.Tell("below"u8, Verb.KeepReleaseReply, argument: 1, ticks: Kept);
        ulong begun = Clock.Now;
        Result result = Peers.DataOf("below"u8).TryCallLending(Block.Prepare(4096, 256, 1), Duration.FromTicks(3), out uint _);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.TimedOut);
        check.Between("its time, when the loan was over but no reply came"u8, Clock.Now - begun, Kept, (2 * Kept) - 2);
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("the borrower saw it whole to the end"u8, outcome.Good, 1u);
        check.Equal("its release"u8, outcome.Value, (uint)Result.Ok);
        check.Equal("its late reply"u8, outcome.Extra, (uint)Result.Dead);
        return check;
    }

    private static Check NobodyBorrows()
    {
        Check check = default;
        ulong begun = Clock.Now;
        Result result = Peers.DataOf("above"u8).TryLend(Block.Prepare(4096, 256, 1), Duration.FromTicks(3));
        check.Equal("the lender's result"u8, (uint)result, (uint)Result.TimedOut);
        check.Between("its time"u8, Clock.Now - begun, 3, 3 + Peers.Soon);
        check.That("the buffer is as before"u8, Block.Holds(4096, 256, 1));
        return check;
    }

    private static Check BorrowerDies()
    {
        Check check = default;
        Peers.Tell("below"u8, Verb.KeepThenFault, argument: 1, ticks: Kept);
        ulong begun = Clock.Now;
        Result result = Peers.DataOf("below"u8).TryLend(Block.Prepare(4096, 1024, 1), Duration.Forever);
        check.Equal("the lender's result"u8, (uint)result, (uint)Result.Dead);
        check.Between("its time"u8, Clock.Now - begun, Kept, Kept + Peers.Soon);
        Peers.Tell("below"u8, Verb.KeepThenFault, argument: 1, ticks: Kept);
        result = Peers.DataOf("below"u8).TryCallLending(Block.Prepare(4096, 1024, 1), Duration.Forever);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.Dead);
        check.That("the buffer is as before"u8, Block.Holds(4096, 1024, 1));
        return check;
    }

    private static Check BorrowerRestarted()
    {
        Check check = default;
        int below = Peers.IndexOf("below"u8);
        Peers.Tell("below"u8, Verb.KeepThenRelease, argument: 5, offset: 1, ticks: Kept);
        Peers.Tell("lender"u8, Verb.Lend, argument: 5, offset: 256, ticks: Peers.Soon);
        Clock.Sleep(Duration.FromTicks(5));
        check.Equal("the lender waits"u8, (uint)Peers.Look(Peers.IndexOf("lender"u8)).State, (uint)TaskState.Lending);
        uint generation = Peers.Look(below).Generation;
        check.Equal("the borrower is restarted at once"u8, Peers.Restart(below).Generation, generation + 1);
        Outcome outcome = Peers.Ask("lender"u8);
        check.Equal("the lender's result"u8, outcome.Value, (uint)Result.Dead);
        check.Equal("its buffer"u8, outcome.Good, 1u);
        check.Between("its time"u8, outcome.Ended - outcome.Begun, 4, Kept - 2);
        return check;
    }

    private static Check LenderRestarted()
    {
        Check check = default;
        int lender = Peers.IndexOf("lender"u8);
        Peers.Tell("below"u8, Verb.KeepThenRelease, argument: 5, offset: 1, ticks: Kept);
        Peers.Tell("lender"u8, Verb.Lend, argument: 5, offset: 512, ticks: 3);
        Clock.Sleep(Duration.FromTicks(5));
        Record before = Peers.Look(lender);
        check.Equal("the lender waits"u8, (uint)before.State, (uint)TaskState.Lending);

        // Twice is once: it is still the same life.
        Record asked = Peers.Restart(lender);
        Peers.Restart(lender);
        check.Equal("it is not restarted during the loan"u8, asked.Generation, before.Generation);
        check.Equal("it still waits"u8, (uint)asked.State, (uint)TaskState.Lending);
        Clock.Sleep(Duration.FromTicks(5));
        check.Equal("nor a little later"u8, Peers.Look(lender).Generation, before.Generation);
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("the borrower saw it whole to the end"u8, outcome.Good, 1u);
        check.Equal("it could give it back"u8, outcome.Value, (uint)Result.Ok);
        StartsAnew(ref check, lender, before.Generation);
        return check;
    }

    private static Check LenderRestartedInCall()
    {
        Check check = default;
        int lender = Peers.IndexOf("lender"u8);
        Peers.Tell("below"u8, Verb.KeepThenReply, argument: 5, offset: 1, ticks: Kept);
        Peers.Tell("lender"u8, Verb.CallLending, argument: 5, offset: 512, ticks: Limits.Forever);
        Clock.Sleep(Duration.FromTicks(5));
        Record before = Peers.Look(lender);
        check.Equal("the lender waits"u8, (uint)before.State, (uint)TaskState.AwaitingReply);
        check.Equal("it is not restarted during the loan"u8, Peers.Restart(lender).Generation, before.Generation);
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("the borrower saw it whole to the end"u8, outcome.Good, 1u);
        check.Equal("nobody waits for its reply"u8, outcome.Extra, (uint)Result.Dead);
        StartsAnew(ref check, lender, before.Generation);
        return check;
    }

    private static Check BothDie()
    {
        Check check = default;
        int lender = Peers.IndexOf("lender"u8);
        int below = Peers.IndexOf("below"u8);
        Peers.Tell("below"u8, Verb.KeepThenFault, argument: 5, offset: 1, ticks: Kept);
        Peers.Tell("lender"u8, Verb.Lend, argument: 5, offset: 512, ticks: Limits.Forever);
        Clock.Sleep(Duration.FromTicks(5));
        Record before = Peers.Look(lender);
        uint faults = Peers.Look(below).Faults;
        check.Equal("the lender is not restarted during the loan"u8, Peers.Restart(lender).Generation, before.Generation);
        check.Equal("the borrower faults"u8, (uint)Peers.WaitForFault(below, faults).Kind, (uint)FaultKind.Panic);
        StartsAnew(ref check, lender, before.Generation);
        check.Equal("the borrower is back too"u8, Peers.Ask("below"u8).Ended, 0u);
        return check;
    }

    /// <summary>With the tick after the end of its loan, and once.</summary>
    private static void StartsAnew(ref Check check, int lender, uint generation)
    {
        Clock.Sleep(Duration.FromTicks(1));
        check.Equal("then the lender was restarted, once"u8, Peers.Look(lender).Generation, generation + 1);
        check.Equal("and knows nothing any more"u8, Peers.Ask("lender"u8).Ended, 0u);
    }
}
