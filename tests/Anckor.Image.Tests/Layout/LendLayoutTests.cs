using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Layout;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Layout;

public sealed class LendLayoutTests
{
    [Fact]
    public void Without_buffers_nothing_is_taken_and_nothing_aligned() => Assert.Equal((0u, 1u), (Of().Bytes, Of().EndAlignment));

    [Fact]
    public void The_largest_buffer_is_last_and_small_ones_stand_before_it()
    {
        LendLayout layout = Of(4096, 64);

        Assert.Equal([(64u, 0u), (4096u, 64u)], layout.Places.Select(place => (place.Buffer.Bytes, place.Offset)));
        Assert.Equal((4160u, 4096u), (layout.Bytes, layout.EndAlignment));
    }

    [Fact]
    public void Buffers_of_powers_of_two_leave_no_gap()
    {
        LendLayout layout = Of(64, 1024, 32, 256, 256, 4096, 32);

        Assert.Equal(layout.Places.Sum(place => place.Buffer.Bytes), layout.Bytes);
    }

    [Fact]
    public void Eighths_of_one_region_stand_side_by_side()
    {
        // 5 KiB and 3 KiB are the eight eighths of 8 KiB.
        Assert.Equal((8192u, 8192u), (Of(3072, 5120).Bytes, Of(3072, 5120).EndAlignment));
    }

    [Fact]
    public void Whatever_the_buffers_one_region_shows_each_of_them_exactly_and_alone() => Buffers.Sample(
        (buffers, end) =>
        {
            LendLayout layout = LendLayout.Of(buffers);

            uint first = (end * layout.EndAlignment) - layout.Bytes;
            List<MemoryRange> shown = [];
            foreach (LendPlace place in layout.Places)
            {
                MemoryRange range = new(first + place.Offset, place.Buffer.Bytes);
                Placement region = MpuRegion.Around(range, 0) ?? throw new InvalidOperationException($"no region shows {range}");
                uint sizeWord = MpuRegion.SizeWord(region.Region, region.DisabledSubregions, Abi.RegionAttributes.Read);
                Assert.Equal([(range.Base, (ulong)range.End)], Protection.Shown(MpuRegion.BaseWord(region.Region, 6), sizeWord));
                shown.Add(range);
            }

            Assert.Equal(buffers.Length, shown.Count);
            Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Base));
            Assert.Equal(end * layout.EndAlignment, shown[^1].End);
        });

    [Fact]
    public void One_buffer_of_a_power_of_two_is_aligned_to_its_size() => Gen.Select(Gen.Int[5, 16], Gen.UInt[1, 100]).Sample((bits, end) =>
    {
        LendLayout layout = Of(1u << bits);

        Assert.Equal(0u, ((end * layout.EndAlignment) - layout.Bytes) % (1u << bits));
    });

    [Theory]
    [InlineData(96, 256)]
    [InlineData(160, 256)]
    [InlineData(128, 128)]
    [InlineData(384, 512)]
    public void A_buffer_is_aligned_to_the_smallest_region_that_has_the_eighths_for_it(uint bytes, uint alignment)
        => Assert.Equal(alignment, Of(bytes, 32).EndAlignment);

    [Fact]
    public void The_end_is_aligned_no_more_than_one_of_the_buffers_asks_for() => Buffers.Sample(
        (buffers, _) => Assert.Equal(buffers.Max(buffer => LendLayout.Of([buffer]).EndAlignment), LendLayout.Of(buffers).EndAlignment));

    private static LendLayout Of(params uint[] sizes) => LendLayout.Of([.. sizes.Select((size, index) => new LendBufferModel($"b{index}", size))]);

    /// <summary>Buffers of all sizes there are, and where they end, in units of the alignment.</summary>
    private static Gen<(LendBufferModel[] Buffers, uint End)> Buffers =>
        from sizes in Gen.Select(Gen.UInt[1, 8], Gen.Int[5, 10]).Array[1, 16]
        from end in Gen.UInt[0x2_0000, 0x2_0100]
        select (sizes.Select((size, index) => new LendBufferModel($"b{index}", size.Item1 << size.Item2)).ToArray(), end);
}
