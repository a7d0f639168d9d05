using System;
using System.Buffers.Binary;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Regression.Cases;

/// <summary>Death, restart, and what is left of an earlier life.</summary>
internal static class Lives
{
    internal static void Run()
    {
        Score.Case("panic"u8, Panic());
        Score.Case("read_panic_message"u8, ReadPanicMessage());
        Score.Case("restart"u8, Restart());
        Score.Case("restart_taskgen"u8, RestartTaskGeneration());
        Score.Case("panic_taskgen"u8, PanicTaskGeneration());
        Score.Case("refresh_task_id_basic"u8, Stale(1));
        Score.Case("refresh_task_id_off_by_one"u8, Nobody(Peers.Count));
        Score.Case("refresh_task_id_off_by_many"u8, Nobody(Peers.Count + 1000));
        Score.Case("generation_far_ahead"u8, Stale(130));
        Score.Case("restart_of_a_running_task"u8, RunningTask());
    }

    private static Check Panic()
    {
        Check check = default;
        TaskStatus before = Peers.Status(Peers.Assist);
        check.Equal("the caller's result"u8, (uint)Peers.TryAsk(Deed.Panic, 0, out _), (uint)Result.Dead);
        TaskStatus after = Expect.Stopped(ref check, Peers.Assist, FaultKind.Panic, TaskState.Ready);
        check.Equal("faults"u8, after.FaultCount, before.FaultCount + 1);
        Peers.RestartAssist();
        return check;
    }

    private static Check ReadPanicMessage()
    {
        Check check = default;
        check.Equal("of a task that lives"u8, Peers.PanicMessage(Peers.Assist, 0).Found, 0u);
        Peers.Ask(Deed.BadMemory);
        check.Equal("of a task that died otherwise"u8, Peers.PanicMessage(Peers.Assist, 0).Found, 0u);
        Peers.RestartAssist();
        Peers.TryAsk(Deed.Panic, 0, out _);
        MessagePart part = Peers.PanicMessage(Peers.Assist, 0);
        ReadOnlySpan<byte> expected = "panicked as it was asked to"u8;
        check.Equal("found"u8, part.Found, 1u);
        check.Equal("its length"u8, part.Length, expected.Length);
        check.Equal("its begin"u8, part.Text, BinaryPrimitives.ReadUInt64LittleEndian(expected));
        check.Equal("further on"u8, Peers.PanicMessage(Peers.Assist, 9).Text, BinaryPrimitives.ReadUInt64LittleEndian(expected[9..]));
        check.Equal("its last byte"u8, Peers.PanicMessage(Peers.Assist, expected.Length - 1).Text, expected[^1]);
        check.Equal("behind its end"u8, Peers.PanicMessage(Peers.Assist, expected.Length).Found, 0u);
        Peers.RestartAssist();
        check.Equal("of the next life"u8, Peers.PanicMessage(Peers.Assist, 0).Found, 0u);
        return check;
    }

    private static Check Restart()
    {
        Check check = default;
        check.Equal("at first"u8, Peers.Ask(Deed.Store, 5).Value, 0u);
        check.Equal("what was stored"u8, Peers.Ask(Deed.Store, 6).Value, 5u);
        Peers.RestartAssist();
        check.Equal("after a restart"u8, Peers.Ask(Deed.Store, 7).Value, 0u);
        Peers.RestartAssist();
        return check;
    }

    private static Check RestartTaskGeneration()
    {
        Check check = default;
        Channel old = Channel.Open("assist"u8);
        uint generation = Peers.Status(Peers.Assist).Generation;
        Peers.RestartAssist();
        check.Equal("a call over the old handle"u8, (uint)old.TryCall(default(Request), out Answer _), (uint)Result.Dead);
        check.Equal("again"u8, (uint)old.TryCall(default(Request), out Answer _), (uint)Result.Dead);
        check.Equal("over a new one"u8, Peers.Ask(Deed.JustReply, 3).Value, 3u);
        check.Equal("its generation"u8, Peers.Status(Peers.Assist).Generation, generation + 1);
        return check;
    }

    private static Check PanicTaskGeneration()
    {
        Check check = default;
        uint generation = Peers.Status(Peers.Assist).Generation;
        Peers.Tell(Order.RestartByItself, 0, 1);
        Channel old = Channel.Open("assist"u8);
        Result result = old.TryCall(new Request { Deed = Deed.Panic }, out Answer _);
        check.Equal("during the call"u8, (uint)result, (uint)Result.Dead);
        check.Equal("it was restarted"u8, Peers.Status(Peers.Assist).Generation, generation + 1);
        check.Equal("the old handle"u8, (uint)old.TryCall(default(Request), out Answer _), (uint)Result.Dead);
        check.Equal("a new one"u8, Peers.Ask(Deed.JustReply, 4).Value, 4u);
        Peers.Tell(Order.RestartByItself);
        return check;
    }

    /// <summary>A handle of some lives ago. 130 are more than twice what six bits of generation tell apart.</summary>
    private static Check Stale(int lives)
    {
        Check check = default;
        Channel old = Channel.Open("assist"u8);
        for (int life = 0; life < lives; life++)
        {
            Peers.RestartAssist();
            check.Equal("the old handle"u8, (uint)old.TrySend(default(Request), Duration.Zero), (uint)Result.Dead);
        }

        check.Equal("a handle renewed"u8, Peers.Ask(Deed.JustReply, 9).Value, 9u);
        return check;
    }

    /// <summary>The index of a task that is not there.</summary>
    private static Check Nobody(int task)
    {
        Check check = Expect.Fault(Deed.PostNobody, FaultKind.BadHandle, (uint)task);
        Name name = SystemInformation.TaskName(task);
        check.That("nobody's name"u8, name.Bytes.IsEmpty);
        return check;
    }

    private static Check RunningTask()
    {
        Check check = default;
        Peers.Send(ErrandKind.Statics);
        uint initial = Peers.Hear();
        Peers.Send(ErrandKind.Statics);
        check.Equal("statics change"u8, Peers.Hear(), initial + 2);
        Peers.Send(ErrandKind.Spin);
        Clock.Sleep(Duration.FromTicks(3));
        TaskStatus before = Peers.Status(Peers.Below);
        check.Equal("it computes"u8, (uint)before.State, (uint)TaskState.Ready);
        Peers.Restart(Peers.Below);
        TaskStatus after = Peers.Status(Peers.Below);
        check.Equal("its generation"u8, after.Generation, before.Generation + 1);
        check.Equal("no fault"u8, after.FaultCount, before.FaultCount);

        // It opens its channel again when nobody more important runs.
        Clock.Sleep(Duration.FromTicks(2));
        Peers.Send(ErrandKind.Statics);
        check.Equal("statics as at first"u8, Peers.Hear(), 0x1234_5678u);
        return check;
    }
}
