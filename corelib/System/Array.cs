using System.Runtime.CompilerServices;

namespace System;

/// <summary>The base of all arrays. There is no heap: arrays are read-only data, made by the code generator.</summary>
public abstract class Array
{
    // The code generator lays arrays out like this: type table, length, elements.
#pragma warning disable CS0649 // Only the code generator writes it.
    internal int _numComponents;
#pragma warning restore CS0649

    public int Length
    {
        [Intrinsic]
        get => _numComponents;
    }

    /// <summary>Fills a whole array.</summary>
    public static void Fill<T>(T[] array, T value) => new Span<T>(array).Fill(value);
}
