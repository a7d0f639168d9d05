using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Suite.Kernel;

/// <summary>Tells the helpers what to do.</summary>
internal static class Helpers
{
    /// <summary>Ticks that a simulator on a busy machine may add to any time. Cases that measure exactly take the best of several times.</summary>
    internal const uint Slack = 200;

    /// <summary>Tells one.</summary>
    /// <returns>What came of its last command, or of this one when it answers after it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome Tell(ReadOnlySpan<byte> helper, Command command) => Channel.Open(helper).Call<Command, Outcome>(command);

    /// <summary>Tells one to be done with its last command, and what came of it.</summary>
    internal static Outcome Ask(ReadOnlySpan<byte> helper) => Tell(helper, new Command(Verb.Report));

    /// <summary>A tick soon enough to wait for, and late enough to tell everybody what to do then.</summary>
    internal static uint Soon => (uint)Clock.Now + 50;

    /// <summary>Sleeps until a tick.</summary>
    internal static void WaitUntil(uint tick)
    {
        while ((int)(tick - (uint)Clock.Now) > 0)
        {
            Clock.Sleep(Duration.FromTicks(tick - (uint)Clock.Now - 1));
        }
    }
}
