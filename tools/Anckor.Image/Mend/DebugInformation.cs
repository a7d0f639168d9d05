using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Corrects debug information, so that every instruction has its line and every function its range.</summary>
internal static class DebugInformation
{
    private const byte AdvanceAddress = 2;

    public static void Mend(ElfFile file)
    {
        MakeAddressesEven(file);
        ExtendLines(file);
    }

    /// <summary>
    /// Makes debug information refer to functions by section. A reference by the function's symbol carries the bit that says
    /// Thumb into the address, so that every range and line would start one byte too late.
    /// </summary>
    private static void MakeAddressesEven(ElfFile file)
    {
        Dictionary<ElfSection, ElfSymbol> bySection = [];
        foreach (ElfSymbol symbol in file.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Section))
        {
            bySection.TryAdd(symbol.Section!, symbol);
        }

        foreach (ElfSection section in file.Sections.Where(section => !section.IsAllocated))
        {
            foreach (ElfRelocation relocation in section.Relocations)
            {
                ElfSymbol symbol = relocation.Symbol;
                if (symbol.Type != ElfSymbolType.Function || symbol.Section is null || relocation.Type != ArmRelocation.Absolute32)
                {
                    continue;
                }

                if (!bySection.TryGetValue(symbol.Section, out ElfSymbol? stand))
                {
                    stand = ElfSymbol.ForSection(symbol.Section);
                    bySection.Add(symbol.Section, stand);
                    file.Symbols.Add(stand);
                }

                // Some addends hold the bit as well; no instruction stands at an odd place.
                section.WriteWord(relocation.Offset, (section.ReadWord(relocation.Offset) + symbol.Offset) & ~1u);
                relocation.Symbol = stand;
            }
        }
    }

    /// <summary>
    /// Lets the last line of each function reach to its end. The code generator ends the list where the last line begins, and a
    /// debugger would know no line from there on.
    /// </summary>
    private static void ExtendLines(ElfFile file)
    {
        ElfSection? section = file.FindSection(LineProgram.SectionName);
        if (section is null)
        {
            return;
        }

        Dictionary<ElfSection, uint> ends = [];
        foreach (ElfSymbol symbol in file.Symbols.Where(symbol => symbol is { Type: ElfSymbolType.Function, Section: not null }))
        {
            ends[symbol.Section!] = Math.Max(ends.GetValueOrDefault(symbol.Section!), symbol.Offset + symbol.Size);
        }

        List<byte> output = new(section.Data.Length);
        List<(uint From, uint Shift)> shifts = [];
        uint copied = 0;
        foreach (LineSequence sequence in LineProgram.Read(file))
        {
            uint end = sequence.Section is null ? 0 : ends.GetValueOrDefault(sequence.Section);
            if (end <= sequence.EndOffset)
            {
                continue;
            }

            output.AddRange(section.Data.AsSpan((int)copied, (int)(sequence.EndOperation - copied)));
            copied = sequence.EndOperation;
            int before = output.Count;
            output.Add(AdvanceAddress);
            AddUnsigned(output, (end - sequence.EndOffset) / (uint)sequence.InstructionUnit);
            uint added = (uint)(output.Count - before);
            shifts.Add((copied, added));

            // The unit's length, its first word, grows by what was added; units before it are complete.
            uint unit = sequence.Unit + Shift(shifts, sequence.Unit);
            uint length = BitConverter.ToUInt32([output[(int)unit], output[(int)unit + 1], output[(int)unit + 2], output[(int)unit + 3]]) + added;
            for (int i = 0; i < 4; i++)
            {
                output[(int)unit + i] = (byte)(length >> (8 * i));
            }
        }

        output.AddRange(section.Data.AsSpan((int)copied));
        section.Data = [.. output];
        foreach (ElfRelocation relocation in section.Relocations)
        {
            relocation.Offset += Shift(shifts, relocation.Offset);
        }

        CorrectReferences(file, section, shifts);
    }

    // Units name the place of their line program; the first, the only one of ilc's, does not move.
    private static void CorrectReferences(ElfFile file, ElfSection section, List<(uint From, uint Shift)> shifts)
    {
        foreach (ElfSection other in file.Sections.Where(other => other != section && !other.IsAllocated))
        {
            foreach (ElfRelocation relocation in other.Relocations.Where(relocation => relocation.Symbol.Section == section))
            {
                uint place = other.ReadWord(relocation.Offset);
                other.WriteWord(relocation.Offset, place + Shift(shifts, place));
            }
        }
    }

    private static uint Shift(List<(uint From, uint Shift)> shifts, uint offset)
    {
        uint total = 0;
        foreach ((uint from, uint shift) in shifts)
        {
            if (from > offset)
            {
                break;
            }

            total += shift;
        }

        return total;
    }

    private static void AddUnsigned(List<byte> output, uint value)
    {
        while (value >= 0x80)
        {
            output.Add((byte)(value | 0x80));
            value >>= 7;
        }

        output.Add((byte)value);
    }
}
