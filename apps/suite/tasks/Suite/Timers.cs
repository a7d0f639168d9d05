using Anckor;

namespace Suite.Kernel;

/// <summary>The timer that every task has.</summary>
internal static class Timers
{
    private const uint First = 1;
    private const uint Second = 2;

    internal static void Run()
    {
        Score.Case("timer_goes_off_once"u8, Once());
        Score.Case("timer_in_the_past_goes_off_at_once"u8, Past());
        Score.Case("timer_cancelled"u8, Cancelled());
        Score.Case("timer_replaced"u8, Replaced());
        Score.Case("timer_far_away"u8, FarAway());
        Score.Case("timer_and_timeout_together"u8, WithTimeout());
    }

    private static Check Once()
    {
        Check check = default;
        ulong deadline = Clock.Now + 5;
        Timer.Set(deadline, First);
        check.Equal("its bit"u8, Notification.Wait(First | Second), First);
        check.Between("its time"u8, Clock.Now, deadline, deadline + Helpers.Slack);
        check.Equal("and not again"u8, Notification.Wait(First | Second, Duration.FromTicks(15)), 0u);
        return check;
    }

    private static Check Past()
    {
        Check check = default;
        Timer.Set(Clock.Now - 1, First);
        check.Equal("one tick ago"u8, Notification.Wait(First, Duration.Zero), First);
        Timer.Set(0, Second);
        check.Equal("at boot"u8, Notification.Wait(Second, Duration.Zero), Second);
        check.Equal("and not again"u8, Notification.Wait(First | Second, Duration.FromTicks(5)), 0u);
        return check;
    }

    private static Check Cancelled()
    {
        Check check = default;
        Timer.Set(Clock.Now + 5, First);
        Timer.Cancel();
        check.Equal("nothing comes"u8, Notification.Wait(First, Duration.FromTicks(15)), 0u);
        return check;
    }

    private static Check Replaced()
    {
        Check check = default;
        ulong now = Clock.Now;
        Timer.Set(now + 5, First);
        Timer.Set(now + 10, Second);
        check.Equal("only the new bit"u8, Notification.Wait(First | Second), Second);
        check.Between("at the new time"u8, Clock.Now, now + 10, now + 10 + Helpers.Slack);
        now = Clock.Now;
        Timer.Set(now + 1000, First);
        Timer.Set(now + 5, Second);
        check.Equal("also an earlier one"u8, Notification.Wait(First | Second), Second);
        check.Between("at its time"u8, Clock.Now, now + 5, now + 5 + Helpers.Slack);
        return check;
    }

    private static Check FarAway()
    {
        Check check = default;
        Timer.Set(1ul << 32, First);
        check.Equal("beyond 32 bits"u8, Notification.Wait(First, Duration.FromTicks(5)), 0u);
        Timer.Set(ulong.MaxValue - 1, First);
        check.Equal("at the end of time"u8, Notification.Wait(First, Duration.FromTicks(5)), 0u);
        Timer.Cancel();
        return check;
    }

    private static Check WithTimeout()
    {
        Check check = default;
        ulong now = Clock.Now;
        Timer.Set(now + 50, First);
        Clock.Sleep(Duration.FromTicks(3));
        check.That("a sleep does not wait for the timer"u8, Clock.Now < now + 50);
        check.Equal("the timer goes off after it"u8, Notification.Wait(First), First);
        check.Between("at its time"u8, Clock.Now, now + 50, now + 50 + Helpers.Slack);
        Timer.Set(Clock.Now + 2, Second);
        Clock.Sleep(Duration.FromTicks(8));
        check.Equal("nor does the timer wake a sleep; its bit is there afterwards"u8, Notification.Wait(Second, Duration.Zero), Second);
        return check;
    }
}
