namespace Supervised;

/// <summary>Counts what was right in a case, so that a failure tells where it stopped.</summary>
internal static class Steps
{
    /// <summary>How many were right.</summary>
    internal static int Done { get; private set; }

    /// <summary>A case begins.</summary>
    internal static void Begin() => Done = 0;

    /// <summary>Whether it was right: counts it.</summary>
    internal static bool Check(bool right)
    {
        Done += right ? 1 : 0;
        return right;
    }
}
