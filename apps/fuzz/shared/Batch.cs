namespace Fuzz;

/// <summary>How often rogues tell what they did.</summary>
internal static class Batch
{
    /// <summary>After so many calls. What a rogue did since its last report when it dies is not counted.</summary>
    internal const uint Calls = 16;
}
