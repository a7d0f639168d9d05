using System;

namespace Anckor.Image.Layout;

/// <summary>The CRC-32 of IEEE 802.3: reflected, all ones before and inverted after.</summary>
public static class Crc32
{
    private const uint Polynomial = 0xEDB8_8320;

    /// <summary>The checksum of some bytes. "123456789" gives 0xCBF4_3926.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ Polynomial : remainder >> 1;
            }
        }

        return ~remainder;
    }
}
