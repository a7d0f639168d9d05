using System;
using Anckor.Abi;
using Anckor.Image.Layout;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Layout;

public sealed class MpuRegionTests
{
    private const RegionAttributes Code = RegionAttributes.Read | RegionAttributes.Execute;
    private const RegionAttributes Data = RegionAttributes.Read | RegionAttributes.Write;
    private const RegionAttributes Device = Data | RegionAttributes.Device | RegionAttributes.BusApb1;

    // Occupied base and size, the region's base and size, and the hidden eighths.
    [Theory]
    [InlineData(0x2000_0000, 32, 0x2000_0000, 32, 0x00)]
    [InlineData(0x2000_0020, 32, 0x2000_0020, 32, 0x00)]
    [InlineData(0x2000_0020, 64, 0x2000_0000, 256, 0xF9)]
    [InlineData(0x2000_0000, 96, 0x2000_0000, 256, 0xF8)]
    [InlineData(0x2000_00A0, 96, 0x2000_0000, 256, 0x1F)]
    [InlineData(0x2000_0000, 256, 0x2000_0000, 256, 0x00)]
    [InlineData(0x2000_0000, 5 * 1024, 0x2000_0000, 8 * 1024, 0xE0)]
    [InlineData(0x2000_0C00, 5 * 1024, 0x2000_0000, 8 * 1024, 0x07)]
    [InlineData(0x2000_1000, 4 * 1024, 0x2000_1000, 4 * 1024, 0x00)]
    [InlineData(0x2000_0800, 4 * 1024, 0x2000_0000, 8 * 1024, 0xC3)]
    [InlineData(0x0000_0000, 0x8000_0000, 0x0000_0000, 0x8000_0000, 0x00)]
    public void The_smallest_region_that_shows_exactly_the_range_is_found(
        uint start, uint size, uint regionStart, uint regionSize, byte hidden) => Assert.Equal(
            new Placement(new MemoryRange(start, size), new MemoryRange(regionStart, regionSize), hidden, 7),
            MpuRegion.Around(new MemoryRange(start, size), 7));

    [Theory]
    [InlineData(0x2000_0000, 0)]
    [InlineData(0x2000_0000, 16)]
    [InlineData(0x2000_0010, 32)]
    [InlineData(0x2000_0000, 40)]
    [InlineData(0x2000_00E0, 64)]           // crosses from one 256 bytes to the next: 64 bytes begin at a multiple of 64 in 512
    [InlineData(0x2000_0000, 9 * 32)]       // nine eighths
    [InlineData(0x2000_0C00, 6 * 1024)]     // crosses the border of its 8 KiB
    public void A_range_that_no_region_shows_exactly_has_none(uint start, uint size) =>
        Assert.Null(MpuRegion.Around(new MemoryRange(start, size), size));

    [Fact]
    public void Code_is_read_and_executed_data_read_and_written_and_devices_never_executed()
    {
        MemoryRange region = new(0x2000_0000, 1024);

        Assert.Equal(new Access(true, false, true), Protection.Unprivileged(MpuRegion.SizeWord(region, 0, Code)));
        Assert.Equal(new Access(true, true, false), Protection.Unprivileged(MpuRegion.SizeWord(region, 0, Data)));
        Assert.Equal(new Access(true, true, false), Protection.Unprivileged(MpuRegion.SizeWord(region, 0, Device)));
    }

    // RASR: XN 28, AP 24-26, TEX 19-21, S 18, C 17, B 16, SRD 8-15, SIZE 1-5, ENABLE 0.
    [Theory]
    [InlineData(Code, 0x0202_0013)]
    [InlineData(Data, 0x1306_0013)]
    [InlineData(Device, 0x1305_0013)]
    public void The_words_are_those_of_the_architecture(RegionAttributes attributes, uint expected) =>
        Assert.Equal(expected, MpuRegion.SizeWord(new MemoryRange(0x4000_4400, 1024), 0, attributes));

    [Fact]
    public void Hidden_eighths_stand_in_bits_8_to_15() =>
        Assert.Equal(0x1306_E019u, MpuRegion.SizeWord(new MemoryRange(0x2000_0000, 8192), 0xE0, Data));

    [Fact]
    public void The_base_names_its_number() => Assert.Equal(0x2000_2012u, MpuRegion.BaseWord(new MemoryRange(0x2000_2000, 8192), 2));

    [Theory]
    [InlineData(0x2000_0000, 48)]
    [InlineData(0x2000_0000, 16)]
    [InlineData(0x2000_0400, 2048)]
    public void A_region_the_hardware_does_not_have_is_refused(uint start, uint size) =>
        Assert.Throws<ArgumentException>(() => MpuRegion.SizeWord(new MemoryRange(start, size), 0, Data));

    [Fact]
    public void Whatever_region_is_found_the_words_show_exactly_the_range() =>
        Gen.Select(Gen.UInt[0, 4096], Gen.UInt[1, 512], Gen.Int[5, 12]).Sample((start, count, bits) =>
        {
            MemoryRange occupied = new(0x2000_0000 + (start << bits), count << bits);
            if (MpuRegion.Around(occupied, 1) is not { } placement)
            {
                return;
            }

            uint baseWord = MpuRegion.BaseWord(placement.Region, 2);
            uint sizeWord = MpuRegion.SizeWord(placement.Region, placement.DisabledSubregions, Data);

            Assert.True(Protection.IsWellFormed(baseWord, sizeWord, 2));
            Assert.Equal([((ulong)occupied.Base, (ulong)occupied.Base + occupied.Size)], Protection.Shown(baseWord, sizeWord));
        });
}
