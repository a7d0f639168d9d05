using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>What the supervisor tells, does, and refuses.</summary>
internal static class Supervision
{
    private const uint WrongTask = (uint)SupervisorRefusal.WrongTask;

    internal static void Run()
    {
        uint behindLast = (uint)Peers.Count;
        Score.Case("fault_maxstatus"u8, Refused(Deed.ReadTaskStatus, uint.MaxValue, Operation.TaskStatus));
        Score.Case("fault_badstatus"u8, Refused(Deed.ReadTaskStatus, behindLast, Operation.PanicMessage));
        Score.Case("fault_maxrestart"u8, Refused(Deed.RestartTask, uint.MaxValue, Operation.TaskRestart));
        Score.Case("fault_badrestart"u8, Refused(Deed.RestartTask, behindLast, Operation.MachineReset));
        Score.Case("fault_maxinjection"u8, Refused(Deed.FaultTask, uint.MaxValue, Operation.TaskInject));
        Score.Case("fault_badinjection"u8, Refused(Deed.FaultTask, behindLast, Operation.WatchdogFeed));
        Score.Case("superinjection"u8, Refused(Deed.FaultTask, Limits.Supervisor, Operation.TaskInject));
        Score.Case("selfinjection"u8, SelfInjection());
        Score.Case("supervisor_fault_notification"u8, FaultNotification());
        Score.Case("task_config"u8, TaskConfig());
        Score.Case("task_status"u8, Status());
        Score.Case("task_fault_injection"u8, Injection());
        Score.Case("kernel_failure_path"u8, KernelFailurePath());
    }

    /// <summary>The supervisor ends who asks for the impossible, and the kernel who makes the call itself.</summary>
    private static Check Refused(Deed deed, uint task, Operation operation)
    {
        Check check = default;
        Expect.Refusal(ref check, deed, task, WrongTask);
        Expect.Privilege(ref check, operation);
        return check;
    }

    private static Check SelfInjection()
    {
        Check check = default;
        Peers.Ask(Deed.FaultTask, (uint)Peers.Assist);
        TaskStatus status = Expect.Stopped(ref check, Peers.Assist, FaultKind.Injected, TaskState.AwaitingReply);
        check.Equal("who asked"u8, status.Detail, (uint)Peers.Assist);
        Peers.RestartAssist();
        return check;
    }

    private static Check FaultNotification()
    {
        Check check = default;
        Peers.Tell(Order.Notifications);
        check.Equal("without a fault"u8, Peers.Tell(Order.Notifications), 0u);
        Peers.Ask(Deed.BadMemory);
        check.Equal("after one"u8, Peers.Tell(Order.Notifications), Limits.FaultNotification);
        check.Equal("once"u8, Peers.Tell(Order.Notifications), 0u);
        Peers.RestartAssist();
        check.Equal("a restart is none"u8, Peers.Tell(Order.Notifications), 0u);
        return check;
    }

    private static Check TaskConfig()
    {
        Check check = default;
        Name application = SystemInformation.ApplicationName;
        check.That("the application"u8, application.Bytes.SequenceEqual("regression"u8));
        Name first = SystemInformation.TaskName(0);
        check.That("the first task"u8, first.Bytes.SequenceEqual("supervisor"u8));
        Name last = SystemInformation.TaskName(Peers.Count - 1);
        check.That("the last"u8, last.Bytes.SequenceEqual("idle"u8));
        Name none = SystemInformation.TaskName(int.MaxValue);
        check.That("no other"u8, none.Bytes.IsEmpty);
        Name own = SystemInformation.TaskName(Task.Index);
        check.That("this one"u8, own.Bytes.SequenceEqual("suite"u8));
        check.Equal("the time base"u8, SystemInformation.TicksPerSecond, 1000u);
        check.That("the image"u8, SystemInformation.ImageId != 0);
        return check;
    }

    private static Check Status()
    {
        Check check = default;
        for (int task = 0; task < Peers.Count; task++)
        {
            TaskStatus status = Supervisor.Status(task);
            TaskState expected = task == Limits.Supervisor || task == Peers.Count - 1
                ? TaskState.Ready
                : task == Task.Index ? TaskState.AwaitingReply : TaskState.Receiving;

            // The console may be busy with the line before.
            if (task != 1)
            {
                check.Equal("a state"u8, (uint)status.State, (uint)expected);
            }
        }

        Expect.Refusal(ref check, Deed.ReadTaskStatus, (uint)Peers.Count, WrongTask);
        return check;
    }

    private static Check Injection()
    {
        Check check = default;
        TaskStatus before = Peers.Status(Peers.Assist);
        check.Equal("it waits"u8, (uint)before.State, (uint)TaskState.Receiving);
        Channel old = Channel.Open("assist"u8);
        check.Equal("the result"u8, (uint)Supervisor.Inject(Peers.Assist), (uint)Result.Ok);
        TaskStatus after = Expect.Stopped(ref check, Peers.Assist, FaultKind.Injected, TaskState.Receiving);
        check.Equal("who asked"u8, after.Detail, (uint)Task.Index);
        check.Equal("faults"u8, after.FaultCount, before.FaultCount + 1);
        check.Equal("its channel"u8, (uint)old.TryCall(default(Request), out Answer _), (uint)Result.Dead);
        Peers.RestartAssist();
        return check;
    }

    private static Check KernelFailurePath()
    {
        Check check = default;

        // The first run ended because the supervisor misused a call. KernelFailure.SupervisorFault is 4.
        check.That("an epitaph"u8, SystemInformation.TryGetEpitaph(out Epitaph epitaph));
        check.Equal("whose"u8, epitaph.Failure, 4u);
        check.Equal("the reason of the reset"u8, (uint)SystemInformation.ResetReason, (uint)Supervisor.Run().ResetReason);
        return check;
    }
}
