namespace Channels;

/// <summary>Notification bits with a meaning between the tasks.</summary>
internal static class Bits
{
    /// <summary>The busy task begins to compute.</summary>
    internal const uint Begin = 1 << 0;

    /// <summary>A call is about to begin.</summary>
    internal const uint Called = 1 << 1;

    /// <summary>The call was answered.</summary>
    internal const uint Answered = 1 << 2;

    /// <summary>The busy task stops computing.</summary>
    internal const uint End = 1 << 3;
}
