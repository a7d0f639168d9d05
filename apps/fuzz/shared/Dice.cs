namespace Fuzz;

/// <summary>Random numbers (Marsaglia, Xorshift RNGs, 2003).</summary>
internal struct Dice
{
    private uint state;

    /// <summary>Begins anew.</summary>
    internal void Start(uint seed) => state = (seed * 2654435769) | 1;

    /// <summary>All bits random.</summary>
    internal uint Next()
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state * 0x9E37_79B1;
    }

    /// <summary>A number below a bound of at most 65536.</summary>
    internal uint Next(uint bound) => (Next() >> 16) * bound >> 16;

    /// <summary>True once in so many times.</summary>
    internal bool OneIn(uint times) => Next(times) == 0;
}
