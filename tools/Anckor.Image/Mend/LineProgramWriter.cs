using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Writes line programs anew after code has moved, and lets the last line of each function reach to its end.</summary>
/// <remarks>The code generator ends the list where the last line begins; a debugger would know no line from there on.</remarks>
internal sealed class LineProgramWriter
{
    private const byte Extended = 0;
    private const byte Copy = 1;
    private const byte AdvanceAddress = 2;
    private const byte AdvanceLine = 3;
    private const byte SetFile = 4;
    private const byte EndSequence = 1;
    private const byte SetAddress = 2;

    private readonly ElfFile file;
    private readonly IReadOnlyDictionary<ElfSection, Func<uint, uint>> moves;
    private readonly Dictionary<ElfSection, ElfSymbol> sectionSymbols = [];
    private readonly List<byte> output = [];
    private readonly List<ElfRelocation> relocations = [];

    private LineProgramWriter(ElfFile file, IReadOnlyDictionary<ElfSection, Func<uint, uint>> moves)
    {
        this.file = file;
        this.moves = moves;
        foreach (ElfSymbol symbol in file.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Section))
        {
            sectionSymbols.TryAdd(symbol.Section!, symbol);
        }
    }

    /// <summary>Writes the line programs of an object anew.</summary>
    /// <param name="file">The object.</param>
    /// <param name="moves">Where each place of a section has moved to; a section that is not in it has not changed.</param>
    public static void Rewrite(ElfFile file, IReadOnlyDictionary<ElfSection, Func<uint, uint>> moves)
    {
        if (file.FindSection(LineProgram.SectionName) is ElfSection section)
        {
            new LineProgramWriter(file, moves).Rewrite(section);
        }
    }

    private void Rewrite(ElfSection section)
    {
        Dictionary<uint, uint> starts = [];
        foreach (LineUnit unit in LineProgram.Read(file))
        {
            starts.Add(unit.Start, (uint)output.Count);
            WriteUnit(section, unit);
        }

        section.Data = [.. output];
        section.Relocations.Clear();
        section.Relocations.AddRange(relocations);

        // Compilations name the place of their line program.
        foreach (ElfSection other in file.Sections.Where(other => other != section && !other.IsAllocated))
        {
            foreach (ElfRelocation relocation in other.Relocations.Where(relocation => relocation.Symbol.Section == section))
            {
                other.WriteWord(relocation.Offset, starts[other.ReadWord(relocation.Offset)]);
            }
        }
    }

    private void WriteUnit(ElfSection section, LineUnit unit)
    {
        int start = output.Count;
        output.AddRange(section.Data.AsSpan((int)unit.Start, (int)(unit.Code - unit.Start)));
        foreach (LineSequence sequence in unit.Sequences.Where(sequence => sequence.Section is not null && sequence.Rows.Count > 0))
        {
            WriteSequence(unit, sequence, sequence.Section!);
        }

        // The length does not count itself.
        int length = output.Count - start - 4;
        for (int i = 0; i < 4; i++)
        {
            output[start + i] = (byte)(length >> (8 * i));
        }
    }

    private void WriteSequence(LineUnit unit, LineSequence sequence, ElfSection section)
    {
        Func<uint, uint> move = moves.GetValueOrDefault(section, static offset => offset);
        uint address = move(sequence.Rows[0].Offset);
        WriteStart(section, address);
        int lineNumber = 1;
        int fileIndex = 1;
        foreach (LineRow row in sequence.Rows.Where(row => row.Line is not null))
        {
            if (row.FileIndex != fileIndex)
            {
                fileIndex = row.FileIndex;
                output.Add(SetFile);
                WriteUnsigned((uint)fileIndex);
            }

            uint next = move(row.Offset);
            WriteRow(unit, (next - address) / (uint)unit.InstructionUnit, row.Line!.Value.Line - lineNumber);
            address = next;
            lineNumber = row.Line.Value.Line;
        }

        WriteAdvance((section.Size - address) / (uint)unit.InstructionUnit);
        output.AddRange([Extended, 1, EndSequence]);
    }

    private void WriteStart(ElfSection section, uint address)
    {
        if (!sectionSymbols.TryGetValue(section, out ElfSymbol? symbol))
        {
            symbol = ElfSymbol.ForSection(section);
            sectionSymbols.Add(section, symbol);
            file.Symbols.Add(symbol);
        }

        output.AddRange([Extended, 5, SetAddress]);
        relocations.Add(new ElfRelocation((uint)output.Count, ArmRelocation.Absolute32, symbol));
        output.AddRange(BitConverter.GetBytes(address));
    }

    private void WriteRow(LineUnit unit, uint advance, int lines)
    {
        // One operation says both steps when they are small.
        long special = lines - unit.LineBase + ((long)unit.LineRange * advance) + unit.FirstSpecial;
        bool fits = lines >= unit.LineBase && lines < unit.LineBase + unit.LineRange && special <= 255;
        if (fits)
        {
            output.Add((byte)special);
            return;
        }

        WriteAdvance(advance);
        if (lines != 0)
        {
            output.Add(AdvanceLine);
            WriteSigned(lines);
        }

        output.Add(Copy);
    }

    private void WriteAdvance(uint advance)
    {
        if (advance != 0)
        {
            output.Add(AdvanceAddress);
            WriteUnsigned(advance);
        }
    }

    private void WriteUnsigned(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            output.Add((byte)(value | 0x80));
        }

        output.Add((byte)value);
    }

    private void WriteSigned(int value)
    {
        for (; value is < -0x40 or >= 0x40; value >>= 7)
        {
            output.Add((byte)(value | 0x80));
        }

        output.Add((byte)(value & 0x7F));
    }
}
