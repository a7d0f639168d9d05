using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>A borrower that goes one byte too far, or comes too late, faults at that very byte; the lender learns that it died.</summary>
internal static class LoanFaults
{
    internal static void Run()
    {
        Score.Case("read_one_byte_before_above"u8, Beside("above"u8, Verb.Touch, before: true));
        Score.Case("read_one_byte_before_equal"u8, Beside("equal"u8, Verb.Touch, before: true));
        Score.Case("read_one_byte_before_below"u8, Beside("below"u8, Verb.Touch, before: true));
        Score.Case("read_one_byte_behind_above"u8, Beside("above"u8, Verb.Touch, before: false));
        Score.Case("read_one_byte_behind_equal"u8, Beside("equal"u8, Verb.Touch, before: false));
        Score.Case("read_one_byte_behind_below"u8, Beside("below"u8, Verb.Touch, before: false));
        Score.Case("write_one_byte_before"u8, Beside("above"u8, Verb.Overwrite, before: true));
        Score.Case("write_one_byte_behind"u8, Beside("below"u8, Verb.Overwrite, before: false));
        Score.Case("first_and_last_byte_can_be_touched"u8, Inside());
        Score.Case("touch_after_release"u8, TooLate("above"u8, Verb.TouchReleased, call: false));
        Score.Case("touch_after_release_below"u8, TooLate("below"u8, Verb.TouchReleased, call: false));
        Score.Case("touch_after_reply"u8, TooLate("above"u8, Verb.TouchReplied, call: true));
        Score.Case("touch_after_reply_below"u8, TooLate("below"u8, Verb.TouchReplied, call: true));
        Score.Case("touch_after_next_receive"u8, TooLate("above"u8, Verb.TouchAfterReceive, call: false));
        Score.Case("touch_after_next_receive_below"u8, TooLate("below"u8, Verb.TouchAfterReceive, call: false));
        Score.Case("write_to_what_is_lent_to_read"u8, WriteToReadOnly());
        Score.Case("write_in_the_library_to_what_is_lent_to_read"u8, WriteByLibrary());
        Score.Case("execute_what_is_lent"u8, Wrong(Verb.Execute, FaultKind.IllegalText));
        Score.Case("stack_in_what_is_lent"u8, Wrong(Verb.UseAsStack, FaultKind.LoanMisuse));
        Score.Case("lend_on_what_is_lent"u8, Wrong(Verb.LendOn, FaultKind.BadPointer));
        Score.Case("receive_into_what_is_lent"u8, Wrong(Verb.ReceiveInto, FaultKind.BadPointer));
        Score.Case("name_in_what_is_lent"u8, Wrong(Verb.UseAsName, FaultKind.BadPointer));
    }

    private static Check Beside(ReadOnlySpan<byte> borrower, Verb verb, bool before)
    {
        Check check = default;
        int task = Peers.IndexOf(borrower);
        for (int index = 0; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            int wrong = before ? -1 : length;
            Span<byte> part = Block.Prepare(offset, length, 1);
            uint faults = Peers.Look(task).Faults;
            Peers.Tell(borrower, verb, argument: 1, offset: wrong);
            Result result = Peers.DataOf(borrower).TryLend(part, Duration.FromTicks(Peers.Soon));
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Dead);
            ExpectFault(ref check, Peers.WaitForFault(task, faults), faults + 1, Block.AddressOf(part) + (uint)wrong);
            check.That("nothing is changed"u8, Block.Holds(offset, length, 1));
        }

        return check;
    }

    /// <summary>The faults above are worth something only if the same bytes, one further in, are allowed.</summary>
    private static Check Inside()
    {
        Check check = default;
        int task = Peers.IndexOf("below"u8);
        uint faults = Peers.Look(task).Faults;
        for (int index = 0; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            Peers.Tell("below"u8, Verb.Touch, argument: 1, offset: 0);
            SendAndRelease(ref check, Block.Prepare(offset, length, 1));
            check.Equal("the first byte"u8, Peers.Ask("below"u8).Value, Pattern.At(1, 0));
            Peers.Tell("below"u8, Verb.Touch, argument: 1, offset: length - 1);
            SendAndRelease(ref check, Block.Prepare(offset, length, 1));
            check.Equal("the last byte"u8, Peers.Ask("below"u8).Value, Pattern.At(1, length - 1));
        }

        check.Equal("faults"u8, Peers.Look(task).Faults, faults);
        return check;
    }

    private static void SendAndRelease(ref Check check, Span<byte> part)
    {
        Result result = Peers.DataOf("below"u8).TryLend(part, Duration.FromTicks(Peers.Soon));
        check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
    }

    private static Check TooLate(ReadOnlySpan<byte> borrower, Verb verb, bool call)
    {
        Check check = default;
        int task = Peers.IndexOf(borrower);
        for (int index = 0; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            int at = index % 2 == 0 ? 0 : length - 1;
            Span<byte> part = Block.Prepare(offset, length, 1);
            uint faults = Peers.Look(task).Faults;
            Peers.Tell(borrower, verb, argument: 1, offset: at);
            Channel data = Peers.DataOf(borrower);
            Result result = call
                ? data.TryCallLending(part, Duration.FromTicks(Peers.Soon), out uint _)
                : data.TryLend(part, Duration.FromTicks(Peers.Soon));
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Ok);
            ExpectFault(ref check, Peers.WaitForFault(task, faults), faults + 1, Block.AddressOf(part) + (uint)at);
            check.That("nothing is changed"u8, Block.Holds(offset, length, 1));
        }

        return check;
    }

    private static void ExpectFault(ref Check check, Record record, uint faults, uint address)
    {
        check.Equal("faults"u8, record.Faults, faults);
        check.Equal("its kind"u8, (uint)record.Kind, (uint)FaultKind.MemoryAccess);
        check.Equal("its address"u8, record.Address, address);
    }

    private static Check WriteToReadOnly()
    {
        Check check = default;
        int task = Peers.IndexOf("below"u8);
        // 32 bytes that nobody may write come as a short message.
        for (int index = 1; index < Block.Lengths.Length; index++)
        {
            int length = Block.Lengths[index];
            int offset = Block.Offsets[index];
            int at = length / 2;
            Span<byte> part = Block.Prepare(offset, length, 1);
            uint faults = Peers.Look(task).Faults;
            Peers.Tell("below"u8, Verb.Overwrite, argument: 1, offset: at);
            Result result = Peers.DataOf("below"u8).TrySend(part, Duration.FromTicks(Peers.Soon));
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Dead);
            ExpectFault(ref check, Peers.WaitForFault(task, faults), faults + 1, Block.AddressOf(part) + (uint)at);
            check.That("nothing is changed"u8, Block.Holds(offset, length, 1));
        }

        return check;
    }

    private static Check WriteByLibrary()
    {
        Check check = default;
        int task = Peers.IndexOf("below"u8);
        uint faults = Peers.Look(task).Faults;
        Peers.Tell("below"u8, Verb.Write, argument: 1);
        Result result = Peers.DataOf("below"u8).TrySend(Block.Prepare(4096, 64, 1), Duration.FromTicks(Peers.Soon));
        check.Equal("the lender's result"u8, (uint)result, (uint)Result.Dead);
        check.Equal("the kind of fault"u8, (uint)Peers.WaitForFault(task, faults).Kind, (uint)FaultKind.Panic);
        check.That("nothing is changed"u8, Block.Holds(4096, 64, 1));
        return check;
    }

    private static Check Wrong(Verb verb, FaultKind kind)
    {
        Check check = default;
        ReadOnlySpan<byte> borrower = "above"u8;
        for (int round = 0; round < 3; round++)
        {
            int task = Peers.IndexOf(borrower);
            uint faults = Peers.Look(task).Faults;
            Peers.Tell(borrower, verb, argument: 1);
            Result result = Peers.DataOf(borrower).TryLend(Block.Prepare(4096, 256, 1), Duration.FromTicks(Peers.Soon));
            check.Equal("the lender's result"u8, (uint)result, (uint)Result.Dead);
            Record record = Peers.WaitForFault(task, faults);
            check.Equal("faults"u8, record.Faults, faults + 1);
            check.Equal("its kind"u8, (uint)record.Kind, (uint)kind);
            borrower = round == 0 ? "equal"u8 : "below"u8;
        }

        return check;
    }
}
