using System;

namespace Suite;

/// <summary>Bytes that are known on both sides of a channel. None is zero.</summary>
internal static class Pattern
{
    /// <summary>Writes them.</summary>
    internal static void Fill(scoped Span<byte> target, uint seed)
    {
        for (int index = 0; index < target.Length; index++)
        {
            target[index] = At(seed, index);
        }
    }

    /// <summary>Whether all bytes are as they should be.</summary>
    internal static bool Holds(scoped ReadOnlySpan<byte> bytes, uint seed)
    {
        for (int index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != At(seed, index))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the first bytes are as they should be, and all behind them zero.</summary>
    internal static bool HoldsOnly(scoped ReadOnlySpan<byte> bytes, int length, uint seed) =>
        Holds(bytes[..length], seed) && IsAll(bytes[length..], 0);

    /// <summary>Whether all bytes have one value.</summary>
    internal static bool IsAll(scoped ReadOnlySpan<byte> bytes, byte value)
    {
        foreach (byte each in bytes)
        {
            if (each != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One of them.</summary>
    internal static byte At(uint seed, int index) => (byte)(1 + (((seed * 37) + ((uint)index * 11)) % 255));
}
