using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Image.Mend;

/// <summary>Shortens the code of an object, and moves along what refers to places in it.</summary>
internal static class CodeShortener
{
    private const string RangeIndexSection = ".debug_aranges";

    /// <summary>Shortens every function that allows it.</summary>
    /// <returns>Where each place of a changed section has moved to.</returns>
    public static Dictionary<ElfSection, Func<uint, uint>> Shorten(ElfFile file)
    {
        ThumbCode code = new(file);
        ILookup<ElfSection, ElfSymbol> symbols = file.Symbols
            .Where(symbol => symbol.Section is not null && symbol.Type != ElfSymbolType.Section)
            .ToLookup(symbol => symbol.Section!);
        HashSet<ElfSection> fixedSections = FindFixed(file);
        Dictionary<ElfSection, Func<uint, uint>> moves = [];
        foreach (ElfSection section in file.Sections.Where(section => section.IsCode && !fixedSections.Contains(section)))
        {
            IEnumerable<uint> labels = symbols[section].SelectMany(symbol => new[] { symbol.Offset, symbol.Offset + symbol.Size });
            if (FunctionShortener.Shorten(section, code, labels) is Func<uint, uint> move)
            {
                moves.Add(section, move);
            }
        }

        foreach (ElfSymbol symbol in moves.Keys.SelectMany(section => symbols[section]))
        {
            Func<uint, uint> move = moves[symbol.Section!];
            uint start = move(symbol.Offset);
            symbol.Size = move(symbol.Offset + symbol.Size) - start;
            symbol.Value = start | (symbol.Value - symbol.Offset);
        }

        MoveReferences(file, moves);
        return moves;
    }

    /// <summary>Functions that something refers to by a place inside them, other than debug information.</summary>
    private static HashSet<ElfSection> FindFixed(ElfFile file)
    {
        HashSet<ElfSection> found = [];
        foreach (ElfSection section in file.Sections.Where(section => section.IsAllocated))
        {
            foreach (ElfRelocation relocation in section.Relocations)
            {
                bool isWord = relocation.Type is ArmRelocation.Absolute32 or ArmRelocation.Relative32;
                if (isWord && relocation.Symbol.Section is { IsCode: true } target && AddendOf(section, relocation) > 1)
                {
                    found.Add(target);
                }
            }
        }

        return found;
    }

    // 1 is the bit that says Thumb.
    private static uint AddendOf(ElfSection section, ElfRelocation relocation) =>
        relocation.Addend is int addend ? (uint)addend : section.ReadWord(relocation.Offset);

    // Debug information refers to code by section and offset, or by offset and length.
    private static void MoveReferences(ElfFile file, Dictionary<ElfSection, Func<uint, uint>> moves)
    {
        Dictionary<uint, CodeExtent> extents = CodeExtents.Find(file).ToDictionary(extent => extent.Address);
        foreach (ElfSection section in file.Sections.Where(section => !section.IsAllocated))
        {
            foreach (ElfRelocation relocation in section.Relocations)
            {
                if (relocation.Symbol.Section is not ElfSection target || !moves.TryGetValue(target, out Func<uint, uint>? move))
                {
                    continue;
                }

                uint old = section.ReadWord(relocation.Offset);
                uint place = move(old);
                section.WriteWord(relocation.Offset, place);
                if (section.Name == RangeIndexSection)
                {
                    uint next = relocation.Offset + 4;
                    section.WriteWord(next, move(old + section.ReadWord(next)) - place);
                }
                else if (section.Name == CodeExtents.SectionName && extents.TryGetValue(relocation.Offset, out CodeExtent extent))
                {
                    extent.Write(section, move(old + extent.Read(section)) - place);
                }
            }
        }
    }
}
