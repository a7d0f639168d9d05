using System;

namespace Anckor.Image.Thumb;

/// <summary>A branch to a place in the same section (ARM ARM A7.7.12, A7.7.18).</summary>
/// <param name="Form">Its encoding.</param>
/// <param name="Condition">Bits of the condition, for the conditional forms.</param>
/// <param name="Target">Where it leads, as an offset in the section.</param>
public readonly record struct ThumbBranch(ThumbBranch.Encoding Form, int Condition, long Target)
{
    private const int Pipeline = 4;
    private const int Never = 14;

    /// <summary>The encodings of branches.</summary>
    public enum Encoding
    {
        /// <summary>16 bits, conditional.</summary>
        ShortConditional,

        /// <summary>16 bits.</summary>
        Short,

        /// <summary>32 bits, conditional.</summary>
        LongConditional,

        /// <summary>32 bits.</summary>
        Long,

        /// <summary>32 bits, with a return address.</summary>
        Call,
    }

    /// <summary>Bytes of the instruction.</summary>
    public uint Length => Form is Encoding.ShortConditional or Encoding.Short ? 2u : 4u;

    /// <summary>The same branch in 16 bits, or null when there is none.</summary>
    public ThumbBranch? Shorter => Form switch
    {
        Encoding.LongConditional => this with { Form = Encoding.ShortConditional },
        Encoding.Long => this with { Form = Encoding.Short },
        _ => null,
    };

    /// <summary>Reads an instruction; null when it is no branch.</summary>
    public static ThumbBranch? Decode(ThumbInstruction instruction)
    {
        int first = instruction.First;
        int second = instruction.Second;
        long from = instruction.Offset + Pipeline;
        if (!instruction.IsLong)
        {
            int condition = first >> 8 & 15;
            return (first >> 12) switch
            {
                0b1101 when condition < Never => (ThumbBranch?)new ThumbBranch(Encoding.ShortConditional, condition, from + Extend(first & 0xFF, 8) * 2),
                0b1110 when (first & 0x0800) == 0 => new ThumbBranch(Encoding.Short, 0, from + Extend(first & 0x7FF, 11) * 2),
                _ => null,
            };
        }

        if ((first & 0xF800) != 0xF000 || (second & 0x8000) == 0)
        {
            return null;
        }

        int sign = first >> 10 & 1;
        int j1 = second >> 13 & 1;
        int j2 = second >> 11 & 1;
        if ((second & 0x5000) == 0)
        {
            // Conditions 14 and 15 are system instructions.
            int condition = first >> 6 & 15;
            int bits = sign << 19 | j2 << 18 | j1 << 17 | (first & 0x3F) << 11 | second & 0x7FF;
            return condition < Never ? new ThumbBranch(Encoding.LongConditional, condition, from + Extend(bits, 20) * 2) : null;
        }

        Encoding? form = (second & 0x5000) switch
        {
            0x1000 => Encoding.Long,
            0x5000 => Encoding.Call,
            _ => null,
        };
        int wide = sign << 23 | (~(j1 ^ sign) & 1) << 22 | (~(j2 ^ sign) & 1) << 21 | (first & 0x3FF) << 11 | second & 0x7FF;
        return form is null ? null : new ThumbBranch(form.Value, 0, from + Extend(wide, 24) * 2);
    }

    /// <summary>Whether the encoding reaches the target from a place.</summary>
    public bool Reaches(uint offset)
    {
        long distance = Target - offset - Pipeline;
        long limit = Form switch
        {
            Encoding.ShortConditional => 1 << 8,
            Encoding.Short => 1 << 11,
            Encoding.LongConditional => 1 << 20,
            _ => 1 << 24,
        };
        return distance >= -limit && distance < limit;
    }

    /// <summary>Writes the instruction: one halfword, or two with the first in the upper half.</summary>
    /// <param name="offset">Where it stands.</param>
    public uint Encode(uint offset)
    {
        if (!Reaches(offset))
        {
            throw new InvalidOperationException($"a branch at {offset:x} does not reach {Target:x}");
        }

        uint distance = (uint)((Target - offset - Pipeline) >> 1);
        switch (Form)
        {
            case Encoding.ShortConditional:
                return 0xD000u | (uint)Condition << 8 | distance & 0xFF;
            case Encoding.Short:
                return 0xE000u | distance & 0x7FF;
            case Encoding.LongConditional:
                uint narrow = 0xF000u | Bit(distance, 19) << 10 | (uint)Condition << 6 | distance >> 11 & 0x3F;
                return narrow << 16 | 0x8000u | Bit(distance, 17) << 13 | Bit(distance, 18) << 11 | distance & 0x7FF;
            default:
                uint sign = Bit(distance, 23);
                uint j1 = ~(Bit(distance, 22) ^ sign) & 1;
                uint j2 = ~(Bit(distance, 21) ^ sign) & 1;
                uint first = 0xF000u | sign << 10 | distance >> 11 & 0x3FF;
                uint kind = Form == Encoding.Call ? 0xD000u : 0x9000u;
                return first << 16 | kind | j1 << 13 | j2 << 11 | distance & 0x7FF;
        }
    }

    private static uint Bit(uint value, int bit) => value >> bit & 1;

    private static long Extend(int value, int bits) => (long)(value << (32 - bits)) >> (32 - bits);
}
