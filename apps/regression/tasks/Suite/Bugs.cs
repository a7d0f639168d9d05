using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>One case for each bug that was found in the kernel of Hubris after its release, and that could exist here.</summary>
internal static class Bugs
{
    private const uint Canary = 0xCA4A_4100;

    private static Canaries canaries;

    internal static void Run()
    {
        Score.Case("bug_2492_restart_writes_only_its_own_memory"u8, RestartWritesOnlyItsOwn());
        Score.Case("bug_1943_result_at_the_lowest_stack"u8, LowestStack());
        Score.Case("bug_1876_restart_after_a_wild_stack_pointer"u8, WildStackPointer());
        Score.Case("bug_2468_index_out_of_range"u8, IndexOutOfRange());
        Score.Case("bug_88617a27_malformed_requests"u8, MalformedRequests());
        Score.Case("bug_569_registers_saved_for_the_right_task"u8, RegistersOfTheRightTask());
        Score.Case("bug_1193_interrupts_while_regions_change"u8, InterruptsWhileRegionsChange());

        // Last of all: where exception frames are stored unchecked, these overwrite other tasks.
        Score.Case("bug_1134_svc_with_exhausted_stack"u8, ExhaustedStack(0, 0));
        Score.Case("bug_1928_svc_that_faults_is_its_callers"u8, ExhaustedStack(4, 28));
    }

    /// <summary>Too little stack for the frame of the call, word by word: the fault is the caller's, and the call is nobody's.</summary>
    private static Check ExhaustedStack(uint from, uint to)
    {
        Check check = default;
        uint others = FaultsOfOthers();
        for (uint left = from; left <= to; left += 4)
        {
            Expect.Fault(ref check, Deed.ExhaustedStack, FaultKind.StackOverflow, left);
        }

        check.Equal("faults of others"u8, FaultsOfOthers(), others);
        return check;
    }

    private static Check RestartWritesOnlyItsOwn()
    {
        Check check = default;
        Peers.Send(ErrandKind.Statics);
        uint statics = Peers.Hear();
        SetCanaries();
        for (int round = 0; round < 16; round++)
        {
            Peers.RestartAssist();
            Peers.Restart(Peers.Plain);
            Peers.Restart(Peers.Line);
            CheckCanaries(ref check);
        }

        Peers.Send(ErrandKind.Statics);
        check.Equal("the memory of another task"u8, Peers.Hear(), statics + 2);
        return check;
    }

    private static Check LowestStack()
    {
        Check check = default;
        SetCanaries();
        Clock.Sleep(Duration.FromTicks(1));
        for (int round = 0; round < 8; round++)
        {
            uint before = (uint)Clock.Now;
            check.Between("the result"u8, Peers.Ask(Deed.LowestStack).Value, before, (uint)Clock.Now);
        }

        CheckCanaries(ref check);
        return check;
    }

    private static Check WildStackPointer()
    {
        Check check = default;
        SetCanaries();
        for (int round = 0; round < 4; round++)
        {
            // Its stack pointer stands in memory of somebody else when it dies, and still when it is restarted.
            Expect.Fault(ref check, Deed.StackOverflow, FaultKind.StackOverflow);
            CheckCanaries(ref check);
        }

        return check;
    }

    private static Check IndexOutOfRange()
    {
        Check check = default;
        Peers.Tell(Order.RestartByItself, 0, 1);
        Peers.TryAsk(Deed.Panic, 0, out _);
        Peers.Tell(Order.RestartByItself);
        check.That("the fault that is kept"u8, Supervisor.TryGetFault(0, out FaultEntry fault) && fault.Task == Peers.Assist);
        check.That("one past the last"u8, !Supervisor.TryGetFault(4, out _));
        check.That("one far past it"u8, !Supervisor.TryGetFault(int.MaxValue, out _));
        check.That("one before the first"u8, !Supervisor.TryGetFault(-1, out _));
        check.Equal("the message of nobody's panic"u8, Supervisor.PanicMessage(Peers.Plain, stackalloc byte[8]), 0);
        Peers.TryAsk(Deed.Panic, 0, out _);
        check.Equal("a byte far behind a message"u8, Peers.PanicMessage(Peers.Assist, int.MaxValue).Found, 0u);
        check.Equal("a byte before it"u8, Peers.PanicMessage(Peers.Assist, -1).Found, 0u);
        Peers.RestartAssist();
        return check;
    }

    private static Check MalformedRequests()
    {
        Check check = default;
        for (uint length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            SupervisorRefusal reason = length == SupervisorRequest.Bytes ? SupervisorRefusal.WrongOperation : SupervisorRefusal.WrongLength;
            Expect.Refusal(ref check, Deed.Malformed, length, (uint)reason);
        }

        return check;
    }

    private static Check RegistersOfTheRightTask()
    {
        Check check = default;
        Span<byte> buffer = stackalloc byte[64];
        Peers.Send(ErrandKind.SpinAndTell, 8000);
        uint seed = 0x5A5A_0000;
        uint wrong = 0;
        uint wakes = 0;
        while (true)
        {
            // Both keep numbers in all registers, and each tick changes between them.
            Message message = Peers.Inbox.Receive(buffer, 0, Duration.Zero);
            if (message.Kind == MessageKind.Call)
            {
                check.Equal("wrong there"u8, message.Read<uint>(), 0u);
                message.Reply(0u);
                break;
            }

            Raw sleep = Raw.Sleep(0);
            wrong |= sleep.WithFloats(seed);
            sleep = Raw.Sleep(1);
            wrong |= sleep.WithFloats(seed++);
            wakes++;
        }

        check.Equal("wrong here"u8, wrong, 0u);
        check.That("often enough"u8, wakes >= 4);
        return check;
    }

    private static Check InterruptsWhileRegionsChange()
    {
        Check check = default;
        Span<byte> block = LendBuffer.Get("block"u8);
        block.Fill(0);
        byte value = 0;
        uint loans = 0;
        ulong end = Clock.Now + 10;
        while (Clock.Now < end || loans < 200)
        {
            // A tick may come anywhere in here: while the loan is shown, taken away, or neither.
            Loans.Lend(ref check, block[..64], 1);
            value++;
            check.Equal("each loan adds one"u8, block[63], value);
            loans++;
        }

        check.That("the first part is changed"u8, Pattern.IsAll(block[..64], value));
        check.That("the rest is not"u8, Pattern.IsAll(block[64..], 0));
        return check;
    }

    private static uint FaultsOfOthers()
    {
        uint faults = 0;
        for (int task = 0; task < Peers.Count; task++)
        {
            faults += task == Peers.Assist ? 0 : Peers.Status(task).FaultCount;
        }

        return faults;
    }

    private static void SetCanaries()
    {
        for (int index = 0; index < Canaries.Length; index++)
        {
            canaries[index] = Canary + (uint)index;
        }
    }

    private static void CheckCanaries(ref Check check)
    {
        for (int index = 0; index < Canaries.Length; index++)
        {
            check.Equal("this task's memory"u8, canaries[index], Canary + (uint)index);
        }
    }

    [InlineArray(Length)]
    private struct Canaries
    {
        internal const int Length = 64;

        private uint first;
    }
}
