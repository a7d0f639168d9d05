using System.Numerics;

namespace Anckor.Kernel;

/// <summary>How one MPU region shows exactly a range of memory (ARM ARM B3.5.8, B3.5.9).</summary>
/// <remarks>
/// A region is a power of two from 32 bytes on, aligned to its size. From 256 bytes on, each eighth of it can be disabled. What that
/// cannot cover exactly is not covered at all: no byte beside a buffer is ever shown.
/// </remarks>
internal readonly struct LoanCover
{
    private LoanCover(uint regionBase, int sizeShift, uint disabled)
    {
        Base = regionBase;
        SizeShift = sizeShift;
        Disabled = disabled;
    }

    /// <summary>First address of the region, its disabled part included.</summary>
    internal uint Base { get; }

    /// <summary>The region has two to this power of bytes.</summary>
    internal int SizeShift { get; }

    /// <summary>Bit n disables the n-th eighth.</summary>
    internal uint Disabled { get; }

    /// <summary>Finds the region for a range that does not wrap.</summary>
    internal static bool TryFind(TaskSlice slice, out LoanCover cover)
    {
        cover = default;
        if (slice.Length < SmallestRegion)
        {
            return false;
        }

        // The smallest region that holds the whole range: below the highest bit in which its first and last address differ.
        uint last = slice.Address + (slice.Length - 1);
        int shift = 32 - BitOperations.LeadingZeroCount(slice.Address ^ last);
        uint mask = shift == 32 ? uint.MaxValue : (1u << shift) - 1;
        uint start = slice.Address & mask;
        uint regionBase = slice.Address & ~mask;
        if (start == 0 && slice.Length - 1 == mask)
        {
            cover = new LoanCover(regionBase, shift, 0);
            return true;
        }

        // Only eighths of this region will do, those of a larger one are coarser; but smaller ones than this have none.
        if (shift < SmallestDivided)
        {
            shift = SmallestDivided;
            mask = (1u << shift) - 1;
            start = slice.Address & mask;
            regionBase = slice.Address & ~mask;
        }

        if (((start | slice.Length) & (mask >> 3)) != 0)
        {
            return false;
        }

        int first = (int)(start >> (shift - 3));
        int count = (int)(slice.Length >> (shift - 3));
        uint enabled = ((1u << count) - 1) << first;
        cover = new LoanCover(regionBase, shift, ~enabled & 0xFF);
        return true;
    }

    private const uint SmallestRegion = 32;
    private const int SmallestDivided = 8;
}
