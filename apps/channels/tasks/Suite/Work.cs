using System;
using Anckor;
using Suite;

namespace Channels.Cases;

/// <summary>A task of medium importance does no work at all while a more important one waits for a less important server.</summary>
/// <remarks>It is not time that is measured but work: the task looks in every round whether a call is going on.</remarks>
internal static class Work
{
    private const uint Calls = 100;

    internal static void Run()
    {
        Score.Case("no_work_of_others_during_a_call"u8, During(Service.Increment, allowed: false));
        Score.Case("no_work_of_others_during_a_chain_of_calls"u8, During(Service.Chain, allowed: false));
        Score.Case("work_of_others_while_the_server_sleeps"u8, During(Service.Sleep, allowed: true));
    }

    private static Check During(Service service, bool allowed)
    {
        Check check = default;
        Peers.Tell("first"u8, Verb.CallDespiteBusy, argument: (uint)service, offset: Peers.IndexOf("busy"u8), ticks: Calls);
        check.Equal("right answers"u8, Peers.Ask("first"u8).Value, Calls);
        Outcome busy = Channel.Open("busy"u8).Ask<Outcome>();
        check.That("the other task worked all the time"u8, busy.Length > 4 * Calls);
        if (allowed)
        {
            check.That("also during the calls"u8, busy.Extra > Calls);
        }
        else
        {
            check.Equal("but not during one"u8, busy.Extra, 0u);
            check.Equal("calls that were over when it looked"u8, busy.Value, Calls);
        }

        return check;
    }
}
