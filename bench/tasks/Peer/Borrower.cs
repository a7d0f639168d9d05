using System;
using Anckor;

namespace Bench.Peer;

/// <summary>Borrows long messages and gives them back untouched, with the answer, which is nothing.</summary>
internal static class Borrower
{
    internal static void Run(Receiver channel)
    {
        while (true)
        {
            Message request = channel.Borrow();
            request.Reply(default(ReadOnlySpan<byte>));
        }
    }
}
