using Anckor;

namespace Stress.Worker;

/// <summary>A worker: does random things of its own accord, and serves others when channels are its own.</summary>
internal static class Program
{
    /// <summary>The workers before this one only act, but for the one that takes events.</summary>
    private const int FirstServer = 3;

    [TaskEntry]
    private static void Main()
    {
        Self.Begin();
        Journal.Begin();
        Server.Begin();
        while (true)
        {
            if (Self.Index >= FirstServer)
            {
                Server.Serve();
                if (Self.OneIn(6))
                {
                    Client.Act();
                }
            }
            else
            {
                Client.Act();
                if (Self.Index == Plan.ReceiverOf(Plan.Events) && Self.OneIn(6))
                {
                    Server.Serve();
                }
            }
        }
    }
}
