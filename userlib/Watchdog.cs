using System;
using Anckor.Abi;

namespace Anckor;

/// <summary>The watchdog as a task sees it: <c>check-in = 500</c> in its table of the manifest, and a call at least that often.</summary>
public static class Watchdog
{
    private static Channel channel;
    private static bool isAsked;
    private static bool isWanted;

    /// <summary>Says that this task works. When it does not say so in time, the supervisor feeds the watchdog no more, and the board resets.</summary>
    /// <remarks>For a task without <c>check-in</c> in the manifest it does nothing, so that one program fits applications with and without.</remarks>
    public static void CheckIn()
    {
        if (!isAsked)
        {
            // The supervisor creates the channel before anybody else runs: later it is not there either.
            isWanted = Channel.TryGet("check-in"u8, out channel) == Result.Ok;
            isAsked = true;
        }

        if (isWanted)
        {
            // With a timeout, because the channel must not close a ring of tasks that wait for each other.
            channel.TrySend(default(ReadOnlySpan<byte>), Duration.FromSeconds(1));
        }
    }
}
