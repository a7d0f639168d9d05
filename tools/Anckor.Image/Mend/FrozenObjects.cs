using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Compile;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Cuts the blob of frozen objects into one section per object: what cannot change to flash, the rest to RAM.</summary>
internal static class FrozenObjects
{
    /// <summary>Bytes before an object that a garbage collector and locks would use; firmware leaves them out.</summary>
    private const uint HeaderBytes = 4;

    public static void Split(ElfFile file, IReadOnlyList<FrozenObject> objects, TypeCatalog types)
    {
        ElfSymbol? start = file.Symbols.Find(symbol => IlcNames.IsFrozenSegment(symbol.Name));
        if (start?.Section is not ElfSection blob)
        {
            return;
        }

        Dictionary<string, FrozenObject> known = objects.DistinctBy(item => item.Symbol).ToDictionary(item => item.Symbol);
        List<ElfSymbol> symbols = [.. file.Symbols.Where(symbol => symbol.Section == blob && symbol != start && !symbol.IsMapping && symbol.Type != ElfSymbolType.Section)];
        symbols.Sort((left, right) => left.Value.CompareTo(right.Value));
        List<Piece> pieces = [];
        for (int i = 0; i < symbols.Count; i++)
        {
            ElfSymbol symbol = symbols[i];
            if (pieces.Count > 0 && pieces[^1].Start == symbol.Value)
            {
                // A second name of the same object.
                symbol.Define(pieces[^1].Section, 0);
                continue;
            }

            uint next = symbols.Skip(i + 1).FirstOrDefault(other => other.Value > symbol.Value)?.Value - HeaderBytes ?? (uint)blob.Data.Length;
            if (!known.TryGetValue(symbol.Name, out FrozenObject? item))
            {
                throw new ElfFormatException($"the code generator does not say what the frozen object '{symbol.Name}' is");
            }

            uint size = Math.Min(next - symbol.Value, ((uint)item.Size + 3) & ~3u);
            pieces.Add(Cut(blob, symbol, size, types.IsImmutable(item.Type)));
        }

        foreach (ElfRelocation relocation in blob.Relocations)
        {
            Piece piece = pieces.Find(piece => relocation.Offset >= piece.Start && relocation.Offset < piece.Start + piece.Section.Size)
                ?? throw new ElfFormatException($"a relocation at {relocation.Offset:x} belongs to no frozen object");
            relocation.Offset -= piece.Start;
            piece.Section.Relocations.Add(relocation);
        }

        // Only tables for a garbage collector refer to the blob as a whole; its symbol stays for their sake until they are dropped.
        blob.Relocations.Clear();
        blob.Data = [];
        int at = file.Sections.IndexOf(blob);
        file.Sections.InsertRange(at + 1, pieces.Select(piece => piece.Section));
    }

    private static Piece Cut(ElfSection blob, ElfSymbol symbol, uint size, bool readOnly)
    {
        ElfSection section = new((readOnly ? ".rodata." : ".data.") + symbol.Name, ElfSectionType.ProgramBits, ElfSectionFlags.Allocate)
        {
            Alignment = 4,
            Data = blob.Data.AsSpan((int)symbol.Value, (int)size).ToArray(),
        };
        if (!readOnly)
        {
            section.Flags |= ElfSectionFlags.Write;
        }

        Piece piece = new(symbol.Value, section);
        symbol.Define(section, 0);
        return piece;
    }

    private sealed record Piece(uint Start, ElfSection Section);
}
