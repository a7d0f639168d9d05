using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>What a borrower sees, and what the lender finds afterwards.</summary>
internal static class LoanContents
{
    /// <summary>32 bytes that nobody may write come as a short message.</summary>
    private const int FirstLong = 1;

    private static Answer reply;

    internal static void Run()
    {
        Score.Case("loan_to_read_borrower_above"u8, Read("above"u8));
        Score.Case("loan_to_read_borrower_equal"u8, Read("equal"u8));
        Score.Case("loan_to_read_borrower_below"u8, Read("below"u8));
        Score.Case("loan_to_write_borrower_above"u8, Write("above"u8));
        Score.Case("loan_to_write_borrower_equal"u8, Write("equal"u8));
        Score.Case("loan_to_write_borrower_below"u8, Write("below"u8));
        Score.Case("loan_in_a_call_to_read"u8, ReadInCall("above"u8, "below"u8));
        Score.Case("loan_in_a_call_to_write"u8, WriteInCall("above"u8, "below"u8));
        Score.Case("what_is_lent_can_be_copied_instead"u8, Copy());
        Score.Case("short_messages_are_never_lent"u8, Short());
        Score.Case("two_loans_and_not_three"u8, TakeThree());
    }

    private static Check Read(ReadOnlySpan<byte> borrower)
    {
        Check check = default;
        for (int index = FirstLong; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            Span<byte> part = Block.Prepare(offset, length, 1);
            Peers.Tell(borrower, Verb.Read, argument: 1);
            Result result = Peers.DataOf(borrower).TrySend(part, Duration.FromTicks(Peers.Soon));
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
            Judge(ref check, borrower, length, MessageKind.Send);
            check.That("the buffer is as before"u8, Block.Holds(offset, length, 1));
        }

        return check;
    }

    private static Check Write(ReadOnlySpan<byte> borrower)
    {
        Check check = default;
        for (int index = 0; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            Span<byte> part = Block.Prepare(offset, length, 2);
            Peers.Tell(borrower, Verb.Write, argument: 2);
            Result result = Peers.DataOf(borrower).TryLend(part, Duration.FromTicks(Peers.Soon));
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
            Judge(ref check, borrower, length, MessageKind.Send);
            check.That("the buffer is changed, and nothing around it"u8, Block.Holds(offset, length, 3));
        }

        return check;
    }

    private static Check ReadInCall(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Check check = default;
        for (int index = FirstLong; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            ReadOnlySpan<byte> borrower = index % 2 == 0 ? one : other;
            Span<byte> part = Block.Prepare(offset, length, 4);
            Peers.Tell(borrower, Verb.ReadAndReply, argument: 4);
            Result result = Peers.DataOf(borrower).TryCall(part, reply, Duration.FromTicks(Peers.Soon), out int answered);
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
            check.Equal("length of the answer"u8, answered, sizeof(uint));
            check.Equal("the answer"u8, MemoryMarshal.Read<uint>((ReadOnlySpan<byte>)reply), (uint)length);
            Judge(ref check, borrower, length, MessageKind.Call);
            check.That("the buffer is as before"u8, Block.Holds(offset, length, 4));
        }

        return check;
    }

    private static Check WriteInCall(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Check check = default;
        for (int index = 0; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            ReadOnlySpan<byte> borrower = index % 2 == 0 ? other : one;
            Span<byte> part = Block.Prepare(offset, length, 5);
            Peers.Tell(borrower, Verb.WriteAndReply, argument: 5);
            Result result = Peers.DataOf(borrower).TryCallLending(part, Duration.FromTicks(Peers.Soon), out uint reply);
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
            check.Equal("the answer"u8, reply, (uint)length);
            Judge(ref check, borrower, length, MessageKind.Call);
            check.That("the buffer is changed, and nothing around it"u8, Block.Holds(offset, length, 6));
        }

        return check;
    }

    /// <summary>The borrower saw exactly what was lent, and could give it back.</summary>
    private static void Judge(ref Check check, ReadOnlySpan<byte> borrower, int length, MessageKind kind)
    {
        Outcome outcome = Peers.Ask(borrower);
        check.Equal("the length it saw"u8, outcome.Length, (uint)length);
        check.Equal("whether it saw the content"u8, outcome.Good, 1u);
        check.Equal("the result of giving it back"u8, outcome.Value, (uint)Result.Ok);
        check.Equal("the kind of message"u8, outcome.Extra, (uint)kind);
    }

    private static Check Copy()
    {
        Check check = default;
        Span<byte> part = Block.Prepare(4096 + 7, 333, 7);
        Peers.Tell("below"u8, Verb.Copy, argument: 7);
        Result result = Peers.DataOf("below"u8).TryLend(part, Duration.FromTicks(Peers.Soon));
        check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("the length of the copy"u8, outcome.Length, 333u);
        check.Equal("whether it is right"u8, outcome.Good, 1u);
        check.Equal("nothing is there to give back"u8, outcome.Value, (uint)Result.Dead);
        Peers.Tell("above"u8, Verb.Copy, argument: 7);
        result = Peers.DataOf("above"u8).TryCallLending(part, Duration.FromTicks(Peers.Soon), out uint reply);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.Ok);
        check.Equal("the answer"u8, reply, 333u);
        check.That("the buffer is as before"u8, Block.Holds(4096 + 7, 333, 7));
        return check;
    }

    private static Check Short()
    {
        Check check = default;
        Span<byte> part = Block.Prepare(4096, 32, 8);
        Peers.Tell("below"u8, Verb.Read, argument: 8);
        check.Equal("the sender's result"u8, (uint)Peers.DataOf("below"u8).TrySend(part, Duration.FromTicks(Peers.Soon)), (uint)Result.Ok);
        Outcome outcome = Peers.Ask("below"u8);
        check.Equal("its length"u8, outcome.Length, 32u);
        check.Equal("it is not lent"u8, outcome.Good, 0u);
        check.Equal("nothing is there to give back"u8, outcome.Value, (uint)Result.Dead);
        return check;
    }

    private static Check TakeThree()
    {
        Check check = default;
        Peers.Tell("lender"u8, Verb.Lend, argument: 2, offset: 64, ticks: Peers.Soon);
        Peers.Tell("below"u8, Verb.TakeThree);
        Span<byte> part = Block.Prepare(4096, 128, 1);
        Result result = Peers.DataOf("below"u8).TrySend(part, Duration.FromTicks(Peers.Soon));
        check.Equal("the first lender's result"u8, (uint)result, (uint)Result.Ok);
        check.Equal("steps that went well"u8, Peers.Ask("below"u8).Value, 9u);
        Outcome outcome = Peers.Ask("lender"u8);
        check.Equal("the second lender's result"u8, outcome.Value, (uint)Result.Ok);
        check.Equal("its buffer"u8, outcome.Good, 1u);
        check.That("the first buffer is as before"u8, Block.Holds(4096, 128, 1));
        return check;
    }

    [InlineArray(sizeof(uint))]
    private struct Answer
    {
        private byte first;
    }
}
