using System;
using System.Numerics;
using Anckor.Abi;

namespace Anckor.Image.Layout;

/// <summary>The memory protection unit of ARMv7-M: which ranges a region can show, and how it is written (ARM ARM B3.5).</summary>
public static class MpuRegion
{
    /// <summary>Bytes of the smallest region, and so of the smallest piece of memory a task can own.</summary>
    public const uint Smallest = 32;

    /// <summary>How many equal parts of a region can be hidden one by one.</summary>
    public const int Subregions = 8;

    /// <summary>Bytes of the smallest region that has subregions.</summary>
    public const uint SmallestWithSubregions = 256;

    private const uint Valid = 1 << 4;
    private const uint Enable = 1;

    // RASR bits 16-18 are B, C and S; a task's flash is normal memory written through, its RAM the same and shareable, peripherals
    // are shared device memory. AP 011 lets everybody read and write, 010 lets only the kernel write.
    private const uint FlashAttributes = (1 << 17) | (0b010 << 24);
    private const uint RamAttributes = (1 << 18) | (1 << 17) | (0b011 << 24) | NeverExecute;
    private const uint DeviceAttributes = (1 << 18) | (1 << 16) | (0b011 << 24) | NeverExecute;
    private const uint NeverExecute = 1 << 28;

    /// <summary>The smallest region that shows exactly a range, or null when none does.</summary>
    public static Placement? Around(MemoryRange occupied, uint needed)
    {
        if (occupied.Size < Smallest || occupied.Base % Smallest != 0 || occupied.Size % Smallest != 0)
        {
            return null;
        }

        for (ulong size = Smallest; size <= 1UL << 31; size *= 2)
        {
            ulong start = occupied.Base / size * size;
            if (start + size < (ulong)occupied.Base + occupied.Size)
            {
                continue;
            }

            MemoryRange region = new((uint)start, (uint)size);
            if (region == occupied)
            {
                return new Placement(occupied, region, 0, needed);
            }

            ulong part = size / Subregions;
            if (size >= SmallestWithSubregions && occupied.Base % part == 0 && occupied.Size % part == 0)
            {
                int first = (int)((occupied.Base - start) / part);
                int count = (int)(occupied.Size / part);
                int shown = ((1 << count) - 1) << first;
                return new Placement(occupied, region, (byte)~shown, needed);
            }
        }

        return null;
    }

    /// <summary>RBAR of a region: its base, its number and the bit that makes the number count.</summary>
    public static uint BaseWord(MemoryRange region, int number) => region.Base | Valid | (uint)number;

    /// <summary>RBAR of a number that is not used; with RASR 0 it is off.</summary>
    public static uint UnusedBaseWord(int number) => Valid | (uint)number;

    /// <summary>RASR of a region of a task.</summary>
    /// <param name="region">A power of two, aligned to itself.</param>
    /// <param name="disabledSubregions">Which eighths it hides.</param>
    /// <param name="attributes">Read and execute for flash, read and write for RAM, device for a peripheral.</param>
    public static uint SizeWord(MemoryRange region, byte disabledSubregions, RegionAttributes attributes)
    {
        if (region.Size < Smallest || !BitOperations.IsPow2(region.Size) || region.Base % region.Size != 0)
        {
            throw new ArgumentException($"no MPU region is 0x{region.Size:X} bytes at 0x{region.Base:X8}", nameof(region));
        }

        uint access = attributes.HasFlag(RegionAttributes.Device) ? DeviceAttributes
            : attributes.HasFlag(RegionAttributes.Execute) ? FlashAttributes
            : RamAttributes;
        return access | ((uint)disabledSubregions << 8) | ((uint)(BitOperations.Log2(region.Size) - 1) << 1) | Enable;
    }
}
