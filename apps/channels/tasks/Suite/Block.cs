using System;
using Anckor;
using Suite;

namespace Channels.Cases;

/// <summary>The memory that the suite lends from: full of a pattern, so that every stray write shows.</summary>
internal static class Block
{
    /// <summary>The pattern of all that is not lent.</summary>
    private const uint Around = 200;

    /// <summary>Where the parts that are lent lie, so that there is memory of the suite on both sides.</summary>
    internal static ReadOnlySpan<ushort> Offsets => [4096 + 32, 4096 + 64, 4096 + 32, 4096 + 256, 4096 + 64, 4096 + 1024, 4096];

    /// <summary>Their lengths: whole regions, three eighths of 256, five eighths of 512.</summary>
    internal static ReadOnlySpan<ushort> Lengths => [32, 64, 96, 256, 320, 1024, 4096];

    /// <summary>A part, filled with the pattern of a seed, and all around it with another.</summary>
    internal static Span<byte> Prepare(int offset, int length, uint seed)
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        Pattern.Fill(block, Around);
        Span<byte> part = block.Slice(offset, length);
        Pattern.Fill(part, seed);
        return part;
    }

    /// <summary>Whether the part holds a pattern, and everything around it is untouched.</summary>
    internal static bool Holds(int offset, int length, uint seed)
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        bool holds = Pattern.Holds(block.Slice(offset, length), seed);

        // The rest is compared by completing the pattern: what is around it must be what it was.
        Span<byte> part = block.Slice(offset, length);
        for (int index = 0; index < length; index++)
        {
            part[index] = Pattern.At(Around, offset + index);
        }

        holds &= Pattern.Holds(block, Around);
        Pattern.Fill(part, seed);
        return holds;
    }

    /// <summary>The address of a part.</summary>
    /// <remarks>Safety: it is only compared.</remarks>
    internal static unsafe uint AddressOf(scoped ReadOnlySpan<byte> part)
    {
        fixed (byte* bytes = part)
        {
            return (uint)bytes;
        }
    }
}
