namespace Channels;

/// <summary>What an actor is told: which random sequence, and by which calls.</summary>
internal struct Play
{
    /// <summary>The sequence.</summary>
    internal uint Seed;

    /// <summary>By which calls.</summary>
    internal Way Way;

    /// <summary>Operations of each of the two that act of their own accord.</summary>
    internal uint Operations;
}

/// <summary>Calls that must come to the same.</summary>
internal enum Way : uint
{
    /// <summary>Those that the fast path takes when it can.</summary>
    Fast,

    /// <summary>Those that it never takes.</summary>
    Slow,

    /// <summary>Either, at random, from random numbers of their own.</summary>
    Mixed,
}

/// <summary>What an actor saw.</summary>
internal struct Review
{
    /// <summary>A checksum over all of it in its order.</summary>
    internal uint Digest;

    /// <summary>System calls that the fast path could take or did not.</summary>
    internal uint Calls;

    /// <summary>Messages received.</summary>
    internal uint Messages;
}
