namespace System;

/// <summary>A number of 32 bits in binary floating point, which the processor computes with.</summary>
public readonly struct Single : IComparable<float>, IEquatable<float>
{
    public const float MinValue = -3.40282347E+38f;

    public const float MaxValue = 3.40282347E+38f;

    /// <summary>The smallest number greater than zero.</summary>
    public const float Epsilon = 1.4E-45f;

    public const float PositiveInfinity = 1.0f / 0.0f;

    public const float NegativeInfinity = -1.0f / 0.0f;

    public const float NaN = 0.0f / 0.0f;

    public const float NegativeZero = -0.0f;

    public const float Pi = 3.14159265f;

    public const float Tau = 6.283185307f;

    public const float E = 2.71828183f;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly float value;
#pragma warning restore CS0169

    public static bool IsNaN(float f) => (BitConverter.SingleToInt32Bits(f) & 0x7FFFFFFF) > 0x7F800000;

    public static bool IsFinite(float f) => (BitConverter.SingleToInt32Bits(f) & 0x7FFFFFFF) < 0x7F800000;

    public static bool IsInfinity(float f) => (BitConverter.SingleToInt32Bits(f) & 0x7FFFFFFF) == 0x7F800000;

    public static bool IsPositiveInfinity(float f) => f == PositiveInfinity;

    public static bool IsNegativeInfinity(float f) => f == NegativeInfinity;

    public static bool IsNegative(float f) => BitConverter.SingleToInt32Bits(f) < 0;

    /// <summary>NaN comes before all numbers.</summary>
    public int CompareTo(float value) =>
        this < value ? -1 : this > value ? 1 : this == value ? 0 : !IsNaN(this) ? 1 : IsNaN(value) ? 0 : -1;

    /// <summary>Unlike with ==, NaN equals NaN.</summary>
    public bool Equals(float obj) => this == obj || (IsNaN(this) && IsNaN(obj));

    public override int GetHashCode() => this == 0 ? 0 : BitConverter.SingleToInt32Bits(this);

    [Obsolete("There is no heap for the text: scale it to an integer, and use TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;
}
