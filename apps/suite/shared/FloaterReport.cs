namespace Suite;

/// <summary>What the floater tells about itself.</summary>
internal readonly struct FloaterReport(float half, uint rounds, uint wrong)
{
    /// <summary>Half of the number it was asked with.</summary>
    internal float Half { get; } = half;

    /// <summary>How often it computed on its own.</summary>
    internal uint Rounds { get; } = rounds;

    /// <summary>How often its result was wrong.</summary>
    internal uint Wrong { get; } = wrong;
}
