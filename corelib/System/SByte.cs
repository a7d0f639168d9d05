using System.Runtime.CompilerServices;

namespace System;

/// <summary>A signed integer of 8 bits.</summary>
public readonly struct SByte : IComparable<sbyte>, IEquatable<sbyte>
{
    public const sbyte MaxValue = 127;

    public const sbyte MinValue = -128;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly sbyte value;
#pragma warning restore CS0169

    public int CompareTo(sbyte value) => this - value;

    public bool Equals(sbyte other) => this == other;

    public override int GetHashCode() => this;

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatInt32(this, (byte)this, utf8Destination, out bytesWritten, format);
}
