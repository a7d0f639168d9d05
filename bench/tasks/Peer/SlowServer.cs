using Anckor;

namespace Bench.Peer;

/// <summary>Answers as <see cref="Server"/> does, but with a system call each for the answer and the wait, which has a timeout.</summary>
internal static class SlowServer
{
    internal static void Run(Receiver channel)
    {
        while (true)
        {
            Message request = channel.Receive(0, Duration.FromSeconds(1000));
            if (request.Kind == MessageKind.Call)
            {
                request.Reply(request.Payload<Block32>());
            }
        }
    }
}
