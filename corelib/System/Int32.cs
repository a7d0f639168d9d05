using System.Runtime.CompilerServices;

namespace System;

/// <summary>A signed integer of 32 bits.</summary>
public readonly struct Int32 : IComparable<int>, IEquatable<int>
{
    public const int MaxValue = 0x7fffffff;

    public const int MinValue = unchecked((int)0x80000000);

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly int value;
#pragma warning restore CS0169

    public int CompareTo(int value) => this < value ? -1 : this > value ? 1 : 0;

    public bool Equals(int other) => this == other;

    public override int GetHashCode() => this;

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatInt32(this, (uint)this, utf8Destination, out bytesWritten, format);
}
