using System;
using Anckor.Abi;
using Anckor.Image.Manifest;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

public sealed class Stm32F4ClockTests
{
    private static readonly ClockLimits Limits = new(16_000_000, 4_000_000, 26_000_000, 168_000_000, 42_000_000, 84_000_000, 30_000_000);

    [Theory]
    [InlineData(8, 168, 8, 336, 2, 7)]
    [InlineData(25, 168, 25, 336, 2, 7)]
    [InlineData(16, 168, 16, 336, 2, 7)]
    [InlineData(12, 168, 12, 336, 2, 7)]
    [InlineData(26, 168, 26, 336, 2, 7)]
    [InlineData(8, 84, 8, 336, 4, 7)]
    [InlineData(8, 144, 8, 288, 2, 6)]
    [InlineData(8, 120, 8, 240, 2, 5)]
    [InlineData(8, 96, 8, 192, 2, 4)]
    [InlineData(8, 48, 8, 192, 4, 4)]
    public void A_common_frequency_is_made_as_everybody_makes_it(uint source, uint core, uint m, uint n, uint p, uint q) =>
        Assert.Equal(new Stm32F4Clock.PllSetting(m, n, p, q), Stm32F4Clock.Exact(source * 1_000_000, core * 1_000_000));

    [Theory]
    [InlineData(168, 5)]
    [InlineData(150, 4)]
    [InlineData(120, 3)]
    [InlineData(90, 2)]
    [InlineData(60, 1)]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void Flash_gets_a_wait_state_for_each_thirty_megahertz(uint core, uint waitStates) =>
        Assert.Equal(0x700u | waitStates, Describe(8_000_000, core * 1_000_000)!.Value.FlashAccess);

    [Theory]
    [InlineData(168, 2, 1, 0x9400)]
    [InlineData(84, 1, 0, 0x1000)]
    [InlineData(42, 0, 0, 0x0000)]
    [InlineData(100, 2, 1, 0x9400)]
    public void The_buses_are_as_fast_as_they_may_be(uint core, uint apb1, uint apb2, uint prescalers)
    {
        ClockDescriptor clock = Describe(8_000_000, core * 1_000_000)!.Value;

        Assert.Equal((apb1 << 8) | (apb2 << 16), clock.BusShifts);
        Assert.Equal(prescalers, clock.Prescalers);
    }

    [Fact]
    public void The_internal_oscillator_need_not_hit_a_frequency_exactly()
    {
        // 14.7456 MHz makes 147.456 MHz; the internal oscillator makes 147.5 MHz at best, and is itself one percent off.
        ClockDescriptor clock = Describe(14_745_600, 147_456_000)!.Value;

        Assert.InRange(Decode(clock.PllFromInternal, 16_000_000), 146_000_000u, 149_000_000u);
        Assert.Equal(147_456_000u, Decode(clock.PllFromCrystal, 14_745_600));
    }

    [Fact]
    public void Whatever_is_asked_for_the_registers_keep_to_the_manual() =>
        Gen.Select(Gen.UInt[4_000, 26_000], Gen.UInt[1, 200_000]).Sample((crystal, core) =>
        {
            (uint crystalHertz, uint coreHertz) = (crystal * 1000, core * 1000);
            if (Stm32F4Clock.Describe(crystalHertz, coreHertz, Limits, out (string Message, string Remedy) problem) is not { } clock)
            {
                Assert.NotEmpty(problem.Message);
                Assert.StartsWith("core = ", problem.Remedy, StringComparison.Ordinal);
                uint better = uint.Parse(problem.Remedy.Split(' ')[2].Replace("_", "", StringComparison.Ordinal), null);
                Assert.True(
                    Stm32F4Clock.Describe(crystalHertz, better, Limits, out _) is not null || problem.Message.Contains("cannot run"),
                    $"the remedy {problem.Remedy} for {crystalHertz} does not work");
                return;
            }

            Assert.Equal(coreHertz, Decode(clock.PllFromCrystal, crystalHertz));
            long error = Math.Abs((long)Decode(clock.PllFromInternal, 16_000_000) - coreHertz);
            Assert.True(error * 100 <= coreHertz, "the fallback is off by more than one percent");
            Assert.True(coreHertz >> (int)((clock.BusShifts >> 8) & 0xFF) <= 42_000_000);
            Assert.True(coreHertz >> (int)((clock.BusShifts >> 16) & 0xFF) <= 84_000_000);
            Assert.True(coreHertz <= ((clock.FlashAccess & 7) + 1) * 30_000_000);
        });

    private static ClockDescriptor? Describe(uint crystal, uint core) => Stm32F4Clock.Describe(crystal, core, Limits, out _);

    /// <summary>The core clock that a value of RCC_PLLCFGR makes, after checking it against RM0090 7.3.2.</summary>
    private static uint Decode(uint register, uint source)
    {
        (uint m, uint n, uint p, uint q) =
            (register & 0x3F, (register >> 6) & 0x1FF, (((register >> 16) & 3) + 1) * 2, (register >> 24) & 0xF);
        double input = (double)source / m;
        double oscillator = input * n;
        Assert.Equal(2u, register >> 28);
        Assert.Equal(0u, register & 0x00BC_8000);
        Assert.InRange(m, 2u, 63u);
        Assert.InRange(n, 50u, 432u);
        Assert.InRange(q, 2u, 15u);
        Assert.InRange(input, 1e6, 2e6);
        Assert.InRange(oscillator, 100e6, 432e6);
        Assert.InRange(oscillator / q, 1, 48e6);
        return (uint)Math.Floor(oscillator / p + 0.001);
    }
}
