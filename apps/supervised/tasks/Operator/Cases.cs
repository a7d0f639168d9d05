using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Supervised;

/// <summary>What the operator asks of the supervisor about the patient. Each case leaves it waiting for its answer.</summary>
internal static class Cases
{
    private const uint Reason = 77;

    /// <summary>As the manifest says.</summary>
    private const uint PatientStack = 768;
    private const uint OwnStack = 1024;

    private static int Patient => Patients.Patient;

    internal static bool StatusWhileItWaits()
    {
        Steps.Begin();
        bool came = Patients.AwaitFirst();
        TaskStatus status = Supervisor.Status(Patient);
        return Steps.Check(came)
            && Steps.Check(status.State == TaskState.AwaitingReply && status.Policy == FaultPolicy.Restart)
            && Steps.Check(status.Generation == 0 && status.FaultCount == 0 && status.Fault == FaultKind.None)
            && Steps.Check(Supervisor.Status(Limits.Supervisor).State == TaskState.Ready);
    }

    internal static bool RestartOfAHealthyTask()
    {
        Steps.Begin();
        Supervisor.Restart(Patient);
        return Steps.Check(Patients.Tell(Order.Panic) == Result.Dead)
            && Steps.Check(Patients.AwaitFirst())
            && Steps.Check(Supervisor.Status(Patient).Generation == 1)
            && Steps.Check(Supervisor.Status(Patient).FaultCount == 0);
    }

    internal static bool InjectNamesWhoAsked()
    {
        Steps.Begin();
        if (!Steps.Check(Supervisor.Inject(Patient) == Result.Ok) || !Steps.Check(Patients.AwaitFirst()))
        {
            return false;
        }

        // It runs again, and the record of its fault is still there.
        TaskStatus status = Supervisor.Status(Patient);
        return Steps.Check(status.State == TaskState.AwaitingReply && status.StateBefore == TaskState.AwaitingReply)
            && Steps.Check(status.Fault == FaultKind.Injected && status.Detail == (uint)Task.Index)
            && Steps.Check(status.FaultCount == 1 && status.Generation == 2)
            && Steps.Check(Supervisor.TryGetFault(0, out FaultEntry fault))
            && Steps.Check(fault.Task == Patient && fault.Kind == FaultKind.Injected && fault.Detail == (uint)Task.Index)
            && Steps.Check(fault.ProgramCounter == status.ProgramCounter && fault.StateBefore == status.StateBefore);
    }

    internal static bool HoldBeatsThePolicy()
    {
        Steps.Begin();
        return Steps.Check(Supervisor.Hold(Patient) == Result.Ok)
            && Steps.Check(Patients.Await(300) == 0)
            && Steps.Check(Supervisor.Status(Patient).State == TaskState.Faulted)
            && Steps.Check(Supervisor.Hold(Patient) == Result.Ok)
            && Steps.Check(Supervisor.Inject(Patient) == Result.Ok)
            && Steps.Check(Supervisor.Status(Patient).FaultCount == 2)
            && Steps.Check(Supervisor.Release(Patient) == Result.Ok)
            && Steps.Check(Patients.AwaitFirst());
    }

    internal static bool ReleaseOfAHealthyTask()
    {
        Steps.Begin();
        return Steps.Check(Supervisor.Release(Patient) == Result.NotFound)
            && Steps.Check(Patients.Tell(Order.ComeAgain) == Result.Ok)
            && Steps.Check(Patients.Await(1000) == Patients.FirstVisit + 1);
    }

    internal static bool PanicMessageIsKept()
    {
        Steps.Begin();
        Bytes buffer = default;
        ReadOnlySpan<byte> whole = Words.LastOfPatient;
        if (!Steps.Check(Supervisor.PanicMessage(Patient, buffer) == 0)
            || !Steps.Check(Patients.Tell(Order.Panic) == Result.Ok)
            || !Steps.Check(Patients.AwaitFirst()))
        {
            return false;
        }

        int length = Supervisor.PanicMessage(Patient, buffer);
        Span<byte> five = ((Span<byte>)buffer)[80..85];
        return Steps.Check(length == 64)
            && Steps.Check(((ReadOnlySpan<byte>)buffer)[..64].SequenceEqual(whole[..64]))
            && Steps.Check(Supervisor.PanicMessage(Patient, five) == 5 && five.SequenceEqual(whole[..5]))
            && Steps.Check(Supervisor.Status(Patient).Fault == FaultKind.Panic);
    }

    internal static bool ServerFaultsItsClient()
    {
        Steps.Begin();
        if (!Steps.Check(Patients.Fault(Reason) == Result.Ok)
            || !Steps.Check(Patients.Fault(Reason) == Result.Dead)
            || !Steps.Check(Patients.AwaitFirst()))
        {
            return false;
        }

        TaskStatus status = Supervisor.Status(Patient);
        return Steps.Check(status.Fault == FaultKind.FromServer)
            && Steps.Check(status.Address == (uint)Task.Index && status.Detail == Reason);
    }

    internal static bool LenderCannotBeEnded()
    {
        Steps.Begin();
        Patients.Tell(Order.Lend);
        Message loan = Patients.Bed.Borrow(0, Duration.FromSeconds(1));
        uint generation = Supervisor.Status(Patient).Generation;
        if (!Steps.Check(loan.IsLent && loan.Lent[63] == Patients.FirstVisit)
            || !Steps.Check(Supervisor.Hold(Patient) == Result.Denied)
            || !Steps.Check(Supervisor.Inject(Patient) == Result.Denied))
        {
            return false;
        }

        // A restart waits for the end of the loan.
        Supervisor.Restart(Patient);
        return Steps.Check(Supervisor.Status(Patient).Generation == generation)
            && Steps.Check(loan.Lent[0] == Patients.FirstVisit)
            && Steps.Check(loan.Release() == Result.Ok)
            && Steps.Check(Patients.AwaitFirst())
            && Steps.Check(Supervisor.Status(Patient).Generation == generation + 1);
    }

    internal static bool StackOfATask()
    {
        Steps.Begin();
        StackReport before = Supervisor.Stack(Patient);
        if (!Steps.Check(before.Bytes == PatientStack && before.Used is > 32 and <= PatientStack - Words.DeepBytes)
            || !Steps.Check(Patients.Tell(Order.Dig) == Result.Ok)
            || !Steps.Check(Patients.Await(1000) == Patients.FirstVisit + 1))
        {
            return false;
        }

        StackReport after = Supervisor.Stack(Patient);
        StackReport own = Supervisor.Stack(Task.Index);
        return Steps.Check(after.Bytes == PatientStack && after.Used is >= Words.DeepBytes and <= PatientStack)
            && Steps.Check(after.Used > before.Used && Supervisor.Stack(Patient).Used == after.Used)
            && Steps.Check(own.Bytes == OwnStack && own.Used is > 32 and <= OwnStack)
            && Steps.Check(Supervisor.Stack(Limits.Supervisor).Used > 32);
    }

    internal static bool StackOfANewLife()
    {
        Steps.Begin();
        uint before = Supervisor.Stack(Patient).Used;
        Supervisor.Restart(Patient);
        return Steps.Check(Patients.AwaitFirst()) && Steps.Check(Supervisor.Stack(Patient).Used < before);
    }

    internal static bool StackOfAHeldTask()
    {
        Steps.Begin();
        uint before = Supervisor.Stack(Patient).Used;
        return Steps.Check(Supervisor.Hold(Patient) == Result.Ok)
            && Steps.Check(Supervisor.Stack(Patient).Used == before)
            && Steps.Check(Supervisor.Release(Patient) == Result.Ok)
            && Steps.Check(Patients.AwaitFirst());
    }

    internal static bool FaultsAreListedNewestFirst()
    {
        Steps.Begin();
        uint before = uint.MaxValue;
        uint tasks = 0;
        int kept = 0;
        while (Supervisor.TryGetFault(kept, out FaultEntry fault))
        {
            if (!Steps.Check(fault.Number < before && (tasks >> fault.Task & 1) == 0))
            {
                return false;
            }

            before = fault.Number;
            tasks |= 1u << fault.Task;
            kept++;
        }

        return Steps.Check(kept == 4) && Steps.Check(!Supervisor.TryGetFault(-1, out _));
    }

    internal static bool RunIsDescribed()
    {
        Steps.Begin();
        RunReport run = Supervisor.Run();
        return Steps.Check(run.ImageId != 0 && run.ImageId == SystemInformation.ImageId)
            && Steps.Check(run.ResetReason == SystemInformation.ResetReason)
            && Steps.Check(run.Epitaph.Magic == 0 && !SystemInformation.TryGetEpitaph(out _));
    }

    [InlineArray(100)]
    private struct Bytes
    {
        private byte first;
    }
}
