using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Carries out what the manifest says about tasks that fault, answers those who may ask, and feeds the watchdog.</summary>
/// <remarks>Nobody may hold it up: it sends to the console only, and for a limited time.</remarks>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        // The channels first: who runs later may rely on them.
        Receiver requests = Open("supervisor"u8);
        Receiver checkIns = Open("check-in"u8);
        Ticks.Start();
        Roster.Start();
        CheckIns.Start(checkIns);
        BootReport.Write();
        while (true)
        {
            Message message = (requests | checkIns).Receive(Limits.FaultNotification, NextWait());
            if (message.Kind == MessageKind.Notification)
            {
                Restarts.LookAtAll();
            }
            else if (message.Kind is MessageKind.Send or MessageKind.Call)
            {
                if (checkIns.Got(message))
                {
                    CheckIns.Note(ref message);
                }
                else
                {
                    Requests.Serve(ref message);
                }
            }

            Restarts.StartDue();
            CheckIns.Judge();
        }
    }

    /// <summary>A channel that the manifest may declare; a receiver of nothing when it does not.</summary>
    private static Receiver Open(System.ReadOnlySpan<byte> name) =>
        Channel.TryCreate(name, out Receiver receiver) == Result.Ok ? receiver : default;

    /// <summary>How long nothing is to be done unless something comes.</summary>
    private static Duration NextWait()
    {
        uint now = Ticks.Now;
        return Duration.FromTicks(System.Math.Min(Restarts.TicksLeft(now), CheckIns.TicksLeft(now)));
    }
}
