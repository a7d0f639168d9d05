using System;
using System.Runtime.CompilerServices;
using Anckor;
using Suite;

namespace Channels.Cases;

/// <summary>The other tasks: telling them what to do, and asking the judge about them.</summary>
internal static class Peers
{
    /// <summary>Ticks in which everything is over that does not wait for time.</summary>
    internal const uint Soon = 100;

    private static Channel judge;

    /// <summary>Messages of borrowers and of the old calls.</summary>
    internal static Receiver Data { get; private set; }

    /// <summary>Opens what the cases need.</summary>
    internal static void Begin()
    {
        judge = Channel.Open("judge"u8);
        Data = Channel.Create("suite-data"u8);
    }

    /// <summary>Tells a peer to do something. It answers at once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome Tell(ReadOnlySpan<byte> peer, Verb verb, uint argument = 0, int offset = 0, uint ticks = 0) =>
        Channel.Open(peer).Call<Command, Outcome>(new Command { Verb = verb, Argument = argument, Offset = offset, Ticks = ticks });

    /// <summary>What came of it: waits until it is over.</summary>
    internal static Outcome Ask(ReadOnlySpan<byte> peer) => Tell(peer, Verb.Report);

    /// <summary>What the judge knows of a task.</summary>
    internal static Record Look(int task) => judge.Call<Question, Record>(new Question { Task = task });

    /// <summary>Has the judge restart a task.</summary>
    internal static Record Restart(int task) => judge.Call<Question, Record>(new Question { Task = task, Restart = 1 });

    /// <summary>Waits until a task has faulted once more, and looks.</summary>
    internal static Record WaitForFault(int task, uint before)
    {
        Record record = Look(task);
        for (uint tick = 0; tick < Soon && record.Faults == before; tick++)
        {
            Clock.Sleep(Duration.FromTicks(1));
            record = Look(task);
        }

        return record;
    }

    /// <summary>Index of the task of a name.</summary>
    internal static int IndexOf(ReadOnlySpan<byte> wanted)
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

    /// <summary>The channel that a borrower borrows over.</summary>
    internal static Channel DataOf(ReadOnlySpan<byte> borrower) => Channel.Open(
        borrower[0] == (byte)'a' ? "above-data"u8 : borrower[0] == (byte)'e' ? "equal-data"u8 : "below-data"u8);
}
