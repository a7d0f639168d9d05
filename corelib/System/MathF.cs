using System.Runtime.CompilerServices;

namespace System;

/// <summary>Arithmetic on <see cref="float"/> that the processor has instructions for, or nearly.</summary>
public static class MathF
{
    public const float E = 2.71828183f;

    public const float PI = 3.14159265f;

    public const float Tau = 6.283185307f;

    // From here on every float is an integer.
    private const float AllIntegers = 8388608f;

    [Intrinsic]
    public static float Abs(float x) => Abs(x);

    [Intrinsic]
    public static float Sqrt(float x) => Sqrt(x);

    public static float Max(float x, float y) => Math.Max(x, y);

    public static float Min(float x, float y) => Math.Min(x, y);

    public static int Sign(float x) => Math.Sign(x);

    public static float CopySign(float x, float y) => BitConverter.Int32BitsToSingle(
        (BitConverter.SingleToInt32Bits(x) & 0x7FFFFFFF) | (BitConverter.SingleToInt32Bits(y) & int.MinValue));

    /// <summary>Rounds towards zero.</summary>
    public static float Truncate(float x) => Abs(x) < AllIntegers ? CopySign((int)x, x) : x;

    /// <summary>Rounds down.</summary>
    public static float Floor(float x)
    {
        float whole = Truncate(x);
        return whole > x ? whole - 1 : whole;
    }

    /// <summary>Rounds up.</summary>
    public static float Ceiling(float x)
    {
        float whole = Truncate(x);
        return whole < x ? CopySign(whole + 1, x) : whole;
    }

    /// <summary>Rounds to the nearest integer, to the even one in the middle.</summary>
    public static float Round(float x)
    {
        // Adding and taking away 2^23 leaves no bit for a fraction: the processor rounds to nearest even.
        float magic = CopySign(AllIntegers, x);
        return Abs(x) < AllIntegers ? CopySign(x + magic - magic, x) : x;
    }

    public static float Lerp(float value1, float value2, float amount) => (value1 * (1.0f - amount)) + (value2 * amount);
}
