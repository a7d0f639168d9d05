using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Bench.Driver;

/// <summary>Long messages, copied and lent, each answered with nothing.</summary>
internal static class LongMessages
{
    /// <summary>Does them all.</summary>
    internal static void Run()
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        Channel copier = Channel.Open("copier"u8);
        Begin.Copy256();
        Copy(copier, block[..256]);
        Begin.Copy1024();
        Copy(copier, block[..1024]);
        Begin.Copy4096();
        Copy(copier, block);

        Channel borrower = Channel.Open("borrower"u8);
        Begin.Loan256();
        Lend(borrower, block[..256]);
        Begin.Loan1024();
        Lend(borrower, block[..1024]);
        Begin.Loan4096();
        Lend(borrower, block);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Copy(Channel channel, ReadOnlySpan<byte> bytes)
    {
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Check.That(channel.TryCall(bytes, default, Duration.Forever, out _));
            Mark.Round();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lend(Channel channel, Span<byte> bytes)
    {
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Check.That(channel.TryCallLending(bytes, Duration.Forever));
            Mark.Round();
        }
    }
}
