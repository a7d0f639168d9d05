using System.Runtime.CompilerServices;

namespace System;

/// <summary>A signed integer as wide as an address: 32 bits.</summary>
public readonly struct IntPtr : IComparable<nint>, IEquatable<nint>
{
    public static nint MaxValue => unchecked((nint)int.MaxValue);

    public static nint MinValue => unchecked((nint)int.MinValue);

    /// <summary>The size in bytes.</summary>
    public static int Size => 4;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly nint value;
#pragma warning restore CS0169

    public static nint Zero => 0;

    public unsafe IntPtr(void* value)
    {
        this.value = (nint)value;
    }

    public IntPtr(int value)
    {
        this = (nint)value;
    }

    public unsafe void* ToPointer() => (void*)value;

    public int ToInt32() => (int)this;

    public int CompareTo(nint value) => this < value ? -1 : this > value ? 1 : 0;

    public bool Equals(nint other) => this == other;

    public override int GetHashCode() => (int)this;

    [Obsolete("There is no heap for the text: use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Writes the number as text: "D" (decimal, the default), "X" or "x" (hexadecimal), with a least count of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) =>
        Number.TryFormatInt32((int)this, (uint)this, utf8Destination, out bytesWritten, format);
}
