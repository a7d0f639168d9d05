using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Regression.Cases;

/// <summary>The other tasks, and how to talk to them.</summary>
internal static class Peers
{
    private static Channel runner;
    private static Channel below;

    /// <summary>Index of the assistant.</summary>
    internal static int Assist { get; private set; }

    /// <summary>Index of the task below.</summary>
    internal static int Below { get; private set; }

    /// <summary>Index of the plain task.</summary>
    internal static int Plain { get; private set; }

    /// <summary>Index of the task with the interrupt.</summary>
    internal static int Line { get; private set; }

    /// <summary>How many tasks there are.</summary>
    internal static int Count { get; private set; }

    /// <summary>Where the task below calls.</summary>
    internal static Receiver Inbox { get; private set; }

    /// <summary>Opens the channels.</summary>
    internal static void Begin()
    {
        Inbox = Channel.Create("inbox"u8);
        runner = Channel.Open("runner"u8);
        below = Channel.Open("below"u8);
        for (Count = 0; !SystemInformation.TaskName(Count).Bytes.IsEmpty; Count++)
        {
        }

        Assist = IndexOf("assist"u8);
        Below = IndexOf("below"u8);
        Plain = IndexOf("plain"u8);
        Line = IndexOf("line"u8);
    }

    /// <summary>Asks the assistant.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Result TryAsk(Deed deed, uint argument, out Answer answer) =>
        Channel.Open("assist"u8).TryCall(new Request { Deed = deed, Argument = argument }, out answer);

    /// <summary>Asks the assistant, which must answer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Answer Ask(Deed deed, uint argument = 0)
    {
        if (TryAsk(deed, argument, out Answer answer) != Result.Ok)
        {
            Task.Panic("the assistant does not answer"u8);
        }

        return answer;
    }

    /// <summary>What a task is doing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static TaskStatus Status(int task) => runner.Call<OrderMessage, TaskStatus>(new OrderMessage { Order = Order.Status, Task = task });

    /// <summary>Gives a task a new life.</summary>
    internal static void Restart(int task) => Tell(Order.Restart, task);

    /// <summary>Gives the assistant a new life.</summary>
    internal static void RestartAssist() => Restart(Assist);

    /// <summary>Tells the supervisor something.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint Tell(Order order, int task = 0, uint argument = 0) =>
        runner.Call<OrderMessage, uint>(new OrderMessage { Order = order, Task = task, Argument = argument });

    /// <summary>A part of a panic's message.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static MessagePart PanicMessage(int task, int offset) =>
        runner.Call<OrderMessage, MessagePart>(new OrderMessage { Order = Order.PanicMessage, Task = task, Argument = (uint)offset });

    /// <summary>Tells the task below to do something when nobody more important runs.</summary>
    internal static void Send(ErrandKind kind, uint argument = 0)
    {
        Errand errand = new() { Kind = kind, Argument = argument };
        if (below.TrySend(errand) == Result.Dead)
        {
            below = Channel.Open("below"u8);
            below.Send(errand);
        }
    }

    /// <summary>Waits for the call of the task below with a word, and answers it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint Hear()
    {
        Span<byte> buffer = stackalloc byte[64];
        Message message = Inbox.Receive(buffer, 0, Duration.Forever);
        uint word = message.Read<uint>();
        message.Reply(0u);
        return word;
    }

    /// <summary>Tells the task with the interrupt to do something.</summary>
    internal static uint TellLine(LineDeed deed) => Channel.Open("line"u8).Call<LineDeed, uint>(deed);

    private static int IndexOf(ReadOnlySpan<byte> wanted)
    {
        for (int task = 0; task < Count; task++)
        {
            Name name = SystemInformation.TaskName(task);
            if (name.Bytes.SequenceEqual(wanted))
            {
                return task;
            }
        }

        Task.Panic("the manifest has no such task"u8);
        return 0;
    }
}
