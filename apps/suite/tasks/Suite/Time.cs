using System;
using Anckor;

namespace Suite.Kernel;

/// <summary>The clock, and waiting for it.</summary>
internal static class Time
{
    private static ReadOnlySpan<ushort> Lengths => [1, 2, 5, 20];

    internal static void Run()
    {
        Score.Case("clock_never_goes_back"u8, Monotonic());
        Score.Case("clock_goes_on_in_a_busy_loop"u8, GoesOn());
        Score.Case("sleep_is_long_enough_and_not_much_longer"u8, Sleep());
        Score.Case("sleep_of_nothing_does_not_wait"u8, SleepOfNothing());
    }

    private static Check Monotonic()
    {
        Check check = default;
        ulong last = Clock.Now;
        uint changes = 0;
        for (int reads = 0; reads < 100_000 && changes < 5; reads++)
        {
            ulong now = Clock.Now;
            check.That("never back"u8, now >= last);
            changes += now == last ? 0u : 1u;
            last = now;
        }

        check.Equal("but on"u8, changes, 5u);
        return check;
    }

    private static Check GoesOn()
    {
        Check check = default;
        ulong begun = Clock.Now;
        uint rounds = 0;
        while (Clock.Now < begun + 5 && rounds < 10_000_000)
        {
            rounds++;
        }

        check.Between("five ticks"u8, Clock.Now - begun, 5, 5 + Helpers.Slack);
        return check;
    }

    private static Check Sleep()
    {
        Check check = default;
        foreach (ushort ticks in Lengths)
        {
            // The present tick is partly over, so one more is waited for. A simulator may itself be stopped for a while: the best counts.
            ulong best = ulong.MaxValue;
            for (int attempt = 0; attempt < 5; attempt++)
            {
                ulong begun = Clock.Now;
                Clock.Sleep(Duration.FromTicks(ticks));
                ulong slept = Clock.Now - begun;
                check.That("long enough"u8, slept >= ticks);
                best = Math.Min(best, slept);
            }

            check.Between("not much longer"u8, best, ticks, ticks + 2ul);
        }

        return check;
    }

    private static Check SleepOfNothing()
    {
        Check check = default;
        ulong best = ulong.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            ulong begun = Clock.Now;
            for (int count = 0; count < 20; count++)
            {
                Clock.Sleep(Duration.Zero);
            }

            best = Math.Min(best, Clock.Now - begun);
        }

        check.Between("twenty of them"u8, best, 0, 1);
        return check;
    }
}
