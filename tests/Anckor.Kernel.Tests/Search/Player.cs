using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <summary>Does one move in a searched system, and checks what came of it: for each task, only what its program has to expect.</summary>
/// <param name="system">The system.</param>
/// <param name="keepsOlder">Whether servers keep the message before the latest, to answer it late.</param>
internal sealed partial class Player(SearchedSystem system, bool keepsOlder)
{
    private const uint SendLength = 4;
    private const uint CallLength = 32;
    private const uint ReplyLength = 8;
    private const uint ReplyMark = 0x4000_0000;

    /// <summary>Long messages are one of two in turn, in the task's RAM; the reply to a long call goes elsewhere.</summary>
    private const uint LongLength = 0x80;
    private const uint LongAt = 0x200;
    private const uint ReplyAt = 0x100;

    /// <summary>Whether the move makes sense now: it is this task's turn and it has what the move needs.</summary>
    internal bool IsPossible(in Move move)
    {
        int current = (int)system.Kernel.Scheduler.Current;
        ref Program program = ref system.Programs[move.Task];
        switch (move.Kind)
        {
            case MoveKind.Tick:
                return IsAnyDeadlineSet();
            case MoveKind.Interrupt:
                return system.Tasks[move.Task].State != TaskState.Faulted && (program.Pending & 1) == 0;
            case MoveKind.Restart or MoveKind.Ignore:
                return current == Limits.Supervisor;
        }

        if (current != move.Task)
        {
            return false;
        }

        return move.Kind switch
        {
            MoveKind.Create => (system.Tasks[current].CreatedSet & BitOf(move.Target)) == 0,
            MoveKind.Get => program.Handles[move.Target] == 0 || !IsOpen(move.Target, program.Handles[move.Target]),
            MoveKind.Send or MoveKind.Call or MoveKind.Lend or MoveKind.LendCall or MoveKind.LendCrooked => program.Handles[move.Target] != 0,
            MoveKind.Receive or MoveKind.Borrow => (move.Channels & ~system.Tasks[current].CreatedSet) == 0,
            MoveKind.Reply or MoveKind.Release => HeldBy(ref program, move.Target).IsHeld,
            MoveKind.ReplyReceive => HeldBy(ref program, move.Target).IsHeld && (move.Channels & ~system.Tasks[current].CreatedSet) == 0,
            _ => true,
        };
    }

    /// <summary>Does the move. Returns what is wrong afterwards, or null. The system is left settled, to be looked at.</summary>
    internal string? Do(in Move move)
    {
        string? violation = null;
        switch (move.Kind)
        {
            case MoveKind.Tick:
                PassTime();
                if (system.Kernel.Tick())
                {
                    SwitchIfNeeded();
                }

                break;
            case MoveKind.Interrupt:
                system.Programs[move.Task].Pending |= 1;
                system.Kernel.Interrupt(World.FirstInterrupt + (uint)move.Task);
                SwitchIfNeeded();
                break;
            case MoveKind.Restart:
                if (system.Programs[move.Target].Lent)
                {
                    system.Programs[move.Target].RestartsAfterLoan = true;
                }
                else
                {
                    StartAnew(move.Target);
                }

                violation = Ask((uint)Operation.TaskRestart, (uint)move.Target) ?? Check() ?? Sleep();
                break;
            case MoveKind.Ignore:
                violation = Sleep();
                break;
            default:
                violation = Act(in move);
                break;
        }

        system.Settle();
        return violation ?? Check();
    }

    private string? Act(in Move move)
    {
        int me = move.Task;
        ref Program program = ref system.Programs[me];
        switch (move.Kind)
        {
            case MoveKind.Create:
                return Ask((uint)Operation.ChannelCreate, SearchedSystem.NameOf(me, move.Target), NameLength(move.Target))
                    ?? (ResultOf(me) == Result.Ok ? null : $"task {me} cannot create its channel: {ResultOf(me)}");
            case MoveKind.Get:
                return Get(me, move.Target);
            case MoveKind.Send:
            case MoveKind.Call:
                return Send(me, in move, move.Kind == MoveKind.Call);
            case MoveKind.Lend:
            case MoveKind.LendCall:
            case MoveKind.LendCrooked:
                return Lend(me, in move);
            case MoveKind.Receive:
                BeginReceive(me, in move);
                return move.Timeout == Limits.Forever
                    ? Ask((uint)Operation.Receive, 0, move.Channels, move.Mask)
                    : Ask((uint)Operation.TimedReceive, move.Timeout, move.Channels, move.Mask);
            case MoveKind.Borrow:
                BeginReceive(me, in move);
                return Ask((uint)Operation.ReceiveLoan, move.Timeout, move.Channels, move.Mask);
            case MoveKind.Release:
                return Release(me, move.Target);
            case MoveKind.Reply:
            case MoveKind.ReplyReceive:
                return Reply(me, in move);
            case MoveKind.Notify:
                system.Programs[move.Target].Pending |= 2;
                return Ask((uint)Operation.Notify, (uint)move.Target, 2);
            case MoveKind.SetTimer:
                program.TimerLeft = 1;
                ulong deadline = system.Kernel.Scheduler.Now + 1;
                return Ask((uint)Operation.TimerSet, (uint)deadline, (uint)(deadline >> 32), 2);
            case MoveKind.Yield:
                return Ask((uint)Operation.Yield);
            case MoveKind.Panic:
                BeginFault(me);
                return Ask((uint)Operation.Panic);
            case MoveKind.Fault:
                BeginFault(me);
                system.Kernel.Fault(new FaultRecord { Kind = FaultKind.MemoryAccess });
                return null;
            default:
                throw new InvalidOperationException($"{move}");
        }
    }

    private string? Get(int me, int channel)
    {
        string? violation = Ask((uint)Operation.ChannelGet, SearchedSystem.NameOf(me, channel), NameLength(channel));
        bool open = (system.Tasks[system.Channels[channel].Receiver].CreatedSet & BitOf(channel)) != 0;
        Result expected = open ? Result.Ok : Result.NotFound;
        if (ResultOf(me) != expected)
        {
            return $"task {me} gets channel {channel} with {ResultOf(me)} instead of {expected}";
        }

        if (open)
        {
            system.Programs[me].Handles[channel] = system.Machine.Frames[me].R1;
        }

        return violation;
    }

    private string? Send(int me, in Move move, bool isCall)
    {
        uint handle = BeginMessage(me, in move, isCall, Offer.Short);
        Fill(me, MessageOf(me));
        return (isCall, move.Timeout == Limits.Forever) switch
        {
            (true, true) => Ask((uint)Operation.Call + CallLength, handle),
            (true, false) => Ask((uint)Operation.TimedCall + CallLength, handle, move.Timeout),
            (false, true) => Ask((uint)Operation.Send + SendLength, handle),
            _ => Ask((uint)Operation.TimedSend + SendLength, handle, move.Timeout),
        };
    }

    private string? Lend(int me, in Move move)
    {
        bool isCall = move.Kind == MoveKind.LendCall;
        Offer offer = isCall ? Offer.Writable : move.Kind == MoveKind.Lend ? Offer.Readable : Offer.Crooked;
        uint handle = BeginMessage(me, in move, isCall, offer);
        ref Payload payload = ref system.Tasks[me].Payload;
        payload[0] = LongAddressOf(me);
        payload[1] = LongLength;
        payload[2] = World.RamOf(me) + ReplyAt;
        payload[3] = ReplyLength;
        payload[4] = isCall ? 1u : 0;
        return Ask((uint)(isCall ? Operation.LongCall : Operation.LongSend), handle, move.Timeout);
    }

    private string? Release(int me, int which)
    {
        HeldMessage held = HeldBy(ref system.Programs[me], which);
        bool lent = WaitsBecauseOf(in held, me) && system.Programs[held.Sender].Lent;
        if (lent)
        {
            EndLoan(held.Sender);
        }

        Result expected = lent ? Result.Ok : Result.Dead;
        return Ask((uint)Operation.Release, held.Token)
            ?? (ResultOf(me) == expected ? null : $"the release of task {me} is {ResultOf(me)} instead of {expected}");
    }

    private string? Reply(int me, in Move move)
    {
        ref Program program = ref system.Programs[me];
        HeldMessage call = HeldBy(ref program, move.Target);
        ref Program caller = ref system.Programs[call.Sender];
        bool answers = WaitsBecauseOf(in call, me) && caller.Doing == Doing.Calling;
        if (answers && caller.Lent)
        {
            EndLoan(call.Sender);
            answers = caller.Doing == Doing.Calling;
        }

        if (answers)
        {
            caller.Answered = true;
        }

        if (caller.Doing != Doing.Sending)
        {
            HeldBy(ref program, move.Target) = default;
        }

        Fill(me, MessageOf(call.Sender) | ReplyMark);
        if (move.Kind == MoveKind.ReplyReceive)
        {
            BeginReceive(me, in move);
            return Ask((uint)Operation.ReplyReceive + ReplyLength, call.Token, move.Channels, move.Mask);
        }

        Result expected = answers ? Result.Ok : Result.Dead;
        return Ask((uint)Operation.Reply + ReplyLength, call.Token)
            ?? (ResultOf(me) == expected ? null : $"the reply of task {me} is {ResultOf(me)} instead of {expected}");
    }

    /// <summary>Which of the messages that a server holds a reply or release is for.</summary>
    private static ref HeldMessage HeldBy(ref Program program, int which) => ref which == 0 ? ref program.Latest : ref program.Older;

    private void SwitchIfNeeded()
    {
        if (system.Kernel.MustSwitch)
        {
            system.Kernel.Switch();
        }
    }

    private bool IsAnyDeadlineSet()
    {
        foreach (ref Program program in system.Programs.AsSpan())
        {
            bool waitsForTime = program.Doing != Doing.Nothing && program.TicksLeft != Program.NoLimit && !(program.Lent && program.TicksLeft == 0);
            if (program.TimerLeft != Program.NoLimit || waitsForTime || program.IsStopped)
            {
                return true;
            }
        }

        return false;
    }

    private string? Sleep()
    {
        BeginReceive(Limits.Supervisor, new Move(MoveKind.Receive, Mask: Limits.FaultNotification));
        return Ask((uint)Operation.Receive, 0, 0, Limits.FaultNotification);
    }

    private bool IsOpen(int channel, uint handle)
    {
        ref TaskControl receiver = ref system.Tasks[system.Channels[channel].Receiver];
        return (receiver.CreatedSet & BitOf(channel)) != 0 && handle >> 16 == receiver.Generation;
    }

    private uint BitOf(int channel) => 1u << system.Channels[channel].Bit;

    private uint NameLength(int channel) => (uint)((ReadOnlySpan<byte>)system.Channels[channel].Name).IndexOf((byte)0);

    private Result ResultOf(int task) => (Result)system.Machine.Frames[task].R0;

    /// <summary>The first word of the task's present message: who, on which channel, and which of two in turn.</summary>
    private uint MessageOf(int task) => (uint)(task << 16 | system.Programs[task].Channel << 8 | system.Programs[task].Stamp | 0x80);

    private uint LongAddressOf(int task)
    {
        ref Program program = ref system.Programs[task];
        return World.RamOf(task) + LongAt + (program.Stamp * LongLength) + (program.Offer == Offer.Crooked ? 4u : 0);
    }

    private void Fill(int task, uint word)
    {
        for (int index = 0; index < 8; index++)
        {
            system.Tasks[task].Payload[index] = word + (uint)(index * 0x0100_0000);
        }
    }

    private bool Holds(int task, uint word)
    {
        for (int index = 0; index < 8; index++)
        {
            if (system.Tasks[task].Payload[index] != word + (uint)(index * 0x0100_0000))
            {
                return false;
            }
        }

        return true;
    }

    private string? Ask(uint operation, uint first = 0, uint second = 0, uint third = 0) => system.SystemCall(operation, first, second, third);
}
