using Anckor;

namespace Bench.Peer;

/// <summary>Answers each empty call with nothing, in one system call with the wait for the next.</summary>
internal static class EmptyServer
{
    internal static void Run(Receiver channel)
    {
        Message message = channel.Receive();
        while (true)
        {
            message.ReplyReceive(0, channel);
        }
    }
}
