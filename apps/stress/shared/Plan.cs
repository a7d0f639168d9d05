using System;

namespace Stress;

/// <summary>Who may send where: app.toml as the workers need it.</summary>
/// <remarks>A worker waits without end only for workers of a higher level, so that they cannot wait for each other in a ring.</remarks>
internal static class Plan
{
    /// <summary>Workers: the tasks w0 to w7, one after the other.</summary>
    internal const int Workers = 8;

    /// <summary>Channels c0 to c7.</summary>
    internal const int Channels = 8;

    /// <summary>The channel that everybody may send to, but only with a timeout.</summary>
    internal const int Events = 0;

    /// <summary>Bytes of the longest message of all.</summary>
    internal const int Longest = 1024;

    private static ReadOnlySpan<byte> Receivers => [0, 3, 4, 4, 5, 6, 7, 4];

    private static ReadOnlySpan<byte> Levels => [0, 0, 0, 1, 2, 5, 3, 4];

    private static ReadOnlySpan<ushort> Lengths => [32, 32, 1024, 1024, 32, 1024, 1024, 256];

    /// <summary>The worker that receives from a channel.</summary>
    internal static int ReceiverOf(int channel) => Receivers[channel];

    /// <summary>Bytes of a channel's longest message.</summary>
    internal static int LongestOf(int channel) => Lengths[channel];

    /// <summary>Whether a worker may send and call over a channel without a timeout.</summary>
    internal static bool MayCall(int worker, int channel) => channel != Events && Levels[worker] < Levels[Receivers[channel]];

    /// <summary>Whether a worker is restarted now and then: whoever talks to it must reckon with <see cref="Anckor.Abi.Result.Dead"/>.</summary>
    internal static bool IsMortal(int worker) => worker is 2 or 6;
}
