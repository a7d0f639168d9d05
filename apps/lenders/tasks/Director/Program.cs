using System;
using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>Has loans through all members end in every way, with and without restarts that wait for them.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Crew.Start();
        Case("loans_of_all_are_given_back"u8, Deed.Lend, End.Release, Crew.Last);
        Case("loans_in_calls_of_all_are_given_back"u8, Deed.LendInCall, End.Release, Crew.Last);
        Case("loans_in_calls_of_all_are_answered"u8, Deed.LendInCall, End.Reply, Crew.Last);
        Case("the_last_borrower_panics"u8, Deed.Lend, End.Panic, Crew.Last - 1);
        Case("the_last_borrower_panics_in_a_call"u8, Deed.LendInCall, End.Panic, 0);
        CaseOfRestarts("all_lenders_are_restarted_when_the_last_loan_is_given_back"u8, Deed.Lend, End.Release);
        CaseOfRestarts("all_lenders_are_restarted_when_the_last_loan_in_a_call_is_given_back"u8, Deed.LendInCall, End.Release);
        CaseOfRestarts("all_lenders_are_restarted_when_the_last_call_is_answered"u8, Deed.LendInCall, End.Reply);
        CaseOfRestarts("all_lenders_are_restarted_when_the_last_borrower_panics"u8, Deed.Lend, End.Panic);
        CaseOfRestarts("all_lenders_are_restarted_when_the_last_borrower_panics_in_a_call"u8, Deed.LendInCall, End.Panic);
        Score.Write();
    }

    /// <summary>Everybody lends to the next one. When the last one gives back, all go on; the first ones, this many, with success.</summary>
    private static void Case(ReadOnlySpan<byte> name, Deed deed, End end, int successful)
    {
        Crew.Ready();
        Crew.Tell(0, deed, end);
        Crew.Go(Crew.Last);
        bool isDone = Crew.Await(Members.AllBits);
        Score.Case(name, isDone && Crew.AllGot(0, successful, Result.Ok) && Crew.AllGot(successful, Crew.Last - successful, Result.Dead));
    }

    /// <summary>The same, and all who lend are to be restarted: each restart waits for the end of a loan, which the next one's restart brings about.</summary>
    private static void CaseOfRestarts(ReadOnlySpan<byte> name, Deed deed, End end)
    {
        Crew.Ready();
        Crew.Tell(0, deed, end);
        for (int number = 0; number < Crew.Last; number++)
        {
            Supervisor.Restart(Members.TaskOf(number));
        }

        Crew.Go(Crew.Last);
        Score.Case(name, Crew.Await(Members.AllBits) && Crew.AllAreNew(Crew.Last));
    }
}
