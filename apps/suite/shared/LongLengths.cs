using System;

namespace Suite;

/// <summary>The lengths of the long messages that a helper sends to the suite.</summary>
internal static class LongLengths
{
    /// <summary>In this order.</summary>
    internal static ReadOnlySpan<ushort> All => [33, 34, 35, 36, 63, 64, 65, 127, 255, 256, 299, 300];

    /// <summary>The longest of them.</summary>
    internal const int Longest = 300;
}
