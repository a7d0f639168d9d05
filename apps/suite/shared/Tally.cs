namespace Suite;

/// <summary>What a task tells about its cases.</summary>
internal readonly struct Tally(uint passed, uint total)
{
    /// <summary>Cases that passed.</summary>
    internal uint Passed { get; } = passed;

    /// <summary>Cases in all.</summary>
    internal uint Total { get; } = total;
}
