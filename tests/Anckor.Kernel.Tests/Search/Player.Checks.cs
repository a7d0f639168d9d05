using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <content>What each task finds when its wait is over, and whether somebody waits who should not.</content>
internal sealed partial class Player
{
    /// <summary>Looks at everybody whose wait is over, first those who got a message, then the kernel's invariants.</summary>
    private string? Check()
    {
        StartStopped();
        for (int round = 0; round < 2; round++)
        {
            for (int index = 0; index < system.Programs.Length; index++)
            {
                Doing doing = system.Programs[index].Doing;
                bool isOver = doing != Doing.Nothing && system.Tasks[index].State == TaskState.Ready;
                if (isOver && (doing == Doing.Receiving) == (round == 0))
                {
                    string? violation = doing == Doing.Receiving ? EndReceive(index) : EndMessage(index);
                    if (violation is not null)
                    {
                        return violation;
                    }
                }
            }
        }

        return FindForgotten() ?? Invariants.FindViolation(ref system.Kernel);
    }

    private string? EndReceive(int index)
    {
        ref Program program = ref system.Programs[index];
        ref Arch.Frame frame = ref system.Machine.Frames[index];
        program.Doing = Doing.Nothing;
        switch ((Result)frame.R0)
        {
            case Result.Notified:
                uint expected = (uint)(program.Pending & program.Mask);
                program.Pending &= (byte)~program.Mask;
                return frame.R1 == expected && expected != 0 ? null : $"task {index} is notified of {frame.R1:X} instead of {expected:X}";
            case Result.TimedOut:
                return program.MayTimeOut ? null : $"task {index} times out too early in a receive";
            case Result.NoSlot:
                return program.Borrows && LoansOf(index) == Limits.LoanRegions ? null : $"task {index} is told that it holds all loans it can";
        }

        int sender = (int)(frame.R2 & 0xFF);
        bool isLong = frame.R0 is (uint)Operation.LongSend or (uint)Operation.LongCall;
        bool isCall = frame.R0 is (uint)Operation.Call + CallLength or (uint)Operation.LongCall;
        if (sender >= system.Programs.Length || !(isCall || isLong || frame.R0 == (uint)Operation.Send + SendLength))
        {
            return $"task {index} receives something strange: {frame.R0:X} {frame.R2:X}";
        }

        ref Program from = ref system.Programs[sender];
        if (from.Doing != (isCall ? Doing.Calling : Doing.Sending) || from.Delivered)
        {
            return $"task {index} receives a message that {sender} did not send, or not once more";
        }

        if (system.Channels[from.Channel].Receiver != index || frame.R1 != from.Handles[from.Channel] || (program.Listening & BitOf(from.Channel)) == 0)
        {
            return $"task {index} receives the message of {sender} on the wrong channel";
        }

        if (isLong != (from.Offer != Offer.Short) || !(isLong ? HoldsLoan(index, sender) : Holds(index, MessageOf(sender))))
        {
            return $"task {index} receives a message of {sender} with other words";
        }

        if (isLong)
        {
            from.Lent = true;
            from.TicksLeft = isCall ? from.TicksLeft : Program.NoLimit;
        }

        from.Delivered = true;
        if (isCall || isLong)
        {
            program.Older = keepsOlder ? program.Latest : default;
            program.Latest = new HeldMessage
            {
                IsHeld = true,
                IsGood = true,
                Sender = (byte)sender,
                Token = frame.R2,
            };
        }

        return null;
    }

    /// <summary>Whether a borrower is told what it was lent. That its regions show the same is an invariant.</summary>
    private bool HoldsLoan(int borrower, int lender)
    {
        ref Payload payload = ref system.Tasks[borrower].Payload;
        RegionAttributes access = system.Programs[lender].Offer == Offer.Writable ? RegionAttributes.Read | RegionAttributes.Write : RegionAttributes.Read;
        return system.Programs[borrower].Borrows
            && system.Programs[lender].Offer != Offer.Crooked
            && system.Machine.Frames[borrower].R3 == LongLength
            && payload[0] == LongAddressOf(lender)
            && payload[1] == LongLength
            && payload[2] == (uint)access;
    }

    private int LoansOf(int borrower)
    {
        int count = 0;
        foreach (ref Program lender in system.Programs.AsSpan())
        {
            count += lender.Lent && system.Channels[lender.Channel].Receiver == borrower ? 1 : 0;
        }

        return count;
    }

    private string? EndMessage(int index)
    {
        ref Program program = ref system.Programs[index];
        if (program.Lent)
        {
            return $"task {index} goes on although it lends";
        }

        bool isCall = program.Doing == Doing.Calling;
        program.Doing = Doing.Nothing;
        bool delivered = program.Delivered;
        bool answered = program.Answered;
        (program.Delivered, program.Answered) = (false, false);
        uint r0 = system.Machine.Frames[index].R0;
        if (delivered && r0 == (uint)Result.TimedOut)
        {
            ForgetTokensOf(index);
        }

        if (isCall && r0 == (program.Offer == Offer.Short ? (uint)Operation.ReplyReceive + ReplyLength : (uint)Operation.LongReply))
        {
            return answered && HoldsReply(index) ? null : $"task {index} gets a reply to another call";
        }

        if (answered)
        {
            return $"the reply to task {index} is lost: {r0:X}";
        }

        switch ((Result)r0)
        {
            case Result.Ok when !isCall:
                return delivered ? null : $"the message of task {index} is lost";
            case Result.Misaligned when program.Offer == Offer.Crooked:
                return null;
            case Result.TimedOut when delivered && !isCall:
            case Result.Dead when delivered && !isCall && program.Offer == Offer.Short:
                return $"the message of task {index} was delivered, and it is told {(Result)r0}";
            case Result.TimedOut:
                return program.MayTimeOut ? null : $"task {index} times out too early";
            case Result.Dead:
                return program.MayBeDead ? null : $"task {index} is told that a living task is dead";
            default:
                return $"the message of task {index} ends with {r0:X}";
        }
    }

    private bool HoldsReply(int index)
    {
        uint word = MessageOf(index) | ReplyMark;
        if (system.Programs[index].Offer == Offer.Short)
        {
            return Holds(index, word);
        }

        ReadOnlySpan<byte> reply = system.Machine.Memory(World.RamOf(index) + ReplyAt, (int)ReplyLength);
        return system.Machine.Frames[index].R1 == ReplyLength && BitConverter.ToUInt32(reply) == word && BitConverter.ToUInt32(reply[4..]) == word + 0x0100_0000;
    }

    /// <summary>Nobody waits longer than allowed, and no notification is lost or made up.</summary>
    private string? FindForgotten()
    {
        for (int index = 0; index < system.Programs.Length; index++)
        {
            ref Program program = ref system.Programs[index];
            ref TaskControl task = ref system.Tasks[index];
            if (program.Doing == Doing.Receiving && program.MayTimeOut && program.TicksLeft == 0)
            {
                return $"task {index} is not woken when its time is over";
            }

            // Each tick ends one wait for another task, the longest overdue.
            if (program.Late > system.Programs.Length)
            {
                return $"task {index} is late for longer than others can be before it";
            }

            if (program.Doing is Doing.Sending or Doing.Calling && program.MayBeDead)
            {
                return $"task {index} waits on for a receiver that died";
            }

            if (program.IsDead != (task.State == TaskState.Faulted))
            {
                return program.IsDead ? $"task {index} panicked and is {task.State}" : $"task {index} is stopped for {system.Faults[index].Kind}";
            }

            if ((byte)(task.Generation - 1) != program.Deaths)
            {
                return $"task {index} has died {task.Generation - 1} times instead of {program.Deaths}";
            }

            if (program.IsDead)
            {
                continue;
            }

            if (task.NotificationsPending != program.Pending)
            {
                return $"task {index} has the notifications {task.NotificationsPending:X} instead of {program.Pending:X}";
            }

            TaskState state = program.Doing switch
            {
                Doing.Sending => program.Lent ? TaskState.Lending : TaskState.Sending,
                Doing.Calling => program.Delivered ? TaskState.AwaitingReply : TaskState.Sending,
                Doing.Receiving => program.Borrows ? TaskState.Borrowing : TaskState.Receiving,
                _ => program.IsStopped ? TaskState.Stopped : TaskState.Ready,
            };
            if (task.State != state)
            {
                return $"task {index} is {task.State} while its program is {program.Doing}";
            }

            if (state == TaskState.Borrowing && LoansOf(index) == Limits.LoanRegions)
            {
                return $"task {index} waits for a loan and holds all it can";
            }
        }

        return null;
    }
}
