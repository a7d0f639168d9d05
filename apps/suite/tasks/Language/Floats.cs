using System;
using Anckor;

namespace Suite.Language;

/// <summary>Single precision, computed by the chip's floating-point unit.</summary>
internal static class Floats
{
    internal static void Run()
    {
        Score.Case("float_arithmetic"u8, Arithmetic());
        Score.Case("float_conversions"u8, Conversions());
        Score.Case("float_comparisons"u8, Comparisons());
        Score.Case("float_math"u8, MathOfFloats());
        Score.Case("float_kept_across_switches"u8, KeptAcrossSwitches());
    }

    private static Check Arithmetic()
    {
        Check check = default;
        float three = Opaque.Of(3.0f);
        check.Equal("a third"u8, Bits(1.0f / three), 0x3EAA_AAABu);
        check.Equal("a sum that rounds"u8, Bits(Opaque.Of(0.1f) + 0.2f), 0x3E99_999Au);
        check.Equal("a product"u8, Bits(Opaque.Of(1.1f) * 1.1f), 0x3F9A_E148u);
        check.Equal("a difference"u8, Bits(Opaque.Of(1.0f) - 0.9f), 0x3DCC_CCD0u);
        check.Equal("a negative"u8, Bits(-three), 0xC040_0000u);
        check.Equal("division by zero is infinite"u8, Bits(three / Opaque.Of(0.0f)), 0x7F80_0000u);
        check.That("zero by zero is no number"u8, float.IsNaN(Opaque.Of(0.0f) / Opaque.Of(0.0f)));
        float sum = 0;
        for (int index = 1; index <= 100; index++)
        {
            sum += 1.0f / index;
        }

        check.Equal("a sum of a hundred"u8, Bits(sum), 0x40A5_FF00u);
        return check;
    }

    private static Check Conversions()
    {
        Check check = default;
        check.Equal("to an integer"u8, (int)Opaque.Of(-3.99f), -3);
        check.Equal("to an unsigned integer"u8, (uint)Opaque.Of(4_000_000_000.0f), 4_000_000_000u);
        check.Equal("from an integer"u8, Bits((float)Opaque.Of(16_777_217)), 0x4B80_0000u);
        check.Equal("from an unsigned integer"u8, Bits((float)Opaque.Of(uint.MaxValue)), 0x4F80_0000u);
        check.Equal("from 64 bits"u8, Bits((float)Opaque.Of(-1_000_000_000_000L)), 0xD368_D4A5u);
        check.Equal("from unsigned 64 bits"u8, Bits((float)Opaque.Of(ulong.MaxValue)), 0x5F80_0000u);
        check.Equal("to a byte"u8, (byte)Opaque.Of(254.7f), 254);
        check.Equal("to bits and back"u8, Bits(BitConverter.UInt32BitsToSingle(Opaque.Of(0x1234_5678u))), 0x1234_5678u);
        return check;
    }

    private static Check Comparisons()
    {
        Check check = default;
        float one = Opaque.Of(1.0f);
        float nothing = Opaque.Of(float.NaN);
        check.That("order"u8, one < 1.5f && one > -1.5f && one <= 1.0f && one >= 1.0f && one == 1.0f);
        check.That("no number is not equal to itself"u8, nothing != Opaque.Of(float.NaN) && !(nothing == one));
        check.That("no number has no order"u8, !(nothing < one) && !(nothing > one) && !(nothing <= one) && !(nothing >= one));
        check.That("zero is its negative"u8, Opaque.Of(0.0f) == Opaque.Of(-0.0f));
        check.That("infinity is the largest"u8, Opaque.Of(float.PositiveInfinity) > float.MaxValue);
        return check;
    }

    private static Check MathOfFloats()
    {
        Check check = default;
        check.Equal("a square root"u8, Bits(MathF.Sqrt(Opaque.Of(2.0f))), 0x3FB5_04F3u);
        check.Equal("absolute"u8, Bits(MathF.Abs(Opaque.Of(-2.5f))), 0x4020_0000u);
        check.Equal("down"u8, (int)MathF.Floor(Opaque.Of(-2.1f)), -3);
        check.Equal("up"u8, (int)MathF.Ceiling(Opaque.Of(-2.9f)), -2);
        check.Equal("towards zero"u8, (int)MathF.Truncate(Opaque.Of(-2.9f)), -2);
        check.Equal("a half to even"u8, (int)MathF.Round(Opaque.Of(2.5f)) + (10 * (int)MathF.Round(Opaque.Of(3.5f))), 42);
        check.Equal("larger"u8, Bits(MathF.Max(Opaque.Of(-1.0f), 1.5f)), 0x3FC0_0000u);
        check.Equal("smaller"u8, Bits(MathF.Min(Opaque.Of(-1.0f), 1.5f)), 0xBF80_0000u);
        return check;
    }

    /// <summary>While this task computes, the floater is woken at every tick, and computes too.</summary>
    private static Check KeptAcrossSwitches()
    {
        Check check = default;
        Channel floater = Channel.Open("floater"u8);
        uint before = floater.Call<uint, FloaterReport>(0).Rounds;
        ulong end = Clock.Now + 50;
        uint wrong = 0;
        uint rounds = 0;
        while (Clock.Now < end || rounds <= 10)
        {
            // A switch may come anywhere in here; nine values are live in registers.
            wrong += Orbit.Compute(Opaque.Of(1.0f), Opaque.Of(64u)) == Orbit.FromOne ? 0u : 1u;

            // And here it does come, with values live that are used again behind it.
            float kept = Opaque.Of(2.75f) * 3;
            FloaterReport report = floater.Call<uint, FloaterReport>(rounds);
            wrong += Bits(kept + report.Half) == Bits(8.25f + (rounds * 0.5f)) ? 0u : 1u;
            rounds++;
        }

        FloaterReport last = floater.Call<uint, FloaterReport>(0);
        check.Equal("wrong results here"u8, wrong, 0u);
        check.Equal("wrong results in the other task"u8, last.Wrong, 0u);
        check.That("this task computed"u8, rounds > 10);
        check.That("the other computed in between"u8, last.Rounds - before > 10);
        return check;
    }

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);
}
