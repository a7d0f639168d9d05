using System;

namespace Suite.Language;

/// <summary>Integer arithmetic, much of which the chip does through helpers of the core library.</summary>
internal static class Integers
{
    internal static void Run()
    {
        Score.Case("arithmetic_32"u8, Arithmetic32());
        Score.Case("arithmetic_64"u8, Arithmetic64());
        Score.Case("signed_division"u8, SignedDivision());
        Score.Case("shifts_32"u8, Shifts32());
        Score.Case("shifts_64"u8, Shifts64());
        Score.Case("conversions"u8, Conversions());
        Score.Case("checked_arithmetic"u8, CheckedArithmetic());
        Score.Case("small_integers"u8, SmallIntegers());
        Score.Case("math_of_integers"u8, MathOfIntegers());
    }

    private static Check Arithmetic32()
    {
        Check check = default;
        uint left = Opaque.Of(0xDEAD_BEEFu);
        uint right = Opaque.Of(0x0001_2345u);
        check.Equal("sum that wraps"u8, left + left, 0xBD5B_7DDEu);
        check.Equal("difference that wraps"u8, right - left, 0x2153_6456u);
        check.Equal("product that wraps"u8, left * right, 0x84DE_236Bu);
        check.Equal("quotient"u8, left / right, 50102u);
        check.Equal("remainder"u8, left % right, 72929u);
        check.Equal("by ten"u8, left / 10, 373592855u);
        check.Equal("by a power of two"u8, left / 8 % 16, 13u);
        check.Equal("bits"u8, (left & right) ^ (left | ~right), 0xFFFE_DCBAu);
        int negative = Opaque.Of(int.MinValue);
        check.Equal("the least number has no positive"u8, unchecked(-negative), int.MinValue);
        return check;
    }

    private static Check Arithmetic64()
    {
        Check check = default;
        ulong left = Opaque.Of(0xFEDC_BA98_7654_3210ul);
        ulong right = Opaque.Of(0x0000_0001_2345_6789ul);
        check.Equal("sum with carry"u8, left + 0x1111_1111_89AB_CDF0ul, 0x0FED_CBAA_0000_0000ul);
        check.Equal("difference with borrow"u8, right - left, 0x0123_4568_ACF1_3579ul);
        check.Equal("product"u8, left * right, 0xCCCC_CCCC_E183_3A90ul);
        check.Equal("quotient"u8, left / right, 3758096384ul);
        check.Equal("remainder"u8, left % right, 0x9654_3210ul);
        check.Equal("by a small number"u8, left / 1000, 18364758544493064ul);
        check.Equal("of a small number"u8, Opaque.Of(7ul) / right, 0ul);
        check.Equal("product of halves"u8, (ulong)(uint)left * (uint)(left >> 32), 0x75CD_9046_541D_5980ul);
        check.Equal("signed product of halves"u8, (long)Opaque.Of(-3) * int.MaxValue, -6442450941L);
        long minus = Opaque.Of(-1L);
        check.Equal("negative product"u8, minus * 0x1_0000_0001L, -4294967297L);
        check.That("order of unsigned"u8, left > right && right < left);
        check.That("order of signed"u8, minus < 0 && minus < (long)right && !(minus >= 0));
        return check;
    }

    private static Check SignedDivision()
    {
        Check check = default;
        int seven = Opaque.Of(7);
        check.Equal("negative by positive"u8, -seven / 2, -3);
        check.Equal("its remainder"u8, -seven % 2, -1);
        check.Equal("positive by negative"u8, seven / -2, -3);
        check.Equal("its remainder"u8, seven % -2, 1);
        check.Equal("negative by negative"u8, -seven / -2, 3);
        check.Equal("by a variable"u8, Opaque.Of(-100) / seven, -14);
        check.Equal("its remainder"u8, Opaque.Of(-100) % seven, -2);
        check.Equal("the least by two"u8, Opaque.Of(int.MinValue) / 2, -1073741824);
        long wide = Opaque.Of(-7_000_000_000L);
        check.Equal("64 bits"u8, wide / 3_000_000_000L, -2L);
        check.Equal("their remainder"u8, wide % 3_000_000_000L, -1_000_000_000L);
        check.Equal("by a negative"u8, wide / -Opaque.Of(10L), 700_000_000L);
        check.Equal("the least of 64 bits"u8, Opaque.Of(long.MinValue) / 3, -3074457345618258602L);
        return check;
    }

    private static Check Shifts32()
    {
        Check check = default;
        ReadOnlySpan<int> amounts = [0, 1, 31, 32, 33, 63];
        ReadOnlySpan<uint> left = [0x8000_0401, 0x0000_0802, 0x8000_0000, 0x8000_0401, 0x0000_0802, 0x8000_0000];
        ReadOnlySpan<uint> logical = [0x8000_0401, 0x4000_0200, 0x0000_0001, 0x8000_0401, 0x4000_0200, 0x0000_0001];
        ReadOnlySpan<uint> arithmetic = [0x8000_0401, 0xC000_0200, 0xFFFF_FFFF, 0x8000_0401, 0xC000_0200, 0xFFFF_FFFF];
        uint value = Opaque.Of(0x8000_0401u);
        for (int index = 0; index < amounts.Length; index++)
        {
            check.Equal("left"u8, value << amounts[index], left[index]);
            check.Equal("right with zeros"u8, value >> amounts[index], logical[index]);
            check.Equal("right with the sign"u8, (uint)((int)value >> amounts[index]), arithmetic[index]);
            check.Equal("right without the sign"u8, (uint)((int)value >>> amounts[index]), logical[index]);
        }

        return check;
    }

    private static Check Shifts64()
    {
        Check check = default;
        ReadOnlySpan<int> amounts = [0, 1, 31, 32, 33, 63, 64];
        ReadOnlySpan<ulong> left =
        [
            0x8000_0001_4000_0003, 0x0000_0002_8000_0006, 0xA000_0001_8000_0000, 0x4000_0003_0000_0000, 0x8000_0006_0000_0000,
            0x8000_0000_0000_0000, 0x8000_0001_4000_0003,
        ];
        ReadOnlySpan<ulong> logical =
        [
            0x8000_0001_4000_0003, 0x4000_0000_A000_0001, 0x0000_0001_0000_0002, 0x0000_0000_8000_0001, 0x0000_0000_4000_0000,
            0x0000_0000_0000_0001, 0x8000_0001_4000_0003,
        ];
        ReadOnlySpan<ulong> arithmetic =
        [
            0x8000_0001_4000_0003, 0xC000_0000_A000_0001, 0xFFFF_FFFF_0000_0002, 0xFFFF_FFFF_8000_0001, 0xFFFF_FFFF_C000_0000,
            0xFFFF_FFFF_FFFF_FFFF, 0x8000_0001_4000_0003,
        ];
        ulong value = Opaque.Of(0x8000_0001_4000_0003ul);
        for (int index = 0; index < amounts.Length; index++)
        {
            check.Equal("left"u8, value << amounts[index], left[index]);
            check.Equal("right with zeros"u8, value >> amounts[index], logical[index]);
            check.Equal("right with the sign"u8, (ulong)((long)value >> amounts[index]), arithmetic[index]);
        }

        check.Equal("left by a constant"u8, value << 12, 0x0000_1400_0000_3000ul);
        check.Equal("right by a constant"u8, value >> 40, 0x80_0000ul);
        return check;
    }

    private static Check Conversions()
    {
        Check check = default;
        int minus = Opaque.Of(-2);
        check.Equal("to a byte"u8, (byte)minus, 254);
        check.Equal("to a signed byte and back"u8, (sbyte)Opaque.Of(200), -56);
        check.Equal("to 16 bits"u8, (ushort)minus, 65534);
        check.Equal("to signed 16 bits"u8, (short)Opaque.Of(0x1_8000), -32768);
        check.Equal("to 64 bits with the sign"u8, (long)minus, -2L);
        check.Equal("to 64 bits without a sign"u8, (ulong)(uint)minus, 0xFFFF_FFFEul);
        check.Equal("to unsigned 64 bits"u8, (ulong)(long)minus, 0xFFFF_FFFF_FFFF_FFFEul);
        check.Equal("cut to 32 bits"u8, (uint)Opaque.Of(0x1_2345_6789ul), 0x2345_6789u);
        check.Equal("from a character"u8, Opaque.Of('a') + 1, 98);
        check.Equal("to a character"u8, (char)Opaque.Of(0x1_0041), 'A');
        return check;
    }

    private static Check CheckedArithmetic()
    {
        Check check = default;
        int most = Opaque.Of(int.MaxValue);
        check.Equal("sum"u8, checked(most + -1), 2147483646);
        check.Equal("difference"u8, checked(-most - 1), int.MinValue);
        check.Equal("product"u8, checked(Opaque.Of(-46341) * 46340), -2147441940);
        check.Equal("product of unsigned"u8, checked(Opaque.Of(65535u) * 65537u), 4294967295u);
        check.Equal("sum of 64 bits"u8, checked(Opaque.Of(long.MaxValue) - 1 + 1), long.MaxValue);
        check.Equal("product of 64 bits"u8, checked(Opaque.Of(3037000499L) * 3037000499L), 9223372030926249001L);
        check.Equal("product of unsigned 64 bits"u8, checked(Opaque.Of(4294967295ul) * 4294967297ul), ulong.MaxValue);
        check.Equal("to a byte"u8, checked((byte)Opaque.Of(255)), 255);
        check.Equal("to 32 bits"u8, checked((int)Opaque.Of(-2147483648L)), int.MinValue);
        check.Equal("to unsigned"u8, checked((uint)Opaque.Of(7)), 7u);
        return check;
    }

    private static Check SmallIntegers()
    {
        Check check = default;
        byte value = Opaque.Of((byte)250);
        value += 10;
        check.Equal("a byte wraps"u8, value, 4);
        sbyte small = Opaque.Of((sbyte)-128);
        small--;
        check.Equal("a signed byte wraps"u8, small, 127);
        short number = Opaque.Of((short)-32000);
        number -= 1000;
        check.Equal("signed 16 bits wrap"u8, number, 32536);
        ushort word = Opaque.Of((ushort)0xF0F0);
        word = (ushort)(word << 4 | word >> 12);
        check.Equal("16 bits rotated"u8, word, 0x0F0F);
        bool odd = (Opaque.Of(3) & 1) != 0;
        check.That("truth values"u8, odd ^ Opaque.Of(false) && !(odd & Opaque.Of(false)));
        return check;
    }

    private static Check MathOfIntegers()
    {
        Check check = default;
        check.Equal("absolute"u8, Math.Abs(Opaque.Of(-17)), 17);
        check.Equal("absolute of 64 bits"u8, Math.Abs(Opaque.Of(-17_000_000_000L)), 17_000_000_000L);
        check.Equal("smaller"u8, Math.Min(Opaque.Of(3u), 0x8000_0000u), 3u);
        check.Equal("larger"u8, Math.Max(Opaque.Of(-3L), -4L), -3L);
        check.Equal("clamped"u8, Math.Clamp(Opaque.Of(300), -10, 255), 255);
        check.Equal("sign"u8, Math.Sign(Opaque.Of(-9)) + (10 * Math.Sign(Opaque.Of(9L))), 9);
        (int quotient, int remainder) = Math.DivRem(Opaque.Of(-17), 5);
        check.Equal("quotient"u8, quotient, -3);
        check.Equal("remainder"u8, remainder, -2);
        check.Equal("wide product"u8, Math.BigMul(Opaque.Of(0xFFFF_FFFFu), 0xFFFF_FFFFu), 0xFFFF_FFFE_0000_0001ul);
        return check;
    }
}
