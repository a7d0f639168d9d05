using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>Timers, notifications, interrupts.</summary>
internal static class Times
{
    private const uint TimerBit = 1 << 3;
    private const uint Posted = 0xAA00_006A;

    /// <summary>Ticks that a simulator on a busy machine may add.</summary>
    private const uint Slack = 200;

    internal static void Run()
    {
        Score.Case("timer_advance"u8, TimerAdvance());
        Score.Case("timer_notify"u8, TimerNotify());
        Score.Case("timer_notify_past"u8, TimerNotifyPast());
        Score.Case("post"u8, Post());
        Score.Case("post_preempts"u8, PostPreempts());
        Score.Case("post_does_not_preempt"u8, PostDoesNotPreempt());
        Score.Case("irq_notif"u8, InterruptNotifies());
        Score.Case("irq_status"u8, InterruptStatus());
        Score.Case("no_irq"u8, InterruptOfAnother());
    }

    private static Check TimerAdvance()
    {
        Check check = default;
        ulong begun = Clock.Now;
        ulong last = begun;
        while (last < begun + 3)
        {
            ulong now = Clock.Now;
            check.That("never back"u8, now >= last);
            check.That("never two at once"u8, now <= last + 1);
            last = now;
        }

        return check;
    }

    private static Check TimerNotify()
    {
        Check check = default;
        ulong deadline = Clock.Now + 4;
        Timer.Set(deadline, TimerBit);
        check.Equal("not yet"u8, Notification.Wait(TimerBit, Duration.Zero), 0u);
        check.Equal("then"u8, Notification.Wait(uint.MaxValue), TimerBit);
        check.Between("on time"u8, Clock.Now, deadline, deadline + Slack);
        check.Equal("once"u8, Notification.Wait(uint.MaxValue, Duration.FromTicks(6)), 0u);
        return check;
    }

    private static Check TimerNotifyPast()
    {
        Check check = default;
        Timer.Set(Clock.Now - 1, TimerBit);
        check.Equal("at once"u8, Notification.Wait(uint.MaxValue, Duration.Zero), TimerBit);
        check.Equal("once"u8, Notification.Wait(uint.MaxValue, Duration.FromTicks(2)), 0u);
        return check;
    }

    private static Check Post()
    {
        Check check = default;

        // It waits for none of them: they stay until it does.
        Notification.Post(Peers.Assist, Posted & 0xFFFF);
        Notification.Post(Peers.Assist, Posted & 0xFF00_00FF);
        check.Equal("calls go on"u8, Peers.Ask(Deed.JustReply, 1).Value, 1u);
        Peers.Ask(Deed.Wait, uint.MaxValue);
        check.Equal("what came"u8, Peers.Ask(Deed.Noted).Value, Posted);
        return check;
    }

    private static Check PostPreempts()
    {
        Check check = default;
        Request request = new() { Deed = Deed.JustReply };
        Channel assist = Channel.Open("assist"u8);
        Peers.Ask(Deed.Wait, 2);
        check.Equal("it waits for something else"u8, (uint)assist.TrySend(request, Duration.Zero), (uint)Result.TimedOut);
        Notification.Post(Peers.Assist, 1);
        check.Equal("a bit that it does not wait for"u8, (uint)assist.TrySend(request, Duration.Zero), (uint)Result.TimedOut);
        Notification.Post(Peers.Assist, 2);

        // More important than this task: it ran, and waits for the next message already.
        check.Equal("the one it waits for"u8, (uint)assist.TrySend(request, Duration.Zero), (uint)Result.Ok);
        check.Equal("what came"u8, Peers.Ask(Deed.Noted).Value, 2u);
        Peers.RestartAssist();
        return check;
    }

    private static Check PostDoesNotPreempt()
    {
        Check check = default;
        Peers.Send(ErrandKind.Wait, 4);
        Clock.Sleep(Duration.FromTicks(2));
        check.Equal("it waits"u8, (uint)Peers.Status(Peers.Below).State, (uint)TaskState.Receiving);
        Notification.Post(Peers.Below, 4);
        check.Equal("less important: it may run, and has not"u8, (uint)Peers.Status(Peers.Below).State, (uint)TaskState.Ready);
        check.Equal("what came"u8, Peers.Hear(), 4u);
        return check;
    }

    private static Check InterruptNotifies()
    {
        Check check = default;
        Drain(ref check);
        Peers.TellLine(LineDeed.Raise);
        check.Equal("what came"u8, Peers.TellLine(LineDeed.Take), Known.LineBit);
        check.Equal("once"u8, Peers.TellLine(LineDeed.Take), 0u);
        return check;
    }

    private static Check InterruptStatus()
    {
        Check check = default;
        RaiseTwice(ref check);
        check.Equal("masked: only pending"u8, Peers.TellLine(LineDeed.Take), 0u);
        Peers.TellLine(LineDeed.Raise);
        Peers.TellLine(LineDeed.Acknowledge);
        check.Equal("unmasked again: both are one"u8, Peers.TellLine(LineDeed.Take), Known.LineBit);
        check.Equal("and no more"u8, Peers.TellLine(LineDeed.Take), 0u);
        return check;
    }

    private static Check InterruptOfAnother()
    {
        Check check = default;
        RaiseTwice(ref check);
        Interrupt.Acknowledge(Known.LineBit);
        Interrupt.Acknowledge(uint.MaxValue);
        check.Equal("another's word unmasks nothing"u8, Peers.TellLine(LineDeed.Take), 0u);
        Peers.TellLine(LineDeed.Acknowledge);
        check.Equal("its own does"u8, Peers.TellLine(LineDeed.Take), Known.LineBit);
        return check;
    }

    /// <summary>The first was posted and masks the second, which is pending.</summary>
    private static void RaiseTwice(ref Check check)
    {
        Drain(ref check);
        Peers.TellLine(LineDeed.Raise);
        check.Equal("unmasked: posted"u8, Peers.TellLine(LineDeed.Take), Known.LineBit);
        Peers.TellLine(LineDeed.Raise);
    }

    /// <summary>Unmasked, with nothing pending.</summary>
    private static void Drain(ref Check check)
    {
        Peers.TellLine(LineDeed.Acknowledge);
        Peers.TellLine(LineDeed.Take);
        Peers.TellLine(LineDeed.Acknowledge);
        check.Equal("nothing is pending"u8, Peers.TellLine(LineDeed.Take), 0u);
    }
}
