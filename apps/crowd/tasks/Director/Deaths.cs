using System;
using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>Deaths of a member that all others wait for, directly or in a chain.</summary>
internal static class Deaths
{
    internal static void Run()
    {
        All("all_wait_for_one_that_faults"u8, Deed.Hoard, End.Fault);
        All("all_wait_for_one_that_panics"u8, Deed.Hoard, End.Panic);
        All("all_wait_for_one_that_misuses_a_handle"u8, Deed.Hoard, End.Misuse);
        All("all_wait_in_line_for_one_that_faults"u8, Deed.Relay, End.Fault);
        Managed("all_wait_for_one_that_is_restarted"u8, Deed.Hoard, false);
        Managed("all_wait_in_line_for_one_that_is_restarted"u8, Deed.Relay, false);
        Managed("all_wait_for_one_that_is_ended"u8, Deed.Hoard, true);
        Managed("all_wait_in_line_for_one_that_is_ended"u8, Deed.Relay, true);
        for (int number = 0; number < Members.Count; number++)
        {
            InChain(number, false);
            InChain(number, true);
        }

        Score.Case("each_member_of_a_chain_is_restarted"u8, chainsAreRight);
    }

    private static bool chainsAreRight = true;

    private static void All(ReadOnlySpan<byte> name, Deed deed, End end)
    {
        bool isRight = true;
        for (int pass = 0; pass < 2; pass++)
        {
            Crew.Ready();
            Gather(deed, end, pass == 0);
            Crew.Go(Crew.Last);
            isRight &= Crew.Await(Members.AllBits) && Crew.AllGot(0, Crew.Last, Result.Dead);
        }

        Score.Case(name, isRight);
    }

    private static void Managed(ReadOnlySpan<byte> name, Deed deed, bool isEnded)
    {
        bool isRight = true;
        for (int pass = 0; pass < 2; pass++)
        {
            Crew.Ready();
            Gather(deed, End.Wait, pass == 0);
            EndMember(Crew.Last, isEnded);
            isRight &= Crew.Await(Members.AllBits) && Crew.AllGot(0, Crew.Last, Result.Dead);
        }

        Score.Case(name, isRight);
    }

    /// <summary>Makes all others wait for the last one: the most important first, or the least.</summary>
    private static void Gather(Deed deed, End end, bool isMostImportantFirst)
    {
        Crew.Tell(Crew.Last, deed, end);
        for (int count = 0; count < Crew.Last; count++)
        {
            Crew.Tell(isMostImportantFirst ? count : Crew.Last - 1 - count, Deed.CallLast);
        }
    }

    /// <summary>A chain of calls or of senders in line, in which one is restarted: those before it go on.</summary>
    private static void InChain(int number, bool isInLine)
    {
        Crew.Ready();
        if (isInLine)
        {
            Chains.Queue(0, 0);
        }
        else
        {
            Crew.Tell(0, Deed.Relay);
        }

        EndMember(number, false);
        Crew.Go(Crew.Last);
        chainsAreRight &= Crew.Await(Members.AllBits);
    }

    private static void EndMember(int number, bool isEnded)
    {
        if (isEnded)
        {
            Supervisor.Inject(Members.TaskOf(number));
        }
        else
        {
            Supervisor.Restart(Members.TaskOf(number));
        }
    }
}
