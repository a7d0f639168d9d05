using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Anckor.Image.Layout;

/// <summary>Where a buffer to be lent stands among those of its task.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Offset">From the first byte of them all.</param>
public sealed record LendPlace(LendBufferModel Buffer, uint Offset);

/// <summary>How the buffers of a task that it can lend stand to each other, so that one MPU region can show each of them exactly.</summary>
/// <remarks>
/// They are the last in the task's RAM, the largest at the very end, which must be aligned. So what stands before them needs no
/// alignment, and no gap but the one that the end's asks for is left.
/// </remarks>
/// <param name="Places">By ascending offset.</param>
/// <param name="Bytes">From the first byte of the first to the last byte of the last.</param>
/// <param name="EndAlignment">A power of two: the address after the last byte must be a multiple of it.</param>
public sealed record LendLayout(IReadOnlyList<LendPlace> Places, uint Bytes, uint EndAlignment)
{
    /// <summary>No buffers.</summary>
    public static LendLayout None { get; } = new([], 0, 1);

    /// <summary>Lays out buffers, each of a size that a region can show.</summary>
    public static LendLayout Of(IReadOnlyList<LendBufferModel> buffers)
    {
        if (buffers.Count == 0)
        {
            return None;
        }

        // Distances from the end, where address 0 stands for it: regions are aligned seen from either side of an aligned address.
        uint alignment = buffers.Max(buffer => SmallestRegion(buffer.Bytes));
        List<(LendBufferModel Buffer, MemoryRange Range)> placed = [];
        foreach (LendBufferModel buffer in buffers.OrderByDescending(buffer => buffer.Bytes))
        {
            placed.Add((buffer, Nearest(buffer.Bytes, alignment, [.. placed.Select(other => other.Range)])));
        }

        uint bytes = placed.Max(buffer => buffer.Range.End);
        return new LendLayout(
            [.. placed.Select(buffer => new LendPlace(buffer.Buffer, bytes - buffer.Range.End)).OrderBy(place => place.Offset)],
            bytes,
            alignment);
    }

    /// <summary>Bytes of the smallest region that shows so much and no more: one with eighths, unless it is a power of two.</summary>
    private static uint SmallestRegion(uint bytes) =>
        BitOperations.IsPow2(bytes) ? bytes : Math.Max(BitOperations.RoundUpToPowerOf2(bytes), MpuRegion.SmallestWithSubregions);

    /// <summary>The free range nearest to the end that a region shows which the end's alignment aligns too.</summary>
    private static MemoryRange Nearest(uint bytes, uint alignment, IReadOnlyList<MemoryRange> taken)
    {
        uint step = (uint)RegionPacker.Granule(bytes);
        for (uint start = 0; ; start += step)
        {
            MemoryRange range = new(start, bytes);
            if (taken.All(other => range.End <= other.Base || other.End <= range.Base)
                && MpuRegion.Around(range, bytes) is { } place
                && place.Region.Size <= alignment)
            {
                return range;
            }
        }
    }
}
