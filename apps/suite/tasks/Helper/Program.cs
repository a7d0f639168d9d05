using Anckor;
using Anckor.Abi;

namespace Suite.Helper;

/// <summary>Does what the suite tells it over the channel of its own name.</summary>
internal static class Program
{
    private static Outcome outcome;
    private static Message kept;
    private static uint marker = 0x1234_5678;
    private static uint lives;

    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        Receiver commands = Channel.Create(name.Bytes);
        Receiver all = commands;
        while (true)
        {
            Message message = all.Receive();
            if (!commands.Got(message))
            {
                // Over the channel created late: taken, and nothing else.
                continue;
            }

            Command command = message.Read<Command>();
            if (command.Verb > Verb.LastDeferred)
            {
                AnswerAfterwards(command, in message);
                continue;
            }

            message.Reply(outcome);
            Act.WaitUntil(command.At);
            uint begun = (uint)Clock.Now;
            uint value = command.Verb == Verb.CreateLater ? Create(ref all) : Act.Do(command, message.Sender);
            if (command.Verb != Verb.Report)
            {
                outcome = new Outcome(value, begun, (uint)Clock.Now);
            }
        }
    }

    private static uint Create(ref Receiver all)
    {
        Result result = Channel.TryCreate("later"u8, out Receiver later);
        if (result == Result.Ok)
        {
            all |= later;
        }

        return (uint)result;
    }

    private static void AnswerAfterwards(Command command, in Message message)
    {
        uint begun = (uint)Clock.Now;
        switch (command.Verb)
        {
            case Verb.AnswerLate:
                Clock.Sleep(Duration.FromTicks(command.Argument));
                outcome = new Outcome((uint)message.Reply(outcome), begun, (uint)Clock.Now);
                break;
            case Verb.Keep:
                kept = message;
                break;
            case Verb.AnswerKept:
                Result late = kept.Reply(new Outcome((uint)Result.Ok, 0, 0));
                message.Reply(new Outcome((uint)late, begun, (uint)Clock.Now));
                break;
            case Verb.CallBelow:
                uint result = Act.CallServer(Channel.Open("below"u8), command.Timeout);
                message.Reply(new Outcome(result, begun, (uint)Clock.Now));
                break;
            case Verb.Statics:
                message.Reply(new Outcome(marker, lives, Task.Generation));
                marker++;
                lives++;
                break;
            case Verb.Notifications:
                uint bits = Notification.Wait(uint.MaxValue, Duration.FromTicks(command.Argument));
                message.Reply(new Outcome(bits, begun, (uint)Clock.Now));
                break;
            default:
                Task.Panic("as the suite commands"u8);
                break;
        }
    }
}
