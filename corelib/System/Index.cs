using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>A place in a sequence, counted from its start or its end.</summary>
public readonly struct Index : IEquatable<Index>
{
    // Counted from the end: the complement.
    private readonly int value;

    public Index(int value, bool fromEnd = false)
    {
        if (value < 0)
        {
            ThrowHelpers.ThrowArgumentOutOfRangeException();
        }

        this.value = fromEnd ? ~value : value;
    }

    private Index(int value)
    {
        this.value = value;
    }

    public static Index Start => new(0);

    public static Index End => new(~0);

    public int Value => value < 0 ? ~value : value;

    public bool IsFromEnd => value < 0;

    public static implicit operator Index(int value) => FromStart(value);

    public static Index FromStart(int value) => new(value, fromEnd: false);

    public static Index FromEnd(int value) => new(value, fromEnd: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int GetOffset(int length) => value < 0 ? value + length + 1 : value;

    public bool Equals(Index other) => value == other.value;

    public override int GetHashCode() => value;
}
