using System.Collections.Generic;

namespace Anckor.Image.Tests.Layout;

/// <summary>What one region of the MPU lets unprivileged code do.</summary>
/// <param name="Read">Loads.</param>
/// <param name="Write">Stores.</param>
/// <param name="Execute">Instruction fetches.</param>
internal readonly record struct Access(bool Read, bool Write, bool Execute);

/// <summary>The protection unit as the ARM ARM describes it (B3.5.8, B3.5.9, B3.5.10), written a second time to check the first.</summary>
internal static class Protection
{
    /// <summary>The ranges that a pair of RBAR and RASR shows, joined where they touch; none when it is off.</summary>
    public static List<(ulong Start, ulong End)> Shown(uint baseWord, uint sizeWord)
    {
        List<(ulong Start, ulong End)> shown = [];
        if ((sizeWord & 1) == 0)
        {
            return shown;
        }

        int bits = (int)((sizeWord >> 1) & 0x1F) + 1;
        ulong size = 1UL << bits;
        ulong start = baseWord & ~(size - 1) & 0xFFFF_FFE0;
        if (bits < 8)
        {
            // Regions below 256 bytes have no subregions: their mask must be 0, anything else is unpredictable.
            Xunit.Assert.Equal(0u, (sizeWord >> 8) & 0xFF);
            shown.Add((start, start + size));
            return shown;
        }

        for (int part = 0; part < 8; part++)
        {
            if ((sizeWord >> (8 + part) & 1) != 0)
            {
                continue;
            }

            ulong from = start + (ulong)part * (size / 8);
            ulong to = from + (size / 8);
            if (shown.Count > 0 && shown[^1].End == from)
            {
                shown[^1] = (shown[^1].Start, to);
            }
            else
            {
                shown.Add((from, to));
            }
        }

        return shown;
    }

    /// <summary>What unprivileged code may do there: AP in bits 24-26, XN in bit 28.</summary>
    public static Access Unprivileged(uint sizeWord)
    {
        uint permission = (sizeWord >> 24) & 7;
        bool read = permission is 0b010 or 0b011 or 0b110 or 0b111;
        return new Access(read, permission == 0b011, read && (sizeWord >> 28 & 1) == 0);
    }

    /// <summary>Whether the base has only bits that a base of this size may have, and says VALID.</summary>
    public static bool IsWellFormed(uint baseWord, uint sizeWord, int number)
    {
        ulong size = 1UL << ((int)((sizeWord >> 1) & 0x1F) + 1);
        return (baseWord & 0x1F) == (0x10 | (uint)number) && (baseWord & 0xFFFF_FFE0) % size == 0;
    }
}
