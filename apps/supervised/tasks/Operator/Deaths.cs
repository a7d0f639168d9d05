using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Supervised;

/// <summary>Deaths that the operator is told of, and what the supervisor does about them.</summary>
internal static class Deaths
{
    private const uint Death = 1 << 3;

    /// <summary>More lives than any task here has.</summary>
    private const uint Never = 1000;

    internal static bool WatchTellsOfDeaths()
    {
        Steps.Begin();
        Supervisor.Watch(Death);
        Supervisor.Inject(Patients.Patient);
        if (!Steps.Check(Notification.Wait(Death, Duration.FromSeconds(1)) == Death) || !Steps.Check(Patients.AwaitFirst()))
        {
            return false;
        }

        // A restart of a healthy task is a death too.
        Supervisor.Restart(Patients.Patient);
        return Steps.Check(Notification.Wait(Death, Duration.FromSeconds(1)) == Death) && Steps.Check(Patients.AwaitFirst());
    }

    internal static bool WatchEndsWithTheWatcher()
    {
        Steps.Begin();
        int watcher = Patients.Find("watcher"u8);
        return Steps.Check(Heard(0) != 0)
            && Steps.Check(Heard(1) == 0)
            && Steps.Check(AwaitFault(watcher, 1))
            && Steps.Check(Supervisor.Hold(watcher) == Result.Ok);
    }

    internal static bool RestartLimitHolds()
    {
        Steps.Begin();
        int flaky = Patients.Find("flaky"u8);
        return Steps.Check(AwaitFault(flaky, 3)) && Steps.Check(!AwaitFault(flaky, Never));
    }

    internal static bool ReleaseGivesAllRestartsAgain()
    {
        Steps.Begin();
        int flaky = Patients.Find("flaky"u8);
        return Steps.Check(Supervisor.Release(flaky) == Result.Ok)
            && Steps.Check(AwaitFault(flaky, 7))
            && Steps.Check(!AwaitFault(flaky, Never))
            && Steps.Check(Supervisor.Status(flaky).Generation == 7);
    }

    internal static bool StrangerIsRefused()
    {
        Steps.Begin();
        int stranger = Patients.Find("stranger"u8);
        Bytes buffer = default;
        int length = 0;
        return Steps.Check(AwaitFault(stranger, 0))
            && Steps.Check((length = Supervisor.PanicMessage(stranger, buffer)) != 0)
            && Steps.Check(((ReadOnlySpan<byte>)buffer)[..length].SequenceEqual("the manifest does not let this task ask the supervisor"u8));
    }

    internal static bool RudenessIsPunished(Rudeness rudeness)
    {
        Steps.Begin();
        int rude = Patients.Find("rude"u8);
        if (!Steps.Check(AwaitFault(rude, (uint)rudeness)))
        {
            return false;
        }

        TaskStatus status = Supervisor.Status(rude);
        bool right = rudeness == Rudeness.OneWay
            ? status.Fault == FaultKind.Injected && status.Detail == Limits.Supervisor
            : status.Fault == FaultKind.FromServer && status.Address == Limits.Supervisor && status.Detail == (uint)Refusal(rudeness);
        return Steps.Check(right)
            && Steps.Check(rudeness + 1 == Rudeness.Count || Supervisor.Release(rude) == Result.Ok);
    }

    internal static ReadOnlySpan<byte> Name(Rudeness rudeness) => rudeness switch
    {
        Rudeness.ShortRequest => "short_request"u8,
        Rudeness.LongRequest => "long_request"u8,
        Rudeness.UnknownOperation => "unknown_operation"u8,
        Rudeness.StatusOfNobody => "status_of_nobody"u8,
        Rudeness.StatusOfHighest => "status_of_highest"u8,
        Rudeness.InjectNobody => "inject_nobody"u8,
        Rudeness.InjectSupervisor => "inject_supervisor"u8,
        Rudeness.InjectIdle => "inject_idle"u8,
        Rudeness.RestartSupervisor => "restart_supervisor"u8,
        _ => "one_way"u8,
    };

    private static SupervisorRefusal Refusal(Rudeness rudeness) => rudeness switch
    {
        Rudeness.ShortRequest or Rudeness.LongRequest => SupervisorRefusal.WrongLength,
        Rudeness.UnknownOperation => SupervisorRefusal.WrongOperation,
        _ => SupervisorRefusal.WrongTask,
    };

    /// <summary>Ends the patient while the watcher waits, in this life of it.</summary>
    /// <returns>What the watcher heard of it.</returns>
    private static uint Heard(uint life)
    {
        Message ready = Patients.Ward.Receive(0, Duration.FromSeconds(1));
        if (!Steps.Check(ready.Kind == MessageKind.Call) || !Steps.Check(Supervisor.Status(ready.Sender).Generation == life))
        {
            return 0;
        }

        Supervisor.Inject(Patients.Patient);
        Patients.AwaitFirst();
        ready.Reply(0u);
        Message heard = Patients.Ward.Receive(0, Duration.FromSeconds(1));
        uint bits = heard.Kind == MessageKind.Call ? heard.Read<uint>() : 0;
        heard.Reply(0u);
        return bits;
    }

    /// <summary>Waits until a task is stopped in this life of it. Gives up when nobody died for half a second.</summary>
    private static bool AwaitFault(int task, uint life)
    {
        while (true)
        {
            TaskStatus status = Supervisor.Status(task);
            if (status.State == TaskState.Faulted && status.Generation == life)
            {
                return true;
            }

            if (Notification.Wait(Death, Duration.FromMilliseconds(500)) == 0)
            {
                return false;
            }
        }
    }

    [InlineArray(64)]
    private struct Bytes
    {
        private byte first;
    }
}
