using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>Floating-point registers belong to one task at a time.</summary>
internal static class Floats
{
    private const uint Low = 0x0000_FFFF;
    private const uint Seed = 0x5EC2_E700;

    internal static void Run()
    {
        Score.Case("floating_point_lowregs"u8, Kept(Low));
        Score.Case("floating_point_highregs"u8, Kept(~Low));
        Score.Case("floating_point_fault"u8, Fault());
        Score.Case("floating_point_is_not_shown_to_others"u8, NotShown());
        Score.Case("floating_point_is_not_shown_to_a_task_without"u8, NotShownToPlain());
        Score.Case("floating_point_in_a_task_without_preempted"u8, PlainPreempted());
        Score.Case("floating_point_frame_behind_the_end"u8, FrameBehindTheEnd());
    }

    private static Check Kept(uint which)
    {
        Check check = default;
        Raw call = Raw.Call(Channel.Open("assist"u8), (uint)Deed.EatSomePi, 0);
        uint changed = call.WithFloats(Seed) & which;
        check.Equal("the answer"u8, call.Result, (uint)Operation.ReplyReceive + 12);
        check.Equal("changed by a call"u8, changed, 0u);

        // Over a wait too, in which everybody else may run.
        Raw sleep = Raw.Sleep(2);
        check.Equal("changed by a wait"u8, sleep.WithFloats(Seed + 1) & which, 0u);
        Peers.RestartAssist();
        return check;
    }

    private static Check Fault()
    {
        Check check = default;
        Peers.Tell(Order.Notifications);
        Raw call = Raw.Call(Channel.Open("assist"u8), (uint)Deed.PiAndDie, 0);
        check.Equal("changed by a task that dies"u8, call.WithFloats(Seed), 0u);
        Expect.Stopped(ref check, Peers.Assist, FaultKind.IllegalInstruction, TaskState.Ready);
        Raw sleep = Raw.Sleep(2);
        check.Equal("changed by what follows"u8, sleep.WithFloats(Seed + 2), 0u);
        Peers.RestartAssist();
        check.Equal("in its next life"u8, Peers.Ask(Deed.ReadFloats).Value, 0u);
        Expect.Fault(ref check, Deed.PiAndDie, FaultKind.IllegalInstruction);
        return check;
    }

    private static Check NotShown()
    {
        Check check = default;

        // The assistant has not used them in this life: what it finds was left by somebody else.
        for (uint round = 0; round < 8; round++)
        {
            Peers.RestartAssist();
            Raw call = Raw.Call(Channel.Open("assist"u8), (uint)Deed.ReadFloats, 0);
            check.Equal("kept here"u8, call.WithFloats(Seed + round), 0u);
            check.Equal("seen there"u8, call.Answer, 0u);
        }

        return check;
    }

    private static Check NotShownToPlain()
    {
        Check check = default;
        Raw call = Raw.Call(Channel.Open("plain"u8), (uint)PlainDeed.SpyOnFloats);
        check.Equal("kept here"u8, call.WithFloats(Seed), 0u);

        // Had it seen anything, this were an illegal instruction.
        TaskStatus status = Expect.Stopped(ref check, Peers.Plain, FaultKind.InvalidOperation, TaskState.Ready);
        check.Equal("where"u8, status.ProgramCounter, call.Answer);
        Raw sleep = Raw.Sleep(2);
        check.Equal("nothing is left of it"u8, sleep.WithFloats(Seed), 0u);
        check.Equal("nor for others"u8, Peers.Ask(Deed.ReadFloats).Value, 0u);
        Peers.Restart(Peers.Plain);
        check.Equal("it lives again"u8, (uint)Channel.Open("plain"u8).TryCall(PlainDeed.Reply, out uint _), (uint)Result.Ok);
        return check;
    }

    private static Check PlainPreempted()
    {
        Check check = default;

        // The plain task would compute for ever: the assistant, more important, wakes in the middle of it.
        Raw call = Raw.Call(Channel.Open("plain"u8), (uint)PlainDeed.FloatUntilPreempted);
        Peers.Ask(Deed.Sleep, 3);
        check.Equal("kept here"u8, call.WithFloats(Seed), 0u);
        TaskStatus status = Expect.Stopped(ref check, Peers.Plain, FaultKind.InvalidOperation, TaskState.Ready);
        check.Equal("where"u8, status.ProgramCounter, call.Answer);
        Raw sleep = Raw.Sleep(2);
        check.Equal("nothing is left of it"u8, sleep.WithFloats(Seed), 0u);
        Peers.Restart(Peers.Plain);
        Peers.RestartAssist();
        return check;
    }

    private static Check FrameBehindTheEnd()
    {
        Check check = default;

        // The hardware stacks the lower part at once, in the task's memory, and the floating-point part later: outside of it.
        Expect.Fault(ref check, Deed.FloatsBehindTheEnd, FaultKind.StackOverflow, 8);
        Expect.Fault(ref check, Deed.FloatsBehindTheEnd, FaultKind.StackOverflow, 40);
        Expect.Fault(ref check, Deed.FloatsBehindTheEnd, FaultKind.StackOverflow, 72);
        Raw sleep = Raw.Sleep(2);
        check.Equal("changed by that"u8, sleep.WithFloats(Seed), 0u);
        return check;
    }
}
