using Anckor;

namespace Bench.Peer;

/// <summary>Takes one-way messages.</summary>
internal static class Sink
{
    internal static void Run(Receiver channel)
    {
        while (true)
        {
            channel.Receive();
        }
    }
}
