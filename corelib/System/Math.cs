using System.Runtime;
using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>Arithmetic on integers and <see cref="float"/>.</summary>
public static class Math
{
    public static int Abs(int value)
    {
        if (value < 0)
        {
            value = checked(-value);
        }

        return value;
    }

    public static long Abs(long value)
    {
        if (value < 0)
        {
            value = checked(-value);
        }

        return value;
    }

    [Intrinsic]
    public static float Abs(float value) => MathF.Abs(value);

    public static int Min(int val1, int val2) => val1 <= val2 ? val1 : val2;

    public static uint Min(uint val1, uint val2) => val1 <= val2 ? val1 : val2;

    public static long Min(long val1, long val2) => val1 <= val2 ? val1 : val2;

    public static ulong Min(ulong val1, ulong val2) => val1 <= val2 ? val1 : val2;

    public static byte Min(byte val1, byte val2) => val1 <= val2 ? val1 : val2;

    public static ushort Min(ushort val1, ushort val2) => val1 <= val2 ? val1 : val2;

    public static short Min(short val1, short val2) => val1 <= val2 ? val1 : val2;

    public static nuint Min(nuint val1, nuint val2) => val1 <= val2 ? val1 : val2;

    /// <summary>The lesser one; NaN when one of them is, and -0 is less than 0.</summary>
    public static float Min(float val1, float val2) =>
        val1 == val2 ? (float.IsNegative(val1) ? val1 : val2) : val1 < val2 || float.IsNaN(val1) ? val1 : val2;

    public static int Max(int val1, int val2) => val1 >= val2 ? val1 : val2;

    public static uint Max(uint val1, uint val2) => val1 >= val2 ? val1 : val2;

    public static long Max(long val1, long val2) => val1 >= val2 ? val1 : val2;

    public static ulong Max(ulong val1, ulong val2) => val1 >= val2 ? val1 : val2;

    public static byte Max(byte val1, byte val2) => val1 >= val2 ? val1 : val2;

    public static ushort Max(ushort val1, ushort val2) => val1 >= val2 ? val1 : val2;

    public static short Max(short val1, short val2) => val1 >= val2 ? val1 : val2;

    public static nuint Max(nuint val1, nuint val2) => val1 >= val2 ? val1 : val2;

    /// <summary>The greater one; NaN when one of them is, and 0 is greater than -0.</summary>
    public static float Max(float val1, float val2) =>
        val1 == val2 ? (float.IsNegative(val1) ? val2 : val1) : val1 > val2 || float.IsNaN(val1) ? val1 : val2;

    public static int Clamp(int value, int min, int max)
    {
        CheckOrder(min <= max);
        return value < min ? min : value > max ? max : value;
    }

    public static uint Clamp(uint value, uint min, uint max)
    {
        CheckOrder(min <= max);
        return value < min ? min : value > max ? max : value;
    }

    public static long Clamp(long value, long min, long max)
    {
        CheckOrder(min <= max);
        return value < min ? min : value > max ? max : value;
    }

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        CheckOrder(min <= max);
        return value < min ? min : value > max ? max : value;
    }

    public static float Clamp(float value, float min, float max)
    {
        CheckOrder(!(min > max));
        return value < min ? min : value > max ? max : value;
    }

    public static int Sign(int value) => (value >> 31) | (int)((uint)-value >> 31);

    public static int Sign(long value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    /// <summary>The sign; a fault for NaN.</summary>
    public static int Sign(float value)
    {
        if (float.IsNaN(value))
        {
            ThrowHelpers.ThrowOverflowException();
        }

        return value < 0 ? -1 : value > 0 ? 1 : 0;
    }

    public static int DivRem(int a, int b, out int result)
    {
        int quotient = a / b;
        result = a - (quotient * b);
        return quotient;
    }

    public static long DivRem(long a, long b, out long result)
    {
        long quotient = a / b;
        result = a - (quotient * b);
        return quotient;
    }

    public static (int Quotient, int Remainder) DivRem(int left, int right)
    {
        int quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right)
    {
        uint quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (long Quotient, long Remainder) DivRem(long left, long right)
    {
        long quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right)
    {
        ulong quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static long BigMul(int a, int b) => (long)a * b;

    public static ulong BigMul(uint a, uint b) => (ulong)a * b;

    // What the code generator calls for / and %: the processor divides, but the zero check and the panic are ours. In assembly, so
    // that the link register names the division.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("DivInt32")]
    private static extern int DivInt32(int dividend, int divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("DivUInt32")]
    private static extern uint DivUInt32(uint dividend, uint divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("ModInt32")]
    private static extern int ModInt32(int dividend, int divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("ModUInt32")]
    private static extern uint ModUInt32(uint dividend, uint divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("DivInt64")]
    private static extern long DivInt64(long dividend, long divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("DivUInt64")]
    private static extern ulong DivUInt64(ulong dividend, ulong divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("ModInt64")]
    private static extern long ModInt64(long dividend, long divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("ModUInt64")]
    private static extern ulong ModUInt64(ulong dividend, ulong divisor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("MultiplyCheckedInt64")]
    private static extern long MultiplyChecked(long left, long right);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("MultiplyCheckedUInt64")]
    private static extern ulong MultiplyChecked(ulong left, ulong right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckOrder(bool minIsNotAboveMax)
    {
        if (!minIsNotAboveMax)
        {
            ThrowHelpers.ThrowArgumentException();
        }
    }
}
