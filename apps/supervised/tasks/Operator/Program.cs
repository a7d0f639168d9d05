using System;
using Anckor;

namespace Supervised;

/// <summary>Runs the cases one after the other.</summary>
internal static class Program
{
    private static int passed;
    private static int count;

    [TaskEntry]
    private static void Main()
    {
        Patients.Open();
        Report("status_while_it_waits"u8, Cases.StatusWhileItWaits());
        Report("restart_of_a_healthy_task"u8, Cases.RestartOfAHealthyTask());
        Report("inject_names_who_asked"u8, Cases.InjectNamesWhoAsked());
        Report("hold_beats_the_policy"u8, Cases.HoldBeatsThePolicy());
        Report("release_of_a_healthy_task"u8, Cases.ReleaseOfAHealthyTask());
        Report("panic_message_is_kept"u8, Cases.PanicMessageIsKept());
        Report("server_faults_its_client"u8, Cases.ServerFaultsItsClient());
        Report("lender_cannot_be_ended"u8, Cases.LenderCannotBeEnded());
        Report("stack_of_a_task"u8, Cases.StackOfATask());
        Report("stack_of_a_new_life"u8, Cases.StackOfANewLife());
        Report("stack_of_a_held_task"u8, Cases.StackOfAHeldTask());
        Report("watch_tells_of_deaths"u8, Deaths.WatchTellsOfDeaths());
        Report("watch_ends_with_the_watcher"u8, Deaths.WatchEndsWithTheWatcher());
        Report("restart_limit_holds"u8, Deaths.RestartLimitHolds());
        Report("release_gives_all_restarts_again"u8, Deaths.ReleaseGivesAllRestartsAgain());
        Report("stranger_is_refused"u8, Deaths.StrangerIsRefused());
        for (Rudeness rudeness = 0; rudeness < Rudeness.Count; rudeness++)
        {
            Report(Deaths.Name(rudeness), Deaths.RudenessIsPunished(rudeness));
        }

        Report("faults_are_listed_newest_first"u8, Cases.FaultsAreListedNewestFirst());
        Report("run_is_described"u8, Cases.RunIsDescribed());
        if (passed == count)
        {
            Log.Plain($"SUITE PASSED {passed}/{count}");
        }
        else
        {
            Log.Plain($"SUITE FAILED {passed}/{count}");
        }

        Clock.Sleep(Duration.Forever);
    }

    private static void Report(ReadOnlySpan<byte> name, bool good)
    {
        count++;
        if (good)
        {
            passed++;
            Log.Plain($"TEST {name} PASS");
        }
        else
        {
            Log.Plain($"TEST {name} FAIL at step {Steps.Done}");
        }
    }
}
