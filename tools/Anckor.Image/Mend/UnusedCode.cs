using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Takes out of an object what no link will keep, and its traces in debug information.</summary>
/// <remarks>
/// The linker would drop the sections too, but leave thousands of ranges at address 0 behind, on which tools of binutils spend
/// gigabytes; and what is left out here need not be shortened, written, read and linked.
/// </remarks>
internal static class UnusedCode
{
    private const string RangeSection = ".debug_ranges";
    private const string RangeIndexSection = ".debug_aranges";
    private const int RangeIndexHeader = 16;
    private const int PairBytes = 8;

    /// <summary>Takes everything allocated out of an object but what is kept.</summary>
    public static void Remove(ElfFile file, Func<ElfSection, bool> isKept)
    {
        HashSet<ElfSection> removed = [.. file.Sections.Where(section => section.IsAllocated && !isKept(section))];
        if (file.FindSection(RangeSection) is ElfSection ranges)
        {
            RemoveRanges(file, ranges, removed);
        }

        if (file.FindSection(RangeIndexSection) is ElfSection index)
        {
            RemoveFromIndex(index, removed);
        }

        // Nothing begins at 0 or is 0 bytes long: debuggers take it for what was left out.
        Dictionary<uint, CodeExtent> extents = CodeExtents.Find(file).ToDictionary(extent => extent.Address);
        foreach (ElfSection section in file.Sections.Where(section => !section.IsAllocated))
        {
            foreach (ElfRelocation relocation in section.Relocations.Where(relocation => IsRemoved(relocation, removed)))
            {
                section.WriteWord(relocation.Offset, 0);
                if (section.Name == CodeExtents.SectionName && extents.TryGetValue(relocation.Offset, out CodeExtent extent))
                {
                    extent.Write(section, 0);
                }
            }

            section.Relocations.RemoveAll(relocation => IsRemoved(relocation, removed));
        }

        file.RemoveSections(removed.Contains);
        HashSet<ElfSymbol> used = [.. file.Sections.SelectMany(section => section.Relocations).Select(relocation => relocation.Symbol)];
        file.Symbols.RemoveAll(symbol => symbol.IsUndefined && !used.Contains(symbol));
    }

    private static bool IsRemoved(ElfRelocation relocation, HashSet<ElfSection> removed) =>
        relocation.Symbol.Section is not null && removed.Contains(relocation.Symbol.Section);

    private static bool IsNoMemory(ElfRelocation relocation, HashSet<ElfSection> removed) =>
        IsRemoved(relocation, removed) || relocation.Symbol.Section?.IsAllocated == false;

    /// <summary>Lists of pairs, begin and end, each list ended by two zeros; compilations and functions name the place of their list.</summary>
    private static void RemoveRanges(ElfFile file, ElfSection section, HashSet<ElfSection> removed)
    {
        Dictionary<uint, ElfRelocation> relocations = section.Relocations.DistinctBy(relocation => relocation.Offset).ToDictionary(relocation => relocation.Offset);
        Dictionary<uint, uint> moved = [];
        List<byte> output = [];
        List<ElfRelocation> kept = [];
        bool hasBase = false;
        bool baseIsRemoved = false;
        for (uint at = 0; at + PairBytes <= section.Size; at += PairBytes)
        {
            moved[at] = (uint)output.Count;
            ElfRelocation? begin = relocations.GetValueOrDefault(at);
            bool isEnd = begin is null && section.ReadWord(at) == 0 && section.ReadWord(at + 4) == 0 && !relocations.ContainsKey(at + 4);
            bool isBase = begin is null && section.ReadWord(at) == uint.MaxValue;
            if (isEnd || isBase)
            {
                // The assembler names a base once and gives pairs relative to it.
                hasBase = isBase;
                baseIsRemoved = isBase && relocations.TryGetValue(at + 4, out ElfRelocation? to) && IsNoMemory(to, removed);
            }

            // The code generator lists sections that are no memory, too.
            bool isNoMemory = !isEnd && !isBase && !hasBase && (begin is null || IsNoMemory(begin, removed));
            if (baseIsRemoved || isNoMemory)
            {
                continue;
            }

            uint shift = at - (uint)output.Count;
            output.AddRange(section.Data.AsSpan((int)at, PairBytes));
            foreach (ElfRelocation relocation in new[] { begin, relocations.GetValueOrDefault(at + 4) }.OfType<ElfRelocation>())
            {
                relocation.Offset -= shift;
                kept.Add(relocation);
            }
        }

        section.Data = [.. output];
        section.Relocations.Clear();
        section.Relocations.AddRange(kept);
        foreach (ElfSection other in file.Sections.Where(other => other != section && !other.IsAllocated))
        {
            foreach (ElfRelocation relocation in other.Relocations.Where(relocation => relocation.Symbol.Section == section))
            {
                other.WriteWord(relocation.Offset, moved[other.ReadWord(relocation.Offset)]);
            }
        }
    }

    /// <summary>For each compilation a header and pairs, address and length, ended by two zeros (DWARF 4 section 6.1.2).</summary>
    private static void RemoveFromIndex(ElfSection section, HashSet<ElfSection> removed)
    {
        Dictionary<uint, ElfRelocation> relocations = section.Relocations.DistinctBy(relocation => relocation.Offset).ToDictionary(relocation => relocation.Offset);
        List<byte> output = [];
        List<ElfRelocation> kept = [];
        for (uint start = 0; start + RangeIndexHeader <= section.Size;)
        {
            uint end = start + 4 + section.ReadWord(start);
            int outputStart = output.Count;
            Append(start, RangeIndexHeader);
            for (uint at = start + RangeIndexHeader; at + PairBytes <= end; at += PairBytes)
            {
                bool isEnd = section.ReadWord(at) == 0 && section.ReadWord(at + 4) == 0 && !relocations.ContainsKey(at);
                if (isEnd || (relocations.TryGetValue(at, out ElfRelocation? address) && !IsNoMemory(address, removed)))
                {
                    Append(at, PairBytes);
                }
            }

            byte[] length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, output.Count - outputStart - 4);
            for (int i = 0; i < length.Length; i++)
            {
                output[outputStart + i] = length[i];
            }

            start = end;
        }

        section.Data = [.. output];
        section.Relocations.Clear();
        section.Relocations.AddRange(kept);

        void Append(uint at, int count)
        {
            for (uint inside = 0; inside < count; inside++)
            {
                if (relocations.TryGetValue(at + inside, out ElfRelocation? relocation))
                {
                    relocation.Offset = (uint)output.Count + inside;
                    kept.Add(relocation);
                }
            }

            output.AddRange(section.Data.AsSpan((int)at, count));
        }
    }
}
