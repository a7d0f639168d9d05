using Anckor;

namespace Suite.Kernel;

/// <summary>Notifications: ORed, never counted, kept until somebody asks for them.</summary>
internal static class Notifications
{
    internal static void Run()
    {
        Score.Case("notifications_are_ored"u8, Ored());
        Score.Case("notifications_not_asked_for_stay"u8, Kept());
        Score.Case("notifications_wake_a_waiting_task"u8, Wake());
        Score.Case("notifications_before_messages"u8, BeforeMessages());
        Score.Case("waiting_for_either"u8, Either());
    }

    private static Check Ored()
    {
        Check check = default;
        Notification.Post(Task.Index, 1);
        Notification.Post(Task.Index, 4);
        Notification.Post(Task.Index, 4);
        check.Equal("all together"u8, Notification.Wait(7, Duration.Zero), 5u);
        check.Equal("and only once"u8, Notification.Wait(7, Duration.Zero), 0u);
        Notification.Post(Task.Index, 0x8000_0001);
        check.Equal("the first and the last bit"u8, Notification.Wait(uint.MaxValue, Duration.Zero), 0x8000_0001u);
        return check;
    }

    private static Check Kept()
    {
        Check check = default;
        Notification.Post(Task.Index, 3);
        check.Equal("one of two"u8, Notification.Wait(2, Duration.Zero), 2u);
        check.Equal("one that was not posted"u8, Notification.Wait(4, Duration.FromTicks(2)), 0u);
        check.Equal("the other is still there"u8, Notification.Wait(5, Duration.Zero), 1u);
        return check;
    }

    private static Check Wake()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("delta"u8, new Command(Verb.Post, at: soon, argument: 6));
        check.Equal("the bits asked for"u8, Notification.Wait(4), 4u);
        check.Between("when they came"u8, (uint)Clock.Now - soon, 0, Helpers.Slack);
        check.Equal("the other bit"u8, Notification.Wait(2, Duration.Zero), 2u);
        uint again = Helpers.Soon;
        Helpers.Tell("alpha"u8, new Command(Verb.Post, at: again, argument: 8));
        check.Equal("bits that are not asked for do not wake"u8, Notification.Wait(1, Duration.FromTicks(70)), 0u);
        check.Equal("but are there"u8, Notification.Wait(8, Duration.Zero), 8u);
        return check;
    }

    private static Check BeforeMessages()
    {
        Check check = default;
        Helpers.Tell("alpha"u8, new Command(Verb.Send, argument: 9));
        Notification.Post(Task.Index, 3);
        Message message = Inboxes.First.Receive(1, Duration.Forever);
        check.That("the notification first"u8, message.Kind == MessageKind.Notification);
        check.Equal("its bits"u8, message.Notifications, 1u);
        message = Inboxes.First.Receive(1, Duration.Forever);
        check.That("then the message"u8, message.Kind == MessageKind.Send);
        check.Equal("its value"u8, message.Read<uint>(), 9u);
        check.Equal("the bit not asked for is still there"u8, Notification.Wait(2, Duration.Zero), 2u);
        return check;
    }

    private static Check Either()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("alpha"u8, new Command(Verb.Send, at: soon, argument: 10));
        Helpers.Tell("beta"u8, new Command(Verb.Post, at: soon + 20, argument: 1));
        Message message = Inboxes.First.Receive(1, Duration.FromTicks(100));
        check.That("the message, which came first"u8, message.Kind == MessageKind.Send);
        message = Inboxes.First.Receive(1, Duration.FromTicks(100));
        check.That("the notification"u8, message.Kind == MessageKind.Notification);
        message = Inboxes.First.Receive(1, Duration.FromTicks(3));
        check.That("nothing"u8, message.Kind == MessageKind.TimedOut);
        return check;
    }
}
