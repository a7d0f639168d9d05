using System.Runtime.CompilerServices;

namespace System;

/// <summary>An unsigned integer of 8 bits.</summary>
public readonly struct Byte : IComparable<byte>, IEquatable<byte>
{
    public const byte MaxValue = 255;

    public const byte MinValue = 0;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly byte value;
#pragma warning restore CS0169

    public int CompareTo(byte value) => this - value;

    public bool Equals(byte other) => this == other;

    public override int GetHashCode() => this;

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
