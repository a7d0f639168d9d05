using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <summary>Does one move in a searched system, and checks what came of it: for each task, only what its program has to expect.</summary>
/// <param name="system">The system.</param>
/// <param name="keepsOlder">Whether servers keep the call before the latest, to answer it late.</param>
internal sealed class Player(SearchedSystem system, bool keepsOlder)
{
    private const uint SendLength = 4;
    private const uint CallLength = 32;
    private const uint ReplyLength = 8;
    private const uint ReplyMark = 0x4000_0000;

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
            MoveKind.Send or MoveKind.Call => program.Handles[move.Target] != 0,
            MoveKind.Receive => (move.Channels & ~system.Tasks[current].CreatedSet) == 0,
            MoveKind.Reply => HeldBy(ref program, move.Target).IsHeld,
            MoveKind.ReplyReceive => program.Latest.IsHeld && (move.Channels & ~system.Tasks[current].CreatedSet) == 0,
            _ => true,
        };
    }

    /// <summary>Does the move. Returns what is wrong afterwards, or null.</summary>
    internal string? Do(in Move move)
    {
        string? violation = null;
        switch (move.Kind)
        {
            case MoveKind.Tick:
                PassTime();
                if (system.Kernel.Tick() && system.Kernel.MustSwitch)
                {
                    system.Kernel.Switch();
                }

                break;
            case MoveKind.Interrupt:
                system.Programs[move.Task].Pending |= 1;
                system.Kernel.Interrupt(World.FirstInterrupt + (uint)move.Task);
                if (system.Kernel.MustSwitch)
                {
                    system.Kernel.Switch();
                }

                break;
            case MoveKind.Restart:
                Die(move.Target);
                system.Programs[move.Target] = new Program { TimerLeft = Program.NoLimit };
                Ask((uint)Operation.TaskRestart, (uint)move.Target);
                violation = Check();
                Sleep();
                break;
            case MoveKind.Ignore:
                Sleep();
                break;
            default:
                violation = Act(in move);
                break;
        }

        return violation ?? Check();
    }

    private string? Act(in Move move)
    {
        int me = move.Task;
        ref Program program = ref system.Programs[me];
        ref TaskControl task = ref system.Tasks[me];
        switch (move.Kind)
        {
            case MoveKind.Create:
                Ask((uint)Operation.ChannelCreate, SearchedSystem.NameOf(me, move.Target), NameLength(move.Target));
                return ResultOf(me) == Result.Ok ? null : $"task {me} cannot create its channel: {ResultOf(me)}";
            case MoveKind.Get:
                return Get(me, move.Target);
            case MoveKind.Send:
            case MoveKind.Call:
                BeginMessage(me, in move);
                bool isCall = move.Kind == MoveKind.Call;
                uint operation = isCall ? (uint)Operation.TimedCall + CallLength : (uint)Operation.TimedSend + SendLength;
                Ask(operation, program.Handles[move.Target], move.Timeout);
                return null;
            case MoveKind.Receive:
                BeginReceive(ref program, move.Timeout, move.Channels, move.Mask);
                Ask((uint)Operation.TimedReceive, move.Timeout, move.Channels, move.Mask);
                return null;
            case MoveKind.Reply:
            case MoveKind.ReplyReceive:
                return Reply(me, in move);
            case MoveKind.Notify:
                system.Programs[move.Target].Pending |= 2;
                Ask((uint)Operation.Notify, (uint)move.Target, 2);
                return null;
            case MoveKind.SetTimer:
                program.TimerLeft = 1;
                Ask((uint)Operation.TimerSet, (uint)system.Kernel.Scheduler.Now + 1, (uint)((system.Kernel.Scheduler.Now + 1) >> 32), 2);
                return null;
            case MoveKind.Yield:
                Ask((uint)Operation.Yield);
                return null;
            case MoveKind.Panic:
                Die(me);
                byte stamp = program.Stamp;
                program = new Program { TimerLeft = Program.NoLimit, Stamp = stamp, IsDead = true };
                system.Programs[Limits.Supervisor].Pending |= (byte)Limits.FaultNotification;
                Ask((uint)Operation.Panic);
                return null;
            default:
                throw new InvalidOperationException($"{move}");
        }
    }

    private string? Get(int me, int channel)
    {
        Ask((uint)Operation.ChannelGet, SearchedSystem.NameOf(me, channel), NameLength(channel));
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

        return null;
    }

    private void BeginMessage(int me, in Move move)
    {
        ref Program program = ref system.Programs[me];
        program.Doing = move.Kind == MoveKind.Call ? Doing.Calling : Doing.Sending;
        program.Channel = (byte)move.Target;
        program.Stamp ^= 1;
        program.Delivered = false;
        program.Answered = false;
        program.MayBeDead = !IsOpen(move.Target, program.Handles[move.Target]);
        SetLimit(ref program, move.Timeout);
        Fill(me, MessageOf(me));
    }

    private static void BeginReceive(ref Program program, uint timeout, uint channels, uint mask)
    {
        program.Doing = Doing.Receiving;
        program.Listening = (byte)channels;
        program.Mask = (byte)mask;
        program.MayBeDead = false;
        SetLimit(ref program, timeout);
    }

    private static void SetLimit(ref Program program, uint timeout)
    {
        // The present tick is partly over: a wait of n ticks ends with the n + 1st.
        program.TicksLeft = timeout == Limits.Forever ? Program.NoLimit : (byte)(timeout + 1);
        program.MayTimeOut = timeout == 0;
    }

    private string? Reply(int me, in Move move)
    {
        ref Program program = ref system.Programs[me];
        ref HeldCall held = ref HeldBy(ref program, move.Target);
        HeldCall call = held;
        held = default;
        if (call.IsLive)
        {
            system.Programs[call.Caller].Answered = true;
        }

        Fill(me, call.Message | ReplyMark);
        if (move.Kind == MoveKind.ReplyReceive)
        {
            BeginReceive(ref program, Limits.Forever, move.Channels, move.Mask);
            Ask((uint)Operation.ReplyReceive + ReplyLength, call.Token, move.Channels, move.Mask);
            return null;
        }

        Ask((uint)Operation.Reply + ReplyLength, call.Token);
        Result expected = call.IsLive ? Result.Ok : Result.Dead;
        return ResultOf(me) == expected ? null : $"the reply of task {me} is {ResultOf(me)} instead of {expected}";
    }

    /// <summary>What the task's death means for others: its own waits are gone, and who waits for it may get Dead.</summary>
    private void Die(int dead)
    {
        for (int index = 0; index < system.Programs.Length; index++)
        {
            ref Program other = ref system.Programs[index];
            Forget(ref other, dead);
            if (other.Doing is Doing.Sending or Doing.Calling && system.Channels[other.Channel].Receiver == dead)
            {
                other.MayBeDead = true;
            }
        }
    }

    /// <summary>The caller's present call is over: answers to it come too late.</summary>
    private static void Forget(ref Program program, int caller)
    {
        program.Latest.IsLive &= program.Latest.Caller != caller;
        program.Older.IsLive &= program.Older.Caller != caller;
    }

    /// <summary>Which of the calls that a server holds a reply is for.</summary>
    private static ref HeldCall HeldBy(ref Program program, int which) => ref which == 0 ? ref program.Latest : ref program.Older;

    private void PassTime()
    {
        for (int index = 0; index < system.Programs.Length; index++)
        {
            ref Program program = ref system.Programs[index];
            if (program.TimerLeft != Program.NoLimit && --program.TimerLeft == 0)
            {
                program.TimerLeft = Program.NoLimit;
                program.Pending |= 2;
            }

            if (program.Doing != Doing.Nothing && program.TicksLeft != Program.NoLimit)
            {
                program.MayTimeOut = --program.TicksLeft == 0;
            }
        }
    }

    /// <summary>Looks at everybody whose wait is over, first those who got a message, then the kernel's invariants.</summary>
    private string? Check()
    {
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
        }

        int sender = (int)(frame.R2 & 0xFF);
        bool isCall = frame.R0 == (uint)Operation.Call + CallLength;
        if (sender >= system.Programs.Length || !(isCall || frame.R0 == (uint)Operation.Send + SendLength))
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

        if (!Holds(index, MessageOf(sender)))
        {
            return $"task {index} receives a message of {sender} with other words";
        }

        from.Delivered = true;
        if (isCall)
        {
            program.Older = keepsOlder ? program.Latest : default;
            program.Latest = new HeldCall { IsHeld = true, IsLive = true, Caller = (byte)sender, Token = frame.R2, Message = MessageOf(sender) };
        }

        return null;
    }

    private string? EndMessage(int index)
    {
        ref Program program = ref system.Programs[index];
        bool isCall = program.Doing == Doing.Calling;
        program.Doing = Doing.Nothing;
        bool delivered = program.Delivered;
        bool answered = program.Answered;
        (program.Delivered, program.Answered) = (false, false);
        for (int other = 0; other < system.Programs.Length; other++)
        {
            Forget(ref system.Programs[other], index);
        }

        uint r0 = system.Machine.Frames[index].R0;
        if (isCall && r0 == (uint)Operation.ReplyReceive + ReplyLength)
        {
            return answered && Holds(index, MessageOf(index) | ReplyMark) ? null : $"task {index} gets a reply to another call";
        }

        if (answered)
        {
            return $"the reply to task {index} is lost: {r0:X}";
        }

        switch ((Result)r0)
        {
            case Result.Ok when !isCall:
                return delivered ? null : $"the message of task {index} is lost";
            case Result.TimedOut when delivered && !isCall:
            case Result.Dead when delivered && !isCall:
                return $"the message of task {index} was delivered, and it is told {(Result)r0}";
            case Result.TimedOut:
                return program.MayTimeOut ? null : $"task {index} times out too early";
            case Result.Dead:
                return program.MayBeDead ? null : $"task {index} is told that a living task is dead";
            default:
                return $"the message of task {index} ends with {r0:X}";
        }
    }

    /// <summary>Nobody waits longer than allowed, and no notification is lost or made up.</summary>
    private string? FindForgotten()
    {
        for (int index = 0; index < system.Programs.Length; index++)
        {
            ref Program program = ref system.Programs[index];
            ref TaskControl task = ref system.Tasks[index];
            if (program.Doing != Doing.Nothing && program.TicksLeft == 0)
            {
                return $"task {index} is not woken when its time is over";
            }

            if (program.Doing is Doing.Sending or Doing.Calling && program.MayBeDead)
            {
                return $"task {index} waits on for a receiver that died";
            }

            if (program.IsDead != (task.State == TaskState.Faulted))
            {
                return program.IsDead ? $"task {index} panicked and is {task.State}" : $"task {index} is stopped for {system.Faults[index].Kind}";
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
                Doing.Sending => TaskState.Sending,
                Doing.Calling => program.Delivered ? TaskState.AwaitingReply : TaskState.Sending,
                Doing.Receiving => TaskState.Receiving,
                _ => TaskState.Ready,
            };
            if (task.State != state)
            {
                return $"task {index} is {task.State} while its program is {program.Doing}";
            }
        }

        return null;
    }

    private bool IsAnyDeadlineSet()
    {
        foreach (ref Program program in system.Programs.AsSpan())
        {
            if (program.TimerLeft != Program.NoLimit || (program.Doing != Doing.Nothing && program.TicksLeft != Program.NoLimit))
            {
                return true;
            }
        }

        return false;
    }

    private void Sleep()
    {
        BeginReceive(ref system.Programs[Limits.Supervisor], Limits.Forever, 0, Limits.FaultNotification);
        Ask((uint)Operation.Receive, 0, 0, Limits.FaultNotification);
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

    private void Ask(uint operation, uint first = 0, uint second = 0, uint third = 0) => system.Kernel.SystemCall(operation, first, second, third);
}
