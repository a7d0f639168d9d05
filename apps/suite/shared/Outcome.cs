namespace Suite;

/// <summary>What came of a command.</summary>
internal readonly struct Outcome(uint value, uint begun, uint ended)
{
    /// <summary>A result, or what else was asked for.</summary>
    internal uint Value { get; } = value;

    /// <summary>When it was begun, in ticks.</summary>
    internal uint Begun { get; } = begun;

    /// <summary>When it was over, in ticks.</summary>
    internal uint Ended { get; } = ended;
}
