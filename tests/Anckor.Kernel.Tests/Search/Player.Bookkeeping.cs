using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <content>What the programs know must come of a move.</content>
internal sealed partial class Player
{
    private uint BeginMessage(int me, in Move move, bool isCall, Offer offer)
    {
        ref Program program = ref system.Programs[me];
        program.Doing = isCall ? Doing.Calling : Doing.Sending;
        program.Channel = (byte)move.Target;
        program.Offer = offer;
        program.Stamp ^= 1;
        program.Delivered = false;
        program.Answered = false;
        program.MayBeDead = !IsOpen(move.Target, program.Handles[move.Target]);
        SetLimit(ref program, move.Timeout);
        return program.Handles[move.Target];
    }

    private void BeginReceive(int me, in Move move)
    {
        ref Program program = ref system.Programs[me];
        program.Doing = Doing.Receiving;
        program.Borrows = move.Kind == MoveKind.Borrow;
        program.Listening = (byte)move.Channels;
        program.Mask = (byte)move.Mask;
        program.MayBeDead = false;
        SetLimit(ref program, move.Timeout);
        for (int index = 0; index < system.Programs.Length; index++)
        {
            ref Program lender = ref system.Programs[index];
            if (lender.Lent && system.Channels[lender.Channel].Receiver == me && (BitOf(lender.Channel) & move.Channels) != 0)
            {
                EndLoan(index);
            }
        }
    }

    private static void SetLimit(ref Program program, uint timeout)
    {
        // The present tick is partly over: a wait of n ticks ends with the n + 1st.
        program.TicksLeft = timeout == Limits.Forever ? Program.NoLimit : (byte)(timeout + 1);
        program.MayTimeOut = timeout == 0;
    }

    private void BeginFault(int me)
    {
        ref Program program = ref system.Programs[me];
        byte stamp = program.Stamp;
        Die(me);
        program = new Program { TimerLeft = Program.NoLimit, Stamp = stamp, Deaths = program.Deaths, IsDead = true };
        system.Programs[Limits.Supervisor].Pending |= (byte)Limits.FaultNotification;
    }

    private void StartAnew(int task)
    {
        system.Programs[task].RestartsAfterLoan = false;
        Die(task);
        system.Programs[task] = new Program { TimerLeft = Program.NoLimit, Deaths = system.Programs[task].Deaths };
    }

    /// <summary>What the task's death means for others: its own waits are gone, who waits for it may get Dead, and its loans are over.</summary>
    private void Die(int dead)
    {
        ForgetTokensOf(dead);
        system.Programs[dead].Deaths += (byte)(system.Programs[dead].IsDead ? 0 : 1);
        for (int index = 0; index < system.Programs.Length; index++)
        {
            ref Program other = ref system.Programs[index];
            if (other.Doing is not (Doing.Sending or Doing.Calling) || system.Channels[other.Channel].Receiver != dead)
            {
                continue;
            }

            if (other.Lent)
            {
                EndLoan(index);
            }

            other.MayBeDead = other.Doing is Doing.Sending or Doing.Calling;
        }
    }

    /// <summary>The lender's message is its own again; if it was restarted meanwhile, it waits for nothing but a tick.</summary>
    private void EndLoan(int lender)
    {
        ref Program program = ref system.Programs[lender];
        program.Lent = false;
        if (program.RestartsAfterLoan)
        {
            program.Doing = Doing.Nothing;
            program.IsStopped = true;
            ForgetTokensOf(lender);
        }
    }

    /// <summary>Those whom a tick has started anew.</summary>
    private void StartStopped()
    {
        for (int index = 0; index < system.Programs.Length; index++)
        {
            if (system.Programs[index].IsStopped && system.Tasks[index].State == TaskState.Ready)
            {
                StartAnew(index);
            }
        }
    }

    /// <summary>The sender has given up a wait, or died: answers to it come too late.</summary>
    private void ForgetTokensOf(int sender)
    {
        foreach (ref Program program in system.Programs.AsSpan())
        {
            program.Latest.IsGood &= program.Latest.Sender != sender;
            program.Older.IsGood &= program.Older.Sender != sender;
        }
    }

    /// <summary>Whether what a task holds still names somebody who waits for it: for the end of a loan, or for a reply.</summary>
    private bool WaitsBecauseOf(in HeldMessage held, int me)
    {
        ref Program sender = ref system.Programs[held.Sender];
        return held.IsGood && sender.Delivered && sender.Doing is Doing.Sending or Doing.Calling && system.Channels[sender.Channel].Receiver == me;
    }

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
                // A lender's time may run out during the loan: it times out with the first tick after its end.
                program.TicksLeft -= (byte)(program.TicksLeft == 0 ? 0 : 1);
                program.MayTimeOut = program.TicksLeft == 0 && !program.Lent;
            }

            bool late = program.IsStopped || (program.Doing is Doing.Sending or Doing.Calling && program.MayTimeOut);
            program.Late = (byte)(late ? program.Late + 1 : 0);
        }
    }
}
