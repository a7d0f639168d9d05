using System;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>Leases are loans here: shown, not copied.</summary>
internal static class Loans
{
    internal static void Run()
    {
        Score.Case("borrow_info"u8, Info());
        Score.Case("borrow_read"u8, Read());
        Score.Case("borrow_write"u8, Write());
        Score.Case("borrow_without_peer_waiting"u8, WithoutPeer());
    }

    /// <summary>Lends bytes to be changed.</summary>
    internal static LoanReport Lend(ref Check check, Span<byte> bytes, uint added)
    {
        Peers.Ask(Deed.Borrow, added);
        Result result = Channel.Open("loan"u8).TryCallLending(bytes, Duration.Forever, out LoanReport report);
        check.Equal("the result of a loan"u8, (uint)result, (uint)Result.Ok);
        return report;
    }

    private static LoanReport LendToRead(ref Check check, ReadOnlySpan<byte> bytes, uint added)
    {
        Span<byte> reply = stackalloc byte[12];
        Peers.Ask(Deed.Borrow, added);
        Result result = Channel.Open("loan"u8).TryCall(bytes, reply, Duration.Forever, out int length);
        check.Equal("the result of a loan to read"u8, (uint)result, (uint)Result.Ok);
        check.Equal("the length of its answer"u8, length, 12);
        return MemoryMarshal.Read<LoanReport>(reply);
    }

    private static Check Info()
    {
        Check check = default;
        Span<byte> block = LendBuffer.Get("block"u8);
        LoanReport both = Lend(ref check, block[..64], 0);
        check.Equal("a length"u8, both.Length, 64u);
        check.Equal("may be written"u8, both.Writable, 1u);
        LoanReport read = LendToRead(ref check, block[..96], 0);
        check.Equal("another length"u8, read.Length, 96u);
        check.Equal("may not be written"u8, read.Writable, 0u);
        return check;
    }

    private static Check Read()
    {
        Check check = default;
        Span<byte> block = LendBuffer.Get("block"u8);
        Pattern.Fill(block, 17);
        check.Equal("all of it"u8, LendToRead(ref check, block, 1).Sum, SumOf(block));
        check.Equal("a part"u8, LendToRead(ref check, block.Slice(128, 64), 1).Sum, SumOf(block.Slice(128, 64)));
        check.That("nothing is changed"u8, Pattern.Holds(block, 17));
        return check;
    }

    private static Check Write()
    {
        Check check = default;
        Span<byte> block = LendBuffer.Get("block"u8);
        block.Fill(1);
        check.Equal("all of it"u8, Lend(ref check, block, 2).Sum, 512u);
        check.That("all is changed"u8, Pattern.IsAll(block, 3));
        check.Equal("a part"u8, Lend(ref check, block.Slice(64, 64), 4).Sum, 3u * 64);
        check.That("the part is changed"u8, Pattern.IsAll(block.Slice(64, 64), 7));
        check.That("what is before it is not"u8, Pattern.IsAll(block[..64], 3));
        check.That("nor what is behind"u8, Pattern.IsAll(block[128..], 3));
        check.Equal("read back"u8, Lend(ref check, block.Slice(64, 64), 0).Sum, 7u * 64);
        return check;
    }

    private static Check WithoutPeer()
    {
        Check check = default;
        uint faults = Peers.Status(Peers.Assist).FaultCount;
        check.Equal("calls that were Dead"u8, Peers.Ask(Deed.BorrowFromNobody).Value, 6u);
        check.Equal("faults"u8, Peers.Status(Peers.Assist).FaultCount, faults);
        return check;
    }

    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        foreach (byte each in bytes)
        {
            sum += each;
        }

        return sum;
    }
}
