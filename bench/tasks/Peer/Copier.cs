using System;
using Anckor;

namespace Bench.Peer;

/// <summary>Takes long messages into its buffer and answers with nothing.</summary>
internal static class Copier
{
    private const int Longest = 4096;

    internal static void Run(Receiver channel)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        while (true)
        {
            Message request = channel.Receive(buffer, 0, Duration.Forever);
            request.Reply(default(ReadOnlySpan<byte>));
        }
    }
}
