using System;
using Anckor;

namespace Bench.Driver;

/// <summary>Notifications and interrupts.</summary>
internal static class Signals
{
    /// <summary>Longer than all interrupts take, so that the driver runs when each of them comes.</summary>
    private const uint SpinRounds = 60_000;

    /// <summary>Does them all.</summary>
    internal static void Run()
    {
        NotifyWake(IndexOf("waiter"u8));
        InterruptToTask(Channel.Open("interrupted"u8));
    }

    private static void NotifyWake(int waiter)
    {
        Begin.NotifyWake();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Notification.Post(waiter, 1);
            Mark.Round();
        }
    }

    /// <summary>The interrupts come while this runs; the task that waits for them is more important.</summary>
    private static void InterruptToTask(Channel channel)
    {
        channel.Send(Mark.Rounds);
        Begin.InterruptToTask();
        for (uint round = 0; round < SpinRounds; round++)
        {
            Mark.Round();
        }
    }

    /// <summary>The index of the task with this name, which the manifest has.</summary>
    private static int IndexOf(ReadOnlySpan<byte> name)
    {
        int index = 0;
        while (!SystemInformation.TaskName(index).Bytes.SequenceEqual(name))
        {
            index++;
        }

        return index;
    }
}
