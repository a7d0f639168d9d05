using Anckor;

namespace Bench.Peer;

/// <summary>Answers as <see cref="Server"/> does, but waits for another notification each time, which the fast path does not do.</summary>
internal static class SlowServer
{
    internal static void Run(Receiver channel)
    {
        uint notification = 1;
        Message message = channel.Receive();
        while (true)
        {
            notification ^= 3;
            message.ReplyReceive(32, channel, notification);
        }
    }
}
