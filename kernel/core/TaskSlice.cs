using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>A range of memory as a task states it: a claim, not memory.</summary>
/// <remarks>Only <see cref="Arch"/> can turn it into access, and only after <see cref="Regions.Allow"/> said yes for that task.</remarks>
internal readonly struct TaskSlice(uint address, uint length)
{
    /// <summary>First address.</summary>
    internal uint Address { get; } = address;

    /// <summary>Bytes.</summary>
    internal uint Length { get; } = length;

    /// <summary>Whether the range runs past the end of the address space.</summary>
    internal bool Wraps => Length > 0 && Address + (Length - 1) < Address;
}

/// <summary>What the regions of a task allow.</summary>
internal static class Regions
{
    /// <summary>Whether every byte of the slice lies in regions with the access wanted. An empty slice always does.</summary>
    /// <remarks>The slice may span neighbouring regions. Device memory never counts: nobody lends it or passes it to the kernel.</remarks>
    internal static bool Allow(in TaskDescriptor task, TaskSlice slice, RegionAttributes access)
    {
        if (slice.Wraps)
        {
            return false;
        }

        uint address = slice.Address;
        uint left = slice.Length;
        while (left > 0)
        {
            uint reach = Reach(task, address, access);
            if (reach >= left)
            {
                return true;
            }

            if (reach == 0)
            {
                return false;
            }

            address += reach;
            left -= reach;
        }

        return true;
    }

    /// <summary>How many bytes from the address on one region allows.</summary>
    private static uint Reach(in TaskDescriptor task, uint address, RegionAttributes access)
    {
        for (int index = 0; index < Limits.RegionsPerTask; index++)
        {
            RegionDescriptor region = task.Regions[index];
            uint offset = address - region.Base;
            if (offset < region.Size && (region.Attributes & (access | RegionAttributes.Device)) == access)
            {
                return region.Size - offset;
            }
        }

        return 0;
    }
}
