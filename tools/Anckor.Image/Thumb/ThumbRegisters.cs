using System.Numerics;

namespace Anckor.Image.Thumb;

/// <summary>Which core registers instructions of Thumb-2 code change (ARM ARM A5.2, A5.3).</summary>
public static class ThumbRegisters
{
    /// <summary>Every register but the stack pointer and the program counter.</summary>
    public const int General = 0x5FFF;

    private const int StackPointer = 13;
    private const int ProgramCounter = 15;

    /// <summary>
    /// The registers that an instruction may change, one bit each. The program counter is in it for what loads it, not for branches; calls
    /// are the caller's affair. Never too few: an encoding that is not known may change everything but the stack pointer.
    /// </summary>
    public static int ChangedBy(ThumbInstruction instruction) =>
        instruction.IsLong ? ChangedByLong(instruction.First, instruction.Second) : ChangedByShort(instruction.First);

    /// <summary>The constant that twelve bits of an instruction stand for (ARM ARM A5.3.2).</summary>
    public static uint Expand(int first, int second)
    {
        int twelve = (first >> 10 & 1) << 11 | (second >> 12 & 7) << 8 | second & 0xFF;
        uint low = (uint)twelve & 0xFF;
        return (twelve >> 8) switch
        {
            0 => low,
            1 => low << 16 | low,
            2 => low << 24 | low << 8,
            3 => low << 24 | low << 16 | low << 8 | low,
            _ => BitOperations.RotateRight(0x80 | (low & 0x7F), twelve >> 7),
        };
    }

    private static int ChangedByShort(int first)
    {
        int low = 1 << (first & 7);
        int high = 1 << (first >> 8 & 7);
        bool isLoad = (first & 0x0800) != 0;
        return (first >> 11) switch
        {
            0b00000 or 0b00001 or 0b00010 or 0b00011 => low,
            0b00100 or 0b00110 or 0b00111 => high,
            0b00101 => 0,
            0b01000 => ChangedByRegisterForm(first),
            0b01001 => high,
            0b01010 or 0b01011 => (first >> 9 & 7) < 3 ? 0 : low,
            0b01100 or 0b01101 or 0b01110 or 0b01111 or 0b10000 or 0b10001 => isLoad ? low : 0,
            0b10010 or 0b10011 => isLoad ? high : 0,
            0b10100 or 0b10101 => high,
            0b10110 or 0b10111 => ChangedByMiscellaneous(first),
            0b11000 => high,
            0b11001 => high | first & 0xFF,
            _ => 0,
        };
    }

    private static int ChangedByRegisterForm(int first)
    {
        int low = 1 << (first & 7);
        if ((first & 0x0400) == 0)
        {
            // tst, cmp and cmn only compare.
            return (first >> 6 & 15) is 0b1000 or 0b1010 or 0b1011 ? 0 : low;
        }

        return (first >> 8 & 3) is 0b00 or 0b10 ? 1 << (first >> 4 & 8 | first & 7) : 0;
    }

    private static int ChangedByMiscellaneous(int first) => (first & 0x0F00) switch
    {
        0x0000 => 1 << StackPointer,
        0x0200 or 0x0A00 => 1 << (first & 7),
        0x0400 or 0x0500 => 1 << StackPointer,
        0x0C00 => 1 << StackPointer | first & 0xFF,
        0x0D00 => 1 << StackPointer | 1 << ProgramCounter | first & 0xFF,
        _ => 0,
    };

    private static int ChangedByLong(int first, int second)
    {
        int source = 1 << (first & 15);
        int target = 1 << (second >> 8 & 15);
        int transferred = 1 << (second >> 12 & 15);
        bool isLoad = (first & 0x10) != 0;
        int written = (first & 0x20) != 0 ? source : 0;
        return (first >> 9 & 0x7F) switch
        {
            0b1110_100 when (first & 0x40) == 0 => written | (isLoad ? second : 0),
            0b1110_100 when (first & 0x0120) == 0 => WithoutCounter(transferred | target | 1 << (second & 15)),
            0b1110_100 => written | (isLoad ? transferred | target : 0),
            0b1110_101 => WithoutCounter(target),
            0b1110_110 or 0b1110_111 => ChangedByCoprocessor(first, second, source, transferred),
            >= 0b1111_000 and <= 0b1111_011 when (second & 0x8000) == 0 => WithoutCounter(target),
            >= 0b1111_000 and <= 0b1111_011 => (first & 0xFFE0) == 0xF3E0 && (second & 0x5000) == 0 ? target : 0,
            0b1111_100 => (isLoad ? transferred : 0) | IndexWriteBack(first, second, source),
            0b1111_101 => WithoutCounter((first & 0xFF80) == 0xFB80 ? transferred | target : target),
            _ => General,
        };
    }

    // Only loads reach the program counter; elsewhere, as the target of a comparison for instance, 15 stands for no register.
    private static int WithoutCounter(int targets) => targets & ~(1 << ProgramCounter);

    private static int IndexWriteBack(int first, int second, int source)
    {
        bool isIndexed = (first & 0x80) == 0 && (first & 15) != ProgramCounter && (second & 0x0900) == 0x0900;
        return isIndexed ? source : 0;
    }

    private static int ChangedByCoprocessor(int first, int second, int source, int transferred)
    {
        bool isLoad = (first & 0x10) != 0;
        if ((first & 0xFFE0) == 0xEC40)
        {
            return isLoad ? transferred | source : 0;
        }

        if ((first & 0xFE00) == 0xEC00)
        {
            return (first & 0x20) != 0 ? source : 0;
        }

        // vmrs to the flags names the program counter.
        bool isTransfer = (first & 0xFF00) == 0xEE00 && (second & 0x10) != 0;
        return isTransfer && isLoad ? WithoutCounter(transferred) : 0;
    }
}
