using System.Runtime.CompilerServices;

namespace System;

/// <summary>A signed integer of 64 bits.</summary>
public readonly struct Int64 : IComparable<long>, IEquatable<long>
{
    public const long MaxValue = 0x7fffffffffffffff;

    public const long MinValue = unchecked((long)0x8000000000000000);

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly long value;
#pragma warning restore CS0169

    public int CompareTo(long value) => this < value ? -1 : this > value ? 1 : 0;

    public bool Equals(long other) => this == other;

    public override int GetHashCode() => (int)this ^ (int)(this >> 32);

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatInt64(this, utf8Destination, out bytesWritten, format);
}
