using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Image.Refuse;

/// <summary>What code asks of a floating-point unit.</summary>
[Flags]
public enum FloatUse
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Registers of the unit, or arithmetic on 32-bit numbers.</summary>
    Single = 1,

    /// <summary>Arithmetic on 64-bit numbers, or conversion from or to them.</summary>
    Double = 2,
}

/// <summary>Finds floating-point instructions in Thumb-2 code (ARM ARM A5.3, A6.4 to A6.9).</summary>
public static class FloatScanner
{
    /// <summary>What one instruction asks for.</summary>
    /// <param name="first">Its first halfword.</param>
    /// <param name="second">Its second halfword; 0 for a 16-bit instruction.</param>
    public static FloatUse Classify(ushort first, ushort second)
    {
        // Coprocessor space: 111x 11xx ...., coprocessor number in bits 11 to 8 of the second half.
        if ((first & 0xEC00) != 0xEC00 || (second >> 8 & 0xE) != 0xA)
        {
            return FloatUse.None;
        }

        bool isDataProcessing = (first & 0x0F00) == 0x0E00 && (second & 0x0010) == 0;
        if (!isDataProcessing)
        {
            // Loads, stores and moves work on pairs of single registers too: they are there without double arithmetic.
            return FloatUse.Single;
        }

        bool onDoubles = (second & 0x0100) != 0;

        // vcvt.f64.f32 names its source's size: it is encoded among the single ones.
        bool makesDouble = (first & 0xFFBF) == 0xEEB7 && (second & 0x0FD0) == 0x0AC0;
        return onDoubles || makesDouble ? FloatUse.Single | FloatUse.Double : FloatUse.Single;
    }

    /// <summary>The floating-point instructions of a section.</summary>
    public static IEnumerable<(uint Offset, FloatUse Use)> Scan(ThumbCode code, ElfSection section) =>
        code.Read(section)
            .Select(instruction => (instruction.Offset, Use: Classify(instruction.First, instruction.Second)))
            .Where(found => found.Use != FloatUse.None);
}
