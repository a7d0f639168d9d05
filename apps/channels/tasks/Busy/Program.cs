using Anckor;

namespace Channels.Busy;

/// <summary>Computes from one notification to another, and counts how often it could do so between a call and its answer.</summary>
/// <remarks>It looks in every round: who is told of a call and not yet of its answer has run in between.</remarks>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Receiver questions = Channel.Create("busy"u8);
        Outcome outcome = default;
        while (true)
        {
            Message message = questions.Receive(Bits.Begin, Duration.Forever);
            if (message.Kind == MessageKind.Notification)
            {
                outcome = Compute();
            }
            else
            {
                message.Reply(outcome);
            }
        }
    }

    /// <returns>Value: calls that were answered before it ran again; Extra: rounds during calls; Length: rounds in all.</returns>
    private static Outcome Compute()
    {
        Outcome outcome = default;
        bool during = false;
        while (true)
        {
            uint bits = Notification.Wait(Bits.Called | Bits.Answered | Bits.End, Duration.Zero);
            outcome.Length++;
            if ((bits & (Bits.Called | Bits.Answered)) == (Bits.Called | Bits.Answered))
            {
                outcome.Value++;
            }
            else if ((bits & Bits.Called) != 0)
            {
                during = true;
            }
            else if ((bits & Bits.Answered) != 0)
            {
                during = false;
            }

            outcome.Extra += during ? 1u : 0u;
            if ((bits & Bits.End) != 0)
            {
                return outcome;
            }
        }
    }
}
