using System.Runtime.CompilerServices;

namespace System;

/// <summary>An unsigned integer of 32 bits.</summary>
public readonly struct UInt32 : IComparable<uint>, IEquatable<uint>
{
    public const uint MaxValue = 0xffffffff;

    public const uint MinValue = 0;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly uint value;
#pragma warning restore CS0169

    public int CompareTo(uint value) => this < value ? -1 : this > value ? 1 : 0;

    public bool Equals(uint other) => this == other;

    public override int GetHashCode() => (int)this;

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatUInt32(this, utf8Destination, out bytesWritten, format);
}
