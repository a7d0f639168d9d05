using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Which ranges one MPU region shows exactly, against a search through every region there is.</summary>
public sealed class LoanCoverTests
{
    /// <summary>Places and lengths near those that can be covered, and any others.</summary>
    private static readonly Gen<(uint Address, uint Length)> Ranges = Gen.Frequency(
        (6, Gen.Select(Gen.Int[0, 14], Gen.UInt[0, 40], Gen.UInt[0, 10], (shift, start, length) => (start << shift, length << shift))),
        (2, Gen.Select(Gen.Int[4, 9], Gen.UInt[0, 40], Gen.UInt[0, 10], Gen.UInt[0, 2], (shift, start, length, off) => (start << shift, (length << shift) + off))),
        (1, Gen.Select(Gen.UInt, Gen.UInt[0, 5000], (start, length) => (start, length))),
        (1, Gen.Select(Gen.Int[5, 29], Gen.UInt[1, 8], (shift, eighths) => (uint.MaxValue - (eighths << shift) + 1, eighths << shift))))
        .Where(range => range.Item1 + (ulong)range.Item2 <= 0x1_0000_0000);

    [Fact]
    public void A_cover_shows_exactly_the_range_and_there_is_one_whenever_any_region_does() =>
        Ranges.Sample(range => AgreesWithDefinition(range.Address, range.Length), iter: 10_000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Every_range_of_a_small_memory_is_covered_exactly_or_not_at_all()
    {
        for (uint address = 0; address <= 1024; address += 16)
        {
            for (uint length = 0; length <= 1100; length += 16)
            {
                Assert.True(AgreesWithDefinition(address, length), $"{address} + {length}");
            }
        }
    }

    [Theory]
    [InlineData(0x2000_0000u, 32u, 5, 0x00)]
    [InlineData(0x2000_0020u, 32u, 5, 0x00)]
    [InlineData(0x2000_0000u, 1024u, 10, 0x00)]
    [InlineData(0x2000_0400u, 4096u - 1024u, 12, 0x03)]
    [InlineData(0x2000_0020u, 0x60u, 8, 0xF1)]
    [InlineData(0x2000_0080u, 0x100u, 9, 0b1100_0011)]
    public void A_cover_is_the_smallest_region_with_the_rest_disabled(uint address, uint length, int sizeShift, int disabled)
    {
        Assert.True(LoanCover.TryFind(new TaskSlice(address, length), out LoanCover cover));
        Assert.Equal((address & ~((1u << sizeShift) - 1), sizeShift, (uint)disabled), (cover.Base, cover.SizeShift, cover.Disabled));
    }

    [Theory]
    [InlineData(0x2000_0000u, 0u)]
    [InlineData(0x2000_0000u, 31u)]
    [InlineData(0x2000_0000u, 33u)]
    [InlineData(0x2000_0001u, 32u)]
    [InlineData(0x2000_0010u, 32u)]
    [InlineData(0x2000_00F0u, 0x20u)]
    [InlineData(0x2000_0100u, 0x120u)]
    [InlineData(0x2000_0020u, 0x400u)]
    public void What_no_region_covers_exactly_is_never_rounded_up(uint address, uint length) =>
        Assert.False(LoanCover.TryFind(new TaskSlice(address, length), out _));

    [Fact]
    public void The_whole_address_space_is_one_region_less_one_eighth_at_most()
    {
        Assert.True(LoanCover.TryFind(new TaskSlice(0x2000_0000, 0xE000_0000), out LoanCover cover));
        Assert.Equal((0u, 32, 1u), (cover.Base, cover.SizeShift, cover.Disabled));
    }

    private static bool AgreesWithDefinition(uint address, uint length)
    {
        bool exists = AllRegionsAt(address, length).Any(region => Shows(region.Base, region.Shift, region.Disabled, address, length));
        bool found = LoanCover.TryFind(new TaskSlice(address, length), out LoanCover cover);
        return found == exists && (!found || (IsLegal(cover) && Shows(cover.Base, cover.SizeShift, cover.Disabled, address, length)));
    }

    /// <summary>A base aligned to the size, 32 bytes at least, and subregions only from 256 bytes on (ARM ARM B3.5.8, B3.5.9).</summary>
    private static bool IsLegal(LoanCover cover) =>
        cover.SizeShift is >= 5 and <= 32
        && (cover.Base & ((1ul << cover.SizeShift) - 1)) == 0
        && (cover.SizeShift >= 8 || cover.Disabled == 0)
        && cover.Disabled <= 0xFF;

    /// <summary>Whether the enabled parts of a region together are the range, no byte more or less.</summary>
    private static bool Shows(ulong regionBase, int shift, uint disabled, ulong address, ulong length)
    {
        if (length == 0)
        {
            return false;
        }

        // Eighth after eighth: what is enabled must begin where the range does, and each go on where the one before ended.
        ulong part = (1ul << shift) / 8;
        ulong next = address;
        for (uint eighth = 0; eighth < 8; eighth++)
        {
            if ((disabled >> (int)eighth & 1) == 0)
            {
                if (regionBase + (part * eighth) != next)
                {
                    return false;
                }

                next += part;
            }
        }

        return next == address + length;
    }

    /// <summary>Every region of every size that begins so that it could hold the address, with every choice of subregions.</summary>
    private static IEnumerable<(ulong Base, int Shift, uint Disabled)> AllRegionsAt(uint address, uint length)
    {
        for (int shift = 5; shift <= 32; shift++)
        {
            ulong regionBase = address & ~((1ul << shift) - 1);
            if (regionBase + (1ul << shift) < address + (ulong)length)
            {
                continue;
            }

            for (uint disabled = 0; disabled <= (shift < 8 ? 0u : 0xFF); disabled++)
            {
                yield return (regionBase, shift, disabled);
            }
        }
    }
}
