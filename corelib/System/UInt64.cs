using System.Runtime.CompilerServices;

namespace System;

/// <summary>An unsigned integer of 64 bits.</summary>
public readonly struct UInt64 : IComparable<ulong>, IEquatable<ulong>
{
    public const ulong MaxValue = 0xffffffffffffffff;

    public const ulong MinValue = 0;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly ulong value;
#pragma warning restore CS0169

    public int CompareTo(ulong value) => this < value ? -1 : this > value ? 1 : 0;

    public bool Equals(ulong other) => this == other;

    public override int GetHashCode() => (int)this ^ (int)(this >> 32);

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatUInt64(this, utf8Destination, out bytesWritten, format);
}
