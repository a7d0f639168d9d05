using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>A server works with the importance of whoever waits for it, so that nobody in between can delay the answer.</summary>
/// <remarks>Beta, which is more important than the servers and less than alpha, who calls them, computes all the time.</remarks>
internal static class Inheritance
{
    private const uint BusyTicks = 200;

    internal static void Run()
    {
        Score.Case("busy_task_cannot_delay_a_call"u8, DirectCall());
        Score.Case("busy_task_cannot_delay_a_chain_of_calls"u8, Chain());
        Score.Case("busy_task_cannot_delay_a_queued_call"u8, QueuedCall());
        Score.Case("server_falls_back_after_its_answer"u8, FallsBack());
    }

    private static Check DirectCall()
    {
        uint soon = Helpers.Soon;
        Helpers.Tell("beta"u8, new Command(Verb.Busy, at: soon, argument: BusyTicks));
        Helpers.Tell("alpha"u8, new Command(Verb.Call, at: soon + 5, target: Target.Below));
        return Judge(soon, BusyTicks / 2);
    }

    private static Check Chain()
    {
        uint soon = Helpers.Soon;
        Helpers.Tell("beta"u8, new Command(Verb.Busy, at: soon, argument: BusyTicks));
        Helpers.Tell("alpha"u8, new Command(Verb.CallThrough, at: soon + 5, target: Target.Delta));
        return Judge(soon, BusyTicks / 2);
    }

    private static Check QueuedCall()
    {
        uint soon = Helpers.Soon;

        // Delta computes from before beta does until tick 40, and is called in between.
        Helpers.Tell("delta"u8, new Command(Verb.Busy, at: soon, argument: 40));
        Helpers.Tell("beta"u8, new Command(Verb.Busy, at: soon + 10, argument: BusyTicks));
        Helpers.Tell("alpha"u8, new Command(Verb.Call, at: soon + 20, target: Target.Delta));
        return Judge(soon + 10, BusyTicks / 2);
    }

    private static Check Judge(uint begun, uint most)
    {
        Helpers.WaitUntil(begun + BusyTicks + 5);
        Check check = default;
        Outcome call = Helpers.Ask("alpha"u8);
        Outcome work = Helpers.Ask("beta"u8);
        check.Equal("the call's result"u8, call.Value, (uint)Result.Ok);
        check.That("the other task was busy from before the call"u8, work.Begun < call.Begun);
        check.That("until after it"u8, work.Ended > call.Ended);
        check.Between("how long the call took"u8, call.Ended - call.Begun, 0, most);
        return check;
    }

    private static Check FallsBack()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("alpha"u8, new Command(Verb.CallForBusy, at: soon, argument: BusyTicks, target: Target.Delta));

        // Delta has answered alpha, and computes on; it is less important than this task again.
        Helpers.WaitUntil(soon + 4);
        check.Between("this task runs at its time"u8, (uint)Clock.Now - soon, 4, BusyTicks / 2);
        Outcome call = Helpers.Ask("alpha"u8);
        check.Equal("the call's result"u8, call.Value, (uint)Result.Ok);
        check.Between("how long the call took"u8, call.Ended - call.Begun, 0, BusyTicks / 2);
        Outcome work = Helpers.Ask("delta"u8);
        check.That("delta computed all the time"u8, work.Ended - work.Begun >= BusyTicks);
        return check;
    }
}
