using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Anckor.Image.Elf;

/// <summary>Writes 32-bit little-endian ARM ELF files. The same graph gives the same bytes.</summary>
public sealed class ElfWriter
{
    internal const uint ExtendedIndexesType = 18;
    private const int GroupIsComdat = 1;

    private readonly ElfFile file;
    private readonly List<Output> outputs = [];
    private readonly Dictionary<ElfSection, int> sectionIndexes = [];
    private readonly Dictionary<ElfSymbol, int> symbolIndexes = [];
    private readonly StringTable sectionNames = new();
    private readonly StringTable symbolNames = new();

    private ElfWriter(ElfFile file)
    {
        this.file = file;
    }

    /// <summary>Writes a file to memory.</summary>
    public static byte[] Write(ElfFile file) => new ElfWriter(file).WriteFile();

    private byte[] WriteFile()
    {
        // A group must stand before its members in the section table (gABI, chapter 4, COMDAT).
        int nextIndex = 1 + file.Groups.Count;
        foreach (ElfSection section in file.Sections)
        {
            sectionIndexes.Add(section, nextIndex);
            nextIndex += section.Relocations.Count > 0 ? 2 : 1;
        }

        List<ElfSymbol> ordered = NumberSymbols();
        int symbolTable = nextIndex;
        bool extended = nextIndex >= ElfReader.ReservedIndexes;
        int symbolStrings = symbolTable + (extended ? 2 : 1);
        AddGroups(symbolTable);
        foreach (ElfSection section in file.Sections)
        {
            AddSection(section, symbolTable);
        }

        AddSymbols(ordered, symbolStrings, extended);
        outputs.Add(new Output(".strtab", ElfSectionType.StringTable, symbolNames.ToArray()));

        // The names of all sections must be known before the table that holds them is complete, its own included.
        Output nameTable = new(".shstrtab", ElfSectionType.StringTable, []);
        outputs.Add(nameTable);
        int[] nameOffsets = [.. outputs.Select(output => sectionNames.Add(output.Name))];
        nameTable.Data = sectionNames.ToArray();
        return Assemble(nameOffsets);
    }

    private List<ElfSymbol> NumberSymbols()
    {
        // Local symbols come first (gABI, chapter 4); otherwise the order is kept.
        List<ElfSymbol> ordered = [.. file.Symbols.Where(symbol => symbol.Binding == ElfSymbolBinding.Local)];
        ordered.AddRange(file.Symbols.Where(symbol => symbol.Binding != ElfSymbolBinding.Local));
        for (int i = 0; i < ordered.Count; i++)
        {
            symbolIndexes.Add(ordered[i], i + 1);
        }

        return ordered;
    }

    private void AddGroups(int symbolTable)
    {
        foreach (ElfGroup group in file.Groups)
        {
            List<int> words = [group.IsComdat ? GroupIsComdat : 0];
            foreach (ElfSection member in group.Members)
            {
                words.Add(sectionIndexes[member]);
                if (member.Relocations.Count > 0)
                {
                    words.Add(sectionIndexes[member] + 1);
                }
            }

            byte[] data = new byte[words.Count * 4];
            for (int i = 0; i < words.Count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(i * 4), words[i]);
            }

            outputs.Add(new Output(".group", ElfSectionType.Group, data)
            {
                Link = symbolTable,
                Info = IndexOf(group.Signature),
                EntrySize = 4,
                Alignment = 4,
            });
        }
    }

    private void AddSection(ElfSection section, int symbolTable)
    {
        outputs.Add(new Output(section.Name, section.Type, section.Data)
        {
            Source = section,
            Flags = section.Flags,
            Address = section.Address,
            Size = section.Size,
            Alignment = section.Alignment,
            EntrySize = section.EntrySize,
            Link = section.Linked is null ? 0 : sectionIndexes[section.Linked],
        });
        if (section.Relocations.Count == 0)
        {
            return;
        }

        bool withAddends = section.Relocations[0].Addend is not null;
        int entry = withAddends ? 12 : 8;
        byte[] data = new byte[section.Relocations.Count * entry];
        Span<byte> rest = data;
        foreach (ElfRelocation relocation in section.Relocations)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, relocation.Offset);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], ((uint)IndexOf(relocation.Symbol) << 8) | (byte)relocation.Type);
            if (withAddends)
            {
                BinaryPrimitives.WriteInt32LittleEndian(rest[8..], relocation.Addend ?? throw MixedAddends(section));
            }
            else if (relocation.Addend is not null)
            {
                throw MixedAddends(section);
            }

            rest = rest[entry..];
        }

        ElfSectionType type = withAddends ? ElfSectionType.RelocationsWithAddends : ElfSectionType.Relocations;
        outputs.Add(new Output((withAddends ? ".rela" : ".rel") + section.Name, type, data)
        {
            Flags = ElfSectionFlags.InfoLink | (section.Flags & ElfSectionFlags.Group),
            Link = symbolTable,
            Info = sectionIndexes[section],
            EntrySize = (uint)entry,
            Alignment = 4,
        });
    }

    private static ElfFormatException MixedAddends(ElfSection section) =>
        new($"section '{section.Name}' mixes relocations with and without addends");

    private void AddSymbols(List<ElfSymbol> ordered, int strings, bool extended)
    {
        byte[] data = new byte[(ordered.Count + 1) * ElfReader.SymbolSize];
        byte[] extendedIndexes = new byte[extended ? (ordered.Count + 1) * 4 : 0];
        for (int i = 0; i < ordered.Count; i++)
        {
            ElfSymbol symbol = ordered[i];
            Span<byte> entry = data.AsSpan((i + 1) * ElfReader.SymbolSize, ElfReader.SymbolSize);
            BinaryPrimitives.WriteInt32LittleEndian(entry, symbolNames.Add(symbol.Name));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], symbol.Value);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], symbol.Size);
            entry[12] = (byte)(((int)symbol.Binding << 4) | (int)symbol.Type);
            entry[13] = symbol.Visibility;
            int index = symbol.Place switch
            {
                ElfSymbolPlace.Undefined => 0,
                ElfSymbolPlace.Absolute => ElfReader.AbsoluteIndex,
                ElfSymbolPlace.Common => ElfReader.CommonIndex,
                _ => IndexOf(symbol),
            };
            int stored = index;
            if (symbol.Place == ElfSymbolPlace.Section && index >= ElfReader.ReservedIndexes)
            {
                stored = ElfReader.ExtendedIndex;
                BinaryPrimitives.WriteInt32LittleEndian(extendedIndexes.AsSpan((i + 1) * 4), index);
            }

            BinaryPrimitives.WriteUInt16LittleEndian(entry[14..], (ushort)stored);
        }

        int locals = ordered.TakeWhile(symbol => symbol.Binding == ElfSymbolBinding.Local).Count();
        outputs.Add(new Output(".symtab", ElfSectionType.SymbolTable, data)
        {
            Link = strings,
            Info = locals + 1,
            EntrySize = ElfReader.SymbolSize,
            Alignment = 4,
        });
        if (extended)
        {
            outputs.Add(new Output(".symtab_shndx", (ElfSectionType)ExtendedIndexesType, extendedIndexes)
            {
                Link = outputs.Count,
                EntrySize = 4,
                Alignment = 4,
            });
        }

        int IndexOf(ElfSymbol symbol) =>
            symbol.Section is not null && sectionIndexes.TryGetValue(symbol.Section, out int index)
                ? index
                : throw new ElfFormatException($"symbol '{symbol.Name}' stands in a section that the file does not have");
    }

    private int IndexOf(ElfSymbol symbol) =>
        symbolIndexes.TryGetValue(symbol, out int index)
            ? index
            : throw new ElfFormatException($"a relocation or group uses the symbol '{symbol}', which the file does not have");

    private byte[] Assemble(int[] nameOffsets)
    {
        int segmentTable = file.Segments.Count > 0 ? ElfReader.HeaderSize : 0;
        int at = ElfReader.HeaderSize + (file.Segments.Count * ElfReader.SegmentHeaderSize);
        HashSet<ElfSection> inSegments = [];
        Dictionary<ElfSection, int> offsets = [];

        // A segment's bytes are one run in the file, with the same gaps as in memory.
        foreach (ElfSegment segment in file.Segments)
        {
            at = Align(at, 4);
            foreach (ElfSection section in segment.Sections)
            {
                offsets.Add(section, at + checked((int)(section.Address - segment.VirtualAddress)));
                inSegments.Add(section);
            }

            at += segment.Sections.Count == 0 ? 0 : (int)(segment.Sections[^1].Address + segment.Sections[^1].Size - segment.VirtualAddress);
        }

        foreach (Output output in outputs)
        {
            if (output.Source is not null && inSegments.Contains(output.Source))
            {
                output.Offset = offsets[output.Source];
                continue;
            }

            at = Align(at, (int)output.Alignment);
            output.Offset = at;
            at += output.Data.Length;
        }

        int sectionTable = Align(at, 4);
        byte[] bytes = new byte[sectionTable + ((outputs.Count + 1) * ElfReader.SectionHeaderSize)];
        WriteHeader(bytes, segmentTable, sectionTable);
        WriteSegments(bytes.AsSpan(ElfReader.HeaderSize), offsets);
        for (int i = 0; i < outputs.Count; i++)
        {
            outputs[i].Data.CopyTo(bytes.AsSpan(outputs[i].Offset));
            outputs[i].WriteHeader(bytes.AsSpan(sectionTable + ((i + 1) * ElfReader.SectionHeaderSize)), nameOffsets[i]);
        }

        return bytes;
    }

    private void WriteHeader(byte[] bytes, int segmentTable, int sectionTable)
    {
        ReadOnlySpan<byte> identification = [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 1, 1];
        identification.CopyTo(bytes);
        Half(16, (int)file.Type);
        Half(18, 40);
        Word(20, 1);
        Word(24, file.EntryPoint);
        Word(28, (uint)segmentTable);
        Word(32, (uint)sectionTable);
        Word(36, file.Flags);
        Half(40, ElfReader.HeaderSize);
        Half(42, ElfReader.SegmentHeaderSize);
        Half(44, file.Segments.Count);
        Half(46, ElfReader.SectionHeaderSize);

        int count = outputs.Count + 1;
        bool many = count >= ElfReader.ReservedIndexes;
        Half(48, many ? 0 : count);
        Half(50, many ? ElfReader.ExtendedIndex : count - 1);
        if (many)
        {
            Word(sectionTable + 20, (uint)count);
            Word(sectionTable + 24, (uint)(count - 1));
        }

        void Half(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)value);
        void Word(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
    }

    private void WriteSegments(Span<byte> bytes, Dictionary<ElfSection, int> offsets)
    {
        foreach (ElfSegment segment in file.Segments)
        {
            int start = segment.Sections.Count == 0 ? 0 : offsets[segment.Sections[0]];
            uint size = segment.Sections.Count == 0 ? 0 : segment.Sections[^1].Address + segment.Sections[^1].Size - segment.VirtualAddress;
            start -= segment.Sections.Count == 0 ? 0 : (int)(segment.Sections[0].Address - segment.VirtualAddress);
            uint flags = 4;
            flags |= segment.Sections.Any(section => (section.Flags & ElfSectionFlags.Write) != 0) ? 2u : 0;
            flags |= segment.Sections.Any(section => (section.Flags & ElfSectionFlags.Execute) != 0) ? 1u : 0;
            ReadOnlySpan<uint> words = [1, (uint)start, segment.VirtualAddress, segment.PhysicalAddress, size, segment.MemorySize, flags, 4];
            for (int i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[(i * 4)..], words[i]);
            }

            bytes = bytes[ElfReader.SegmentHeaderSize..];
        }
    }

    private static int Align(int value, int alignment) => (value + alignment - 1) & -alignment;

    private sealed class Output(string name, ElfSectionType type, byte[] data)
    {
        public string Name { get; } = name;

        public byte[] Data { get; set; } = data;

        public ElfSection? Source { get; init; }

        public ElfSectionFlags Flags { get; init; }

        public uint Address { get; init; }

        public uint? Size { get; init; }

        public uint Alignment { get; init; } = 1;

        public uint EntrySize { get; init; }

        public int Link { get; init; }

        public int Info { get; init; }

        public int Offset { get; set; }

        public void WriteHeader(Span<byte> bytes, int name)
        {
            ReadOnlySpan<uint> words =
            [
                (uint)name, (uint)type, (uint)Flags, Address, (uint)Offset,
                Size ?? (uint)Data.Length, (uint)Link, (uint)Info, Alignment, EntrySize,
            ];
            for (int i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[(i * 4)..], words[i]);
            }
        }
    }

    private sealed class StringTable
    {
        private readonly List<byte> bytes = [0];
        private readonly Dictionary<string, int> offsets = new() { [""] = 0 };

        public int Add(string text)
        {
            if (!offsets.TryGetValue(text, out int offset))
            {
                offset = bytes.Count;
                offsets.Add(text, offset);
                bytes.AddRange(Encoding.UTF8.GetBytes(text));
                bytes.Add(0);
            }

            return offset;
        }

        public byte[] ToArray() => [.. bytes];
    }
}
