using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Anckor.Image.Elf;

namespace Anckor.Image.Link;

/// <summary>A part of an image that was linked at its place.</summary>
/// <param name="Name"><c>kernel</c>, or a task's name.</param>
/// <param name="File">As the linker wrote it, with its relocations.</param>
public sealed record LinkedPart(string Name, ElfFile File);

/// <summary>Merges linked parts and the application table into one file, with the symbols and the debug information of all.</summary>
/// <remarks>
/// Every part was linked alone at addresses of its own, so that memory needs no change. Debug information refers to other debug
/// sections by offset: where such a section moves because another part's stands before it, the relocations that the linker kept
/// (--emit-relocs) say which words to correct.
/// </remarks>
public static class ImageMerger
{
    private const string TableSection = "application.table";
    private const string TableSymbol = "anckor_application_table";

    /// <summary>Merges.</summary>
    /// <param name="parts">The kernel first.</param>
    /// <param name="table">The application table.</param>
    /// <param name="tableAddress">Where it stands.</param>
    public static ElfFile Merge(IReadOnlyList<LinkedPart> parts, byte[] table, uint tableAddress)
    {
        ElfFile image = new() { Type = ElfFileType.Executable, EntryPoint = parts[0].File.EntryPoint, Flags = parts[0].File.Flags };
        Dictionary<string, DebugSection> debug = [];
        AddMemory(image, parts[0], isKernel: true, tableAddress);
        AddTable(image, table, tableAddress);
        foreach (LinkedPart part in parts.Skip(1))
        {
            AddMemory(image, part, isKernel: false, tableAddress);
        }

        foreach (LinkedPart part in parts)
        {
            AddDebug(part, debug);
        }

        image.Sections.AddRange(debug.Values.Select(section => section.ToSection()));
        if (parts[0].File.Sections.Find(section => section.Type == ElfSectionType.ArmAttributes) is ElfSection attributes)
        {
            image.Sections.Add(attributes);
        }

        return image;
    }

    /// <summary>What a loader puts where: address and bytes, ascending.</summary>
    public static IReadOnlyList<(uint Address, byte[] Bytes)> Contents(ElfFile image) =>
    [
        .. image.Segments
            .Where(segment => segment.Sections.Count > 0)
            .Select(segment => (segment.PhysicalAddress, segment.Sections.SelectMany(section => section.Data).ToArray()))
            .OrderBy(range => range.PhysicalAddress),
    ];

    /// <summary>The image as it stands in flash from <paramref name="start"/> on, gaps as erased flash.</summary>
    public static byte[] Flatten(IReadOnlyList<(uint Address, byte[] Bytes)> contents, uint start)
    {
        uint end = contents.Max(range => range.Address + (uint)range.Bytes.Length);
        byte[] flat = new byte[end - start];
        Array.Fill(flat, (byte)0xFF);
        foreach ((uint address, byte[] bytes) in contents)
        {
            bytes.CopyTo(flat.AsSpan((int)(address - start)));
        }

        return flat;
    }

    private static void AddMemory(ElfFile image, LinkedPart part, bool isKernel, uint tableAddress)
    {
        uint dataSource = part.File.ValueOf("__data_source");
        foreach (ElfSection section in part.File.Sections.Where(section => section.IsAllocated && section.Size > 0).OrderBy(section => section.Address))
        {
            section.Relocations.Clear();
            if (isKernel && section.Name == ".vectors")
            {
                section.WriteWord(ApplicationHeader.VectorOffset, tableAddress);
            }

            bool isData = section.Name == ".data";
            section.Name = part.Name + section.Name;
            image.Sections.Add(section);
            if (section.Type != ElfSectionType.NoBits)
            {
                image.Segments.Add(new ElfSegment(section.Address, isData ? dataSource : section.Address, section.Size, [section]));
            }
        }

        AddSymbols(image, part, isKernel);
    }

    // Tasks share names, corelib's to begin with: theirs become local, each under a file symbol that says whose they are.
    private static void AddSymbols(ElfFile image, LinkedPart part, bool isKernel)
    {
        image.Symbols.Add(new ElfSymbol(part.Name) { Binding = ElfSymbolBinding.Local, Type = ElfSymbolType.File, Place = ElfSymbolPlace.Absolute });
        HashSet<ElfSection> kept = [.. image.Sections];
        foreach (ElfSymbol symbol in part.File.Symbols)
        {
            bool stands = symbol.Place == ElfSymbolPlace.Absolute ? IsLayout(symbol.Name) : symbol.Section is not null && kept.Contains(symbol.Section);
            if (!stands || symbol.Type is ElfSymbolType.Section or ElfSymbolType.File)
            {
                continue;
            }

            symbol.Visibility = 0;
            symbol.Binding = isKernel && symbol.Binding != ElfSymbolBinding.Local ? ElfSymbolBinding.Global : ElfSymbolBinding.Local;
            image.Symbols.Add(symbol);
        }
    }

    private static bool IsLayout(string name) => name.StartsWith("__", StringComparison.Ordinal);

    private static void AddTable(ElfFile image, byte[] table, uint address)
    {
        ElfSection section = new(TableSection, ElfSectionType.ProgramBits, ElfSectionFlags.Allocate) { Address = address, Alignment = 4, Data = table };
        image.Sections.Add(section);
        image.Segments.Add(new ElfSegment(address, address, section.Size, [section]));
        ElfSymbol symbol = new(TableSymbol) { Type = ElfSymbolType.Object, Size = section.Size };
        symbol.Define(section, address);
        image.Symbols.Add(symbol);
    }

    private static void AddDebug(LinkedPart part, Dictionary<string, DebugSection> merged)
    {
        Dictionary<ElfSection, uint> bases = [];
        List<ElfSection> sections = [.. part.File.Sections.Where(section => section.Name.StartsWith(".debug_", StringComparison.Ordinal))];
        foreach (ElfSection section in sections)
        {
            if (!merged.TryGetValue(section.Name, out DebugSection? target))
            {
                target = new DebugSection(section);
                merged.Add(section.Name, target);
            }

            bases.Add(section, target.Add(section));
        }

        foreach (ElfSection section in sections)
        {
            foreach (ElfRelocation relocation in section.Relocations)
            {
                bool isOffset = relocation.Type == ArmRelocation.Absolute32 && relocation.Symbol.Section is not null;
                if (isOffset && bases.TryGetValue(relocation.Symbol.Section!, out uint moved))
                {
                    section.WriteWord(relocation.Offset, section.ReadWord(relocation.Offset) + moved);
                }
            }
        }
    }

    /// <summary>Debug sections of one name, one behind the other.</summary>
    private sealed class DebugSection(ElfSection model)
    {
        private readonly List<ElfSection> pieces = [];
        private uint size;

        public uint Add(ElfSection piece)
        {
            uint alignment = Math.Max(piece.Alignment, 1);
            uint start = (size + alignment - 1) & ~(alignment - 1);
            size = start + piece.Size;
            pieces.Add(piece);
            return start;
        }

        public ElfSection ToSection()
        {
            byte[] data = new byte[size];
            uint at = 0;
            foreach (ElfSection piece in pieces)
            {
                uint alignment = Math.Max(piece.Alignment, 1);
                at = (at + alignment - 1) & ~(alignment - 1);
                piece.Data.CopyTo(data.AsSpan((int)at));
                at += piece.Size;
            }

            // Strings of several parts stand behind each other unmerged.
            ElfSectionFlags flags = model.Flags & ~(ElfSectionFlags.Merge | ElfSectionFlags.Strings);
            return new ElfSection(model.Name, model.Type, flags) { Alignment = model.Alignment, Data = data };
        }
    }
}
