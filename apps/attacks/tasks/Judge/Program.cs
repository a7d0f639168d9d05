using System;
using Anckor;
using Anckor.Abi;

namespace Attacks;

/// <summary>The supervisor of this application: compares each fault of the attacker with what it should be.</summary>
internal static class Judge
{
    private static int attacker;
    private static int passed;

    [TaskEntry]
    private static void Main()
    {
        attacker = Find("attacker"u8);
        for (Attack attack = 0; attack < Attack.Count; attack++)
        {
            Notification.Wait(Limits.FaultNotification);
            Check(attack);
            TaskManagement.Restart(attacker);
        }

        // Let the bystanders go on for a while after the last attack.
        Clock.Sleep(Duration.FromMilliseconds(50));
        HearWitness();
        int count = (int)Attack.Count + 1;
        if (passed == count)
        {
            Log.Plain($"SUITE PASSED {passed}/{count}");
        }
        else
        {
            Log.Plain($"SUITE FAILED {passed}/{count}");
        }

        Clock.Sleep(Duration.Forever);
    }

    private static void Check(Attack attack)
    {
        TaskStatus status = TaskManagement.Status(attacker);
        FaultKind expected = Verdict.Kind(attack);
        ReadOnlySpan<byte> name = Verdict.Name(attack);
        bool others = AllAlive();
        if (status.State == TaskState.Faulted && status.Fault == expected && status.Generation == (uint)attack && others)
        {
            passed++;
            Log.Plain($"TEST {name} PASS");
            return;
        }

        Log.Plain($"TEST {name} FAIL kind {(uint)status.Fault:x2} expected {(uint)expected:x2} address 0x{status.Address:x8} pc 0x{status.ProgramCounter:x8} cfsr 0x{status.Detail:x8} others {others}");
    }

    private static int Find(ReadOnlySpan<byte> wanted)
    {
        for (int task = 1; ; task++)
        {
            Name name = SystemInformation.TaskName(task);
            if (name.Bytes.IsEmpty)
            {
                Task.Panic("the manifest has no such task"u8);
            }

            if (name.Bytes.SequenceEqual(wanted))
            {
                return task;
            }
        }
    }

    private static bool AllAlive()
    {
        for (int task = 1; ; task++)
        {
            Name name = SystemInformation.TaskName(task);
            if (name.Bytes.IsEmpty)
            {
                return true;
            }

            if (task != attacker && TaskManagement.Status(task).FaultCount != 0)
            {
                return false;
            }
        }
    }

    private static void HearWitness()
    {
        Channel witness = Channel.Open("witness"u8);
        Testimony testimony = witness.Call<ushort, Testimony>(0);
        if (testimony.Wrong == 0 && testimony.Looks > (uint)Attack.Count && testimony.Reports > 10)
        {
            passed++;
            Log.Plain($"TEST bystanders PASS");
        }
        else
        {
            Log.Plain($"TEST bystanders FAIL looks {testimony.Looks} wrong {testimony.Wrong} reports {testimony.Reports}");
        }
    }
}
