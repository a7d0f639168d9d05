using System.Runtime.CompilerServices;

namespace System;

/// <summary>An unsigned integer as wide as an address: 32 bits.</summary>
public readonly struct UIntPtr : IComparable<nuint>, IEquatable<nuint>
{
    public static nuint MaxValue => unchecked((nuint)uint.MaxValue);

    public static nuint MinValue => 0;

    /// <summary>The size in bytes.</summary>
    public static int Size => 4;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly nuint value;
#pragma warning restore CS0169

    public static nuint Zero => 0;

    public unsafe UIntPtr(void* value)
    {
        this.value = (nuint)value;
    }

    public UIntPtr(uint value)
    {
        this = (nuint)value;
    }

    public unsafe void* ToPointer() => (void*)value;

    public uint ToUInt32() => (uint)this;

    public int CompareTo(nuint value) => this < value ? -1 : this > value ? 1 : 0;

    public bool Equals(nuint other) => this == other;

    public override int GetHashCode() => (int)this;

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatUInt32((uint)this, utf8Destination, out bytesWritten, format);
}
