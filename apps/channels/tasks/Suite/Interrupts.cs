using Anckor;
using Suite;

namespace Channels.Cases;

/// <summary>Interrupts of a device: notifications, masked from their arrival until they are acknowledged.</summary>
internal static class Interrupts
{
    private const uint Bit = 1 << 4;

    /// <summary>Of the hardware timer, in its counts: shorter than a tick of the clock.</summary>
    private const uint Period = 50_000;

    internal static void Run()
    {
        Score.Case("interrupt_is_masked_at_first"u8, MaskedAtFirst());
        Score.Case("interrupt_arrives_as_a_notification"u8, Arrives());
        Score.Case("interrupt_while_masked_is_not_lost"u8, NotLost());
        Score.Case("interrupts_again_and_again"u8, Many());
        Score.Case("interrupt_is_masked_after_a_restart"u8, MaskedAfterRestart());
    }

    private static Check MaskedAtFirst()
    {
        Check check = default;
        Do(LineVerb.Start, Period);
        check.Equal("what comes"u8, Do(LineVerb.Wait, 5), 0u);
        Do(LineVerb.Stop);
        return check;
    }

    private static Check Arrives()
    {
        Check check = default;

        // What came while it was masked arrives first.
        Do(LineVerb.Acknowledge);
        check.Equal("the one before"u8, Do(LineVerb.Wait, 5), Bit);
        Do(LineVerb.Acknowledge);
        check.Equal("none without a cause"u8, Do(LineVerb.Wait, 5), 0u);
        Do(LineVerb.Start, Period);
        check.Equal("one with"u8, Do(LineVerb.Wait, Peers.Soon), Bit);
        check.Equal("no other until it is acknowledged"u8, Do(LineVerb.Wait, 5), 0u);
        Do(LineVerb.Stop);
        return check;
    }

    private static Check NotLost()
    {
        Check check = default;
        Drain(ref check);
        Do(LineVerb.Start, Period);
        check.Equal("the first"u8, Do(LineVerb.Wait, Peers.Soon), Bit);

        // Several come while it is masked.
        Do(LineVerb.Sleep, 5);
        Do(LineVerb.Stop);
        check.Equal("masked"u8, Do(LineVerb.Wait, 5), 0u);
        Do(LineVerb.Acknowledge);
        check.Equal("then they arrive as one"u8, Do(LineVerb.Wait, 0), Bit);
        Do(LineVerb.Acknowledge);
        check.Equal("and only once"u8, Do(LineVerb.Wait, 5), 0u);
        return check;
    }

    private static Check Many()
    {
        Check check = default;
        Do(LineVerb.Start, Period);
        check.Equal("how many came"u8, Do(LineVerb.Count, 200), 200u);
        Do(LineVerb.Stop);
        return check;
    }

    private static Check MaskedAfterRestart()
    {
        Check check = default;
        Drain(ref check);
        int line = Peers.IndexOf("line"u8);
        uint faults = Peers.Look(line).Faults;

        // Unmasked, and the device goes on while its task dies.
        Do(LineVerb.Start, Period);
        Channel.Open("line"u8).TryCall(new LineRequest { Verb = LineVerb.Fault }, out uint _);
        check.Equal("it faults"u8, Peers.WaitForFault(line, faults).Faults, faults + 1);
        check.Equal("the new life is left alone"u8, Do(LineVerb.Wait, 10), 0u);
        Do(LineVerb.Stop);
        Do(LineVerb.Acknowledge);
        check.Equal("until it acknowledges"u8, Do(LineVerb.Wait, 0), Bit);
        return check;
    }

    /// <summary>Unmasked, with nothing pending.</summary>
    private static void Drain(ref Check check)
    {
        Do(LineVerb.Acknowledge);
        Do(LineVerb.Wait, 2);
        Do(LineVerb.Acknowledge);
        check.Equal("nothing is pending"u8, Do(LineVerb.Wait, 2), 0u);
    }

    private static uint Do(LineVerb verb, uint argument = 0) =>
        Channel.Open("line"u8).Call<LineRequest, uint>(new LineRequest { Verb = verb, Argument = argument });
}
