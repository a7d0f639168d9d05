namespace Filter;

/// <summary>What both tasks know of the filter.</summary>
internal static class Window
{
    /// <summary>Samples in each mean: a sample and those before it.</summary>
    internal const int Length = 4;
}
