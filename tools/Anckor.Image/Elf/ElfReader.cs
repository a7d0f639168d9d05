using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Anckor.Image.Elf;

/// <summary>Reads 32-bit little-endian ARM ELF files.</summary>
public sealed class ElfReader
{
    internal const int HeaderSize = 52;
    internal const int SectionHeaderSize = 40;
    internal const int SegmentHeaderSize = 32;
    internal const int SymbolSize = 16;
    internal const ushort ReservedIndexes = 0xFF00;
    internal const ushort AbsoluteIndex = 0xFFF1;
    internal const ushort CommonIndex = 0xFFF2;
    internal const ushort ExtendedIndex = 0xFFFF;

    private readonly byte[] bytes;
    private readonly List<Header> headers = [];
    private readonly ElfFile file = new();
    private ElfSection?[] sections = [];
    private ElfSymbol[] symbols = [];

    private ElfReader(byte[] bytes)
    {
        this.bytes = bytes;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ElfFormatException">It is not such a file, or damaged.</exception>
    public static ElfFile Read(string path) => Read(File.ReadAllBytes(path));

    /// <summary>Reads a file from memory.</summary>
    /// <exception cref="ElfFormatException">It is not such a file, or damaged.</exception>
    public static ElfFile Read(byte[] bytes)
    {
        try
        {
            return new ElfReader(bytes).ReadFile();
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new ElfFormatException($"damaged: a table points outside the file ({error.Message})");
        }
    }

    private ElfFile ReadFile()
    {
        ReadOnlySpan<byte> identification = [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 1, 1];
        if (bytes.Length < HeaderSize || !bytes.AsSpan(0, 7).SequenceEqual(identification))
        {
            throw new ElfFormatException("not a 32-bit little-endian ELF file");
        }

        const ushort arm = 40;
        if (Half(18) != arm)
        {
            throw new ElfFormatException("not for ARM");
        }

        file.Type = (ElfFileType)Half(16);
        file.EntryPoint = Word(24);
        file.Flags = Word(36);
        ReadSections();
        ReadSymbols();
        ReadRelocations();
        ReadGroups();
        ReadSegments();
        return file;
    }

    private void ReadSections()
    {
        int table = Offset(Word(32));
        int count = Half(48);
        int names = Half(50);
        if (table == 0)
        {
            return;
        }

        // More sections than 16 bits can count: the numbers stand in the first, empty section header (gABI, chapter 4).
        if (count == 0)
        {
            count = Offset(Word(table + 20));
        }

        if (names == ExtendedIndex)
        {
            names = Offset(Word(table + 24));
        }

        _ = bytes.AsSpan(table, checked(count * SectionHeaderSize));
        for (int i = 0; i < count; i++)
        {
            headers.Add(new Header(this, table + (i * SectionHeaderSize)));
        }

        sections = new ElfSection?[count];
        for (int i = 1; i < count; i++)
        {
            Header header = headers[i];
            if (IsImplied(header, i, names))
            {
                continue;
            }

            bool hasBytes = header.Type != ElfSectionType.NoBits;
            sections[i] = new ElfSection(Text(headers[names], header.Name), header.Type, header.Flags)
            {
                Address = header.Address,
                Alignment = Math.Max(1, header.Alignment),
                EntrySize = header.EntrySize,
                Data = hasBytes ? bytes.AsSpan(header.Offset, header.Size).ToArray() : [],
                NoBitsSize = hasBytes ? 0 : (uint)header.Size,
            };
            file.Sections.Add(sections[i]!);
        }

        foreach ((Header header, ElfSection? section) in headers.Zip(sections))
        {
            if (section is not null && (header.Flags & ElfSectionFlags.LinkOrder) != 0)
            {
                section.Linked = sections[header.Link];
            }
        }
    }

    // The graph says these again, so that the sections themselves would only grow stale.
    private bool IsImplied(Header header, int index, int names) => header.Type switch
    {
        ElfSectionType.Null or ElfSectionType.SymbolTable or ElfSectionType.Group => true,
        ElfSectionType.Relocations or ElfSectionType.RelocationsWithAddends => true,
        ElfSectionType.StringTable => index == names || headers.Exists(other => other.Type == ElfSectionType.SymbolTable && other.Link == index),
        _ => (uint)header.Type == ElfWriter.ExtendedIndexesType,
    };

    private void ReadSymbols()
    {
        int tableIndex = headers.FindIndex(header => header.Type == ElfSectionType.SymbolTable);
        if (tableIndex < 0)
        {
            return;
        }

        Header table = headers[tableIndex];
        Header names = headers[table.Link];
        Header? extended = headers.Find(header => (uint)header.Type == ElfWriter.ExtendedIndexesType);

        // The size is only believed when that much is there.
        symbols = new ElfSymbol[bytes.AsSpan(table.Offset, table.Size).Length / SymbolSize];
        for (int i = 0; i < symbols.Length; i++)
        {
            int at = table.Offset + (i * SymbolSize);
            int index = Half(at + 14);
            ElfSymbol symbol = new(Text(names, Offset(Word(at))))
            {
                Value = Word(at + 4),
                Size = Word(at + 8),
                Binding = (ElfSymbolBinding)(bytes[at + 12] >> 4),
                Type = (ElfSymbolType)(bytes[at + 12] & 15),
                Visibility = bytes[at + 13],
            };
            if (index == ExtendedIndex && extended is not null)
            {
                index = Offset(Word(extended.Offset + (i * 4)));
            }
            else if (index >= ReservedIndexes)
            {
                symbol.Place = index switch
                {
                    AbsoluteIndex => ElfSymbolPlace.Absolute,
                    CommonIndex => ElfSymbolPlace.Common,
                    _ => throw new ElfFormatException($"symbol '{symbol.Name}' has the unknown section index {index:x}"),
                };
                index = 0;
            }

            if (index != 0)
            {
                symbol.Place = ElfSymbolPlace.Section;
                symbol.Section = sections[index];
            }

            symbols[i] = symbol;
            bool standsForNothing = i == 0 || (index != 0 && sections[index] is null);
            if (!standsForNothing)
            {
                file.Symbols.Add(symbol);
            }
        }
    }

    private void ReadRelocations()
    {
        foreach (Header header in headers)
        {
            bool withAddends = header.Type == ElfSectionType.RelocationsWithAddends;
            if (!withAddends && header.Type != ElfSectionType.Relocations)
            {
                continue;
            }

            // A linked file may hold relocations for the dynamic loader, which belong to no section.
            if (sections[header.Info] is not ElfSection target)
            {
                continue;
            }

            int entry = withAddends ? 12 : 8;
            for (int at = header.Offset; at < header.Offset + header.Size; at += entry)
            {
                uint info = Word(at + 4);
                ElfSymbol symbol = symbols[Offset(info >> 8)];
                target.Relocations.Add(new ElfRelocation(Word(at), (ArmRelocation)info, symbol, withAddends ? (int)Word(at + 8) : null));
            }
        }
    }

    private void ReadGroups()
    {
        foreach (Header header in headers)
        {
            if (header.Type != ElfSectionType.Group)
            {
                continue;
            }

            List<ElfSection> members = [];
            for (int at = header.Offset + 4; at < header.Offset + header.Size; at += 4)
            {
                // Relocation sections are members too; the graph keeps them with their target.
                if (sections[Offset(Word(at))] is ElfSection member)
                {
                    members.Add(member);
                }
            }

            file.Groups.Add(new ElfGroup(symbols[header.Info], (Word(header.Offset) & 1) != 0, members));
        }
    }

    private void ReadSegments()
    {
        int table = Offset(Word(28));
        int count = Half(44);
        for (int i = 0; i < count; i++)
        {
            int at = table + (i * SegmentHeaderSize);
            const uint load = 1;
            if (Word(at) != load)
            {
                continue;
            }

            int start = Offset(Word(at + 4));
            int end = start + Offset(Word(at + 16));
            List<ElfSection> inside = [];
            for (int s = 1; s < headers.Count; s++)
            {
                Header header = headers[s];
                bool holdsBytes = sections[s] is { IsAllocated: true, Type: not ElfSectionType.NoBits } && header.Size > 0;
                if (holdsBytes && header.Offset >= start && header.Offset + header.Size <= end)
                {
                    inside.Add(sections[s]!);
                }
            }

            inside.Sort((left, right) => left.Address.CompareTo(right.Address));
            file.Segments.Add(new ElfSegment(Word(at + 8), Word(at + 12), Word(at + 20), inside));
        }
    }

    private ushort Half(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private uint Word(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static int Offset(uint value) => checked((int)value);

    private string Text(Header table, int at)
    {
        ReadOnlySpan<byte> text = bytes.AsSpan(table.Offset, table.Size)[at..];
        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
    }

    private sealed class Header(ElfReader reader, int at)
    {
        public int Name { get; } = Offset(reader.Word(at));

        public ElfSectionType Type { get; } = (ElfSectionType)reader.Word(at + 4);

        public ElfSectionFlags Flags { get; } = (ElfSectionFlags)reader.Word(at + 8);

        public uint Address { get; } = reader.Word(at + 12);

        public int Offset { get; } = ElfReader.Offset(reader.Word(at + 16));

        public int Size { get; } = ElfReader.Offset(reader.Word(at + 20));

        public int Link { get; } = ElfReader.Offset(reader.Word(at + 24));

        public int Info { get; } = ElfReader.Offset(reader.Word(at + 28));

        public uint Alignment { get; } = reader.Word(at + 32);

        public uint EntrySize { get; } = reader.Word(at + 36);
    }
}
