namespace Suite;

/// <summary>Notification bits with a meaning between the tasks.</summary>
internal static class Signals
{
    /// <summary>A server took a one-way message that was as it should be.</summary>
    internal const uint Good = 1 << 8;

    /// <summary>A server took a one-way message that was not.</summary>
    internal const uint Bad = 1 << 9;

    /// <summary>A helper's timer.</summary>
    internal const uint Timer = 1u << 31;
}
