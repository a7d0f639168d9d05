using Anckor;

namespace Fuzz.Counter;

/// <summary>Counts what the ticker sends and posts: none may be lost or doubled. Serves the client and the rogues, in one call with the next receive.</summary>
internal static class Program
{
    private static uint posts;
    private static uint messages;

    [TaskEntry]
    private static void Main()
    {
        Receiver count = Channel.Create("count"u8);
        Receiver all = count | Channel.Create("relay"u8);
        Reporter.Begin();
        Message message = all.Receive(Ticks.Bit, Duration.Forever);
        while (true)
        {
            if (message.Kind == MessageKind.Call)
            {
                for (int word = 0; word < 8; word++)
                {
                    message.Words[word] = Pattern.Answer(message.Words[word]);
                }

                message.ReplyReceive(message.Length, all, Ticks.Bit);
                continue;
            }

            Take(ref message, count);
            message = all.Receive(Ticks.Bit, Duration.Forever);
        }
    }

    private static void Take(ref Message message, Receiver count)
    {
        if (message.Kind == MessageKind.Notification)
        {
            // More important than the ticker, so that it comes here before the message does.
            posts++;
            Reporter.Demand(Failure.NotificationsMiscounted, posts, messages + 1);
            Reporter.Demand(Failure.NotificationsMiscounted, message.Notifications, Ticks.Bit);
        }
        else if (message.Sender == Plan.Ticker)
        {
            messages++;
            Reporter.Demand(Failure.WrongSender, count.Got(in message));
            Reporter.Demand(Failure.WrongLength, (uint)message.Length, sizeof(uint));
            Reporter.Demand(Failure.MessagesMiscounted, message.Words[0], messages);
            Reporter.Demand(Failure.MessagesMiscounted, posts, messages);
            Reporter.CountRound();
        }
        else
        {
            Reporter.Demand(Failure.WrongSender, Plan.IsRogue(message.Sender));
        }
    }
}
