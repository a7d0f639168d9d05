using System;
using Anckor.Image.Refuse;
using Xunit;

namespace Anckor.Image.Tests.Refuse;

public class FloatScannerTests
{
    // Encodings from the assembler: arm-none-eabi-as -mcpu=cortex-m7 -mfpu=fpv5-d16.
    [Theory]
    [InlineData("vadd.f32 s0, s0, s1", 0xEE30, 0x0A20, FloatUse.Single)]
    [InlineData("vadd.f64 d0, d0, d1", 0xEE30, 0x0B01, FloatUse.Single | FloatUse.Double)]
    [InlineData("vcvt.f64.f32 d0, s0", 0xEEB7, 0x0AC0, FloatUse.Single | FloatUse.Double)]
    [InlineData("vcvt.f32.f64 s0, d0", 0xEEB7, 0x0BC0, FloatUse.Single | FloatUse.Double)]
    [InlineData("vcvt.s32.f32 s0, s0", 0xEEBD, 0x0AC0, FloatUse.Single)]
    [InlineData("vpush {d8}", 0xED2D, 0x8B02, FloatUse.Single)]
    [InlineData("vldr d0, [r0]", 0xED90, 0x0B00, FloatUse.Single)]
    [InlineData("vmov r0, r1, d0", 0xEC51, 0x0B10, FloatUse.Single)]
    [InlineData("vmov s0, r0", 0xEE00, 0x0A10, FloatUse.Single)]
    [InlineData("mcr p15, 0, r0, c7, c5, 0", 0xEE07, 0x0F15, FloatUse.None)]
    [InlineData("movw r0, #0xb00", 0xF640, 0x3000, FloatUse.None)]
    [InlineData("bl .", 0xF7FF, 0xFFFE, FloatUse.None)]
    [InlineData("ldr r0, [r1]", 0x6808, 0x0000, FloatUse.None)]
    public void Instructions_are_told_apart(string text, int first, int second, FloatUse expected)
    {
        Assert.Equal(expected, FloatScanner.Classify((ushort)first, (ushort)second));
        Assert.NotEmpty(text);
    }
}
