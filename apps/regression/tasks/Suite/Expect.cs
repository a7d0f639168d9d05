using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>A fault of the assistant, and everything its record must say.</summary>
internal static class Expect
{
    /// <summary>Asks for a misdeed, compares the record, and gives the assistant a new life.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Check Fault(Deed deed, FaultKind kind, uint argument = 0)
    {
        Check check = default;
        Fault(ref check, deed, kind, argument);
        return check;
    }

    /// <summary>As above, one misdeed of several.</summary>
    internal static void Fault(ref Check check, Deed deed, FaultKind kind, uint argument = 0)
    {
        TaskStatus before = Peers.Status(Peers.Assist);
        Peers.Tell(Order.Notifications);
        Answer answer = Peers.Ask(deed, argument);
        TaskStatus after = Stopped(ref check, Peers.Assist, kind, TaskState.Ready);
        check.Equal("address"u8, after.Address, answer.Address);
        if (answer.Place != 0)
        {
            check.Equal("place"u8, after.ProgramCounter & ~1u, answer.Place & ~1u);
        }

        check.Equal("faults"u8, after.FaultCount, before.FaultCount + 1);
        check.Equal("restarts"u8, after.Generation, before.Generation);
        check.Equal("what the supervisor heard"u8, Peers.Tell(Order.Notifications), Limits.FaultNotification);
        Peers.RestartAssist();
        check.Equal("it lives again"u8, Peers.Ask(Deed.JustReply, argument).Value, argument);
    }

    /// <summary>Asks for a misdeed that ends in the supervisor's hands: a request that it refuses.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Refusal(ref Check check, Deed deed, uint argument, uint reason)
    {
        Peers.Ask(deed, argument);
        TaskStatus after = Stopped(ref check, Peers.Assist, FaultKind.FromServer, TaskState.AwaitingReply);
        check.Equal("who refused"u8, after.Address, (uint)Limits.Supervisor);
        check.Equal("why"u8, after.Detail, reason);
        Peers.RestartAssist();
    }

    /// <summary>A call of the kernel that only the supervisor may make.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Privilege(ref Check check, Operation operation)
    {
        Answer answer = Peers.Ask(Deed.Privileged, (uint)operation);
        TaskStatus after = Stopped(ref check, Peers.Assist, FaultKind.NotSupervisor, TaskState.Ready);
        check.Equal("the call"u8, after.Detail, (uint)operation);
        check.Equal("the place of the call"u8, after.ProgramCounter, answer.Place);
        Peers.RestartAssist();
    }

    /// <summary>A task that is stopped by this fault.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static TaskStatus Stopped(ref Check check, int task, FaultKind kind, TaskState before)
    {
        TaskStatus status = Peers.Status(task);
        check.Equal("state"u8, (uint)status.State, (uint)TaskState.Faulted);
        check.Equal("kind"u8, (uint)status.Fault, (uint)kind);
        check.Equal("state before"u8, (uint)status.StateBefore, (uint)before);
        return status;
    }
}
