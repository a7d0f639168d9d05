using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>What one MPU region cannot show exactly is not lent at all, and the borrower does not notice that somebody tried.</summary>
internal static class LoanShapes
{
    /// <summary>From an address that every region could begin at.</summary>
    private static ReadOnlySpan<ushort> BadOffsets => [0, 0, 16, 1, 0, 0, 8, 224, 480, 4, 0];

    private static ReadOnlySpan<ushort> BadLengths => [33, 48, 48, 256, 160 + 16, 288, 64, 64, 320, 1024, 4095];

    internal static void Run()
    {
        Score.Case("misaligned_to_a_waiting_borrower"u8, WhileWaiting());
        Score.Case("misaligned_in_the_queue"u8, InQueue());
        Score.Case("misaligned_short_but_to_be_written"u8, ShortWritable());
    }

    private static Check WhileWaiting()
    {
        Check check = default;
        Channel data = Peers.DataOf("below"u8);
        Peers.Tell("below"u8, Verb.WaitForOne, argument: 9, ticks: 5 * Peers.Soon);

        // It is less important: lets it wait.
        Clock.Sleep(Duration.FromTicks(2));
        for (int index = 0; index < BadOffsets.Length; index++)
        {
            Span<byte> part = Block.Prepare(4096 + BadOffsets[index], BadLengths[index], 9);
            check.Equal("to read"u8, (uint)data.TrySend(part, Duration.FromTicks(Peers.Soon)), (uint)Result.Misaligned);
            check.Equal("to write"u8, (uint)data.TryLend(part, Duration.FromTicks(Peers.Soon)), (uint)Result.Misaligned);
            check.Equal("in a call"u8, (uint)data.TryCallLending(part, Duration.FromTicks(Peers.Soon)), (uint)Result.Misaligned);
            check.That("the buffer is as before"u8, Block.Holds(4096 + BadOffsets[index], BadLengths[index], 9));
        }

        check.Equal("one that can be"u8, (uint)data.TryLend(Block.Prepare(4096, 512, 9), Duration.FromTicks(Peers.Soon)), (uint)Result.Ok);
        Judge(ref check, 512);
        return check;
    }

    private static Check InQueue()
    {
        Check check = default;
        Peers.Tell("lender"u8, Verb.LendMisaligned, argument: 3, offset: 100, ticks: Peers.Soon);
        Peers.Tell("below"u8, Verb.WaitForOne, argument: 9, offset: 1, ticks: 5 * Peers.Soon);
        Clock.Sleep(Duration.FromTicks(2));
        check.Equal("the lender's result"u8, Peers.Ask("lender"u8).Value, (uint)Result.Misaligned);
        Result result = Channel.Open("more"u8).TryLend(Block.Prepare(4096, 256, 9), Duration.FromTicks(Peers.Soon));
        check.Equal("one that can be"u8, (uint)result, (uint)Result.Ok);
        Judge(ref check, 256);
        return check;
    }

    private static Check ShortWritable()
    {
        Check check = default;
        Channel data = Peers.DataOf("below"u8);
        Peers.Tell("below"u8, Verb.WaitForOne, argument: 9, ticks: 5 * Peers.Soon);
        Clock.Sleep(Duration.FromTicks(2));
        check.Equal("31 bytes"u8, (uint)data.TryLend(Block.Prepare(4096, 31, 9), Duration.FromTicks(Peers.Soon)), (uint)Result.Misaligned);
        check.Equal("1 byte"u8, (uint)data.TryLend(Block.Prepare(4096, 1, 9), Duration.FromTicks(Peers.Soon)), (uint)Result.Misaligned);
        check.Equal("32 bytes"u8, (uint)data.TryLend(Block.Prepare(4096, 32, 9), Duration.FromTicks(Peers.Soon)), (uint)Result.Ok);
        Judge(ref check, 32);
        return check;
    }

    /// <summary>The borrower was woken once, by the one message that it could be shown.</summary>
    private static void Judge(ref Check check, int length)
    {
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("the length it saw"u8, outcome.Length, (uint)length);
        check.Equal("whether it saw the content"u8, outcome.Good, 1u);
        check.Equal("how often it was woken"u8, outcome.Extra, 1u);
        check.Equal("the result of giving it back"u8, outcome.Value, (uint)Result.Ok);
    }
}
