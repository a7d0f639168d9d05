using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>What a task must not do ends this task and nobody else, and the record says what it was and where.</summary>
internal static class Faults
{
    internal static void Run()
    {
        Score.Case("fault_badmem"u8, Expect.Fault(Deed.BadMemory, FaultKind.MemoryAccess));
        Score.Case("stackoverflow"u8, Expect.Fault(Deed.StackOverflow, FaultKind.StackOverflow));
        Score.Case("execdata"u8, Expect.Fault(Deed.ExecData, FaultKind.IllegalText));
        Score.Case("illop"u8, Expect.Fault(Deed.IllegalOperation, FaultKind.InvalidOperation));
        Score.Case("nullexec"u8, NullExecution());
        Score.Case("textoob"u8, Expect.Fault(Deed.TextOutOfBounds, FaultKind.MemoryAccess));
        Score.Case("stackoob"u8, StackOutOfBounds());
        Score.Case("buserror"u8, Expect.Fault(Deed.BusError, FaultKind.BusError));
        Score.Case("illinst"u8, Expect.Fault(Deed.IllegalInstruction, FaultKind.IllegalInstruction));
        Score.Case("divzero"u8, Expect.Fault(Deed.DivideByZero, FaultKind.DivideByZero));
        Score.Case("double_fault"u8, DoubleFault());
    }

    private static Check NullExecution()
    {
        Check check = default;
        Peers.Ask(Deed.BadExec);
        TaskStatus status = Expect.Stopped(ref check, Peers.Assist, FaultKind.IllegalText, TaskState.Ready);
        check.Equal("address"u8, status.Address, 0u);
        check.Equal("place"u8, status.ProgramCounter, 0u);
        Peers.RestartAssist();
        return check;
    }

    private static Check StackOutOfBounds()
    {
        // Upwards it comes to the end of the memory, downwards at once to what lies below the stack.
        Check check = Expect.Fault(Deed.StackOutOfBounds, FaultKind.MemoryAccess);
        Expect.Fault(ref check, Deed.BelowStack, FaultKind.StackOverflow);
        return check;
    }

    private static Check DoubleFault()
    {
        Check check = default;
        Peers.Ask(Deed.BadMemory);
        TaskStatus first = Expect.Stopped(ref check, Peers.Assist, FaultKind.MemoryAccess, TaskState.Ready);

        // Who is stopped keeps its first fault.
        check.Equal("ending it again"u8, Peers.Tell(Order.Inject, Peers.Assist), (uint)Result.Ok);
        TaskStatus second = Expect.Stopped(ref check, Peers.Assist, FaultKind.MemoryAccess, TaskState.Ready);
        check.Equal("faults"u8, second.FaultCount, first.FaultCount);
        check.Equal("place"u8, second.ProgramCounter, first.ProgramCounter);
        Peers.RestartAssist();
        return check;
    }
}
