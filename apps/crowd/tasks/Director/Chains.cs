using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>Calls through all members: each waits for the next, and all run as the first.</summary>
internal static class Chains
{
    private const uint Control = 0x00;
    private const uint InterruptEnable = 0x0C;
    private const uint Status = 0x10;
    private const uint Reload = 0x2C;
    private const uint Enable = 1;
    private const uint Update = 1;
    private const uint InterruptBit = 1 << 4;
    private const uint TimerBit = 1 << 5;

    internal static void Run()
    {
        Crew.Ready();
        Crew.Tell(0, Deed.Relay);
        Crew.Go(Crew.Last);
        Score.Case("a_chain_of_calls_meets_a_wait"u8, Finish(Result.Ok));

        Crew.Ready();
        Timer.Set(Clock.Now + 1, TimerBit);
        Crew.Tell(0, Deed.Relay, End.Spin);
        Score.Case("a_chain_of_calls_meets_a_tick"u8, Notification.Wait(TimerBit, Duration.Zero) == TimerBit && Finish(Result.Ok));

        Crew.Ready();
        Score.Case("a_chain_of_calls_meets_an_interrupt"u8, MeetsInterrupt());

        Crew.Ready();
        Crew.Tell(0, Deed.Relay, End.Fault);
        Score.Case("a_chain_of_calls_meets_a_fault"u8, Crew.Await(Members.AllBits) && Crew.AllGot(0, Crew.Last, Result.Dead));

        Crew.Ready();
        Queue(0, 0);
        Crew.Go(Crew.Last);
        Score.Case("a_chain_of_senders_in_line_is_served"u8, Finish(Result.Ok));
    }

    /// <summary>Everybody waits in line for the next one, who waits in line as well; the last one for the director.</summary>
    internal static void Queue(uint deadline, int hurried)
    {
        Crew.Tell(Crew.Last, Deed.Relay);
        for (int number = Crew.Last - 1; number >= 0; number--)
        {
            Crew.Tell(number, Deed.CallNext, End.Wait, deadline, hurried);
        }
    }

    /// <summary>Waits until all are done, and looks what the first one's call came to, and all others' that depend on it.</summary>
    private static bool Finish(Result expected) => Crew.Await(Members.AllBits) && Crew.AllGot(0, Members.Count, expected);

    private static bool MeetsInterrupt()
    {
        Peripheral timer = Peripheral.Get(0);
        timer.Write(Reload, 10_000);
        timer.Write(InterruptEnable, Update);
        Interrupt.Acknowledge(InterruptBit);
        timer.Write(Control, Enable);
        Crew.Tell(0, Deed.Relay, End.Spin);
        bool came = Notification.Wait(InterruptBit, Duration.Zero) == InterruptBit;
        timer.Write(Control, 0);
        timer.Write(Status, 0);
        return came && Finish(Result.Ok);
    }
}
