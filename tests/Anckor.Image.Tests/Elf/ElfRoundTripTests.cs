using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Elf;

public class ElfRoundTripTests
{
    private static readonly Gen<ElfFile> Files =
        from sections in Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, 6], Gen.Bool).Array[1, 12]
        from symbols in Gen.Select(Gen.Int[0, 11], Gen.UInt, Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 30]
        from relocations in Gen.Select(Gen.Int[0, 11], Gen.Int[0, 29], Gen.UInt, Gen.OneOf(Gen.Const((byte)2), Gen.Const((byte)3), Gen.Const((byte)49))).Array[0, 30]
        from groups in Gen.Int[0, 29].Array[0, 3]
        select Make(sections, symbols, relocations, groups);

    [Fact]
    public void What_is_written_is_read_again() => Files.Sample(file => Describe(ElfReader.Read(ElfWriter.Write(file))) == Describe(file));

    [Fact]
    public void The_same_graph_gives_the_same_bytes() => Files.Sample(file => ElfWriter.Write(file).AsSpan().SequenceEqual(ElfWriter.Write(file)));

    [Fact]
    public void A_damaged_file_is_refused_and_never_crashes_the_reader() =>
        (from file in Files from cut in Gen.Double[0, 1] from place in Gen.Double[0, 1] from value in Gen.Byte select (file, cut, place, value)).Sample(sample =>
        {
            byte[] bytes = ElfWriter.Write(sample.file);
            bytes = bytes[..(int)(bytes.Length * sample.cut)];
            if (bytes.Length > 0)
            {
                bytes[(int)((bytes.Length - 1) * sample.place)] = sample.value;
            }

            try
            {
                ElfReader.Read(bytes);
            }
            catch (ElfFormatException)
            {
                // The one way to say no.
            }
        });

    [Fact]
    public void More_sections_than_a_halfword_counts_are_written_and_read()
    {
        ElfFile file = new();
        for (int i = 0; i < 66_000; i++)
        {
            ElfSection section = new(".text.many", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate);
            file.Sections.Add(section);
        }

        ElfSymbol last = new("last");
        last.Define(file.Sections[^1], 7);
        file.Symbols.Add(last);

        ElfFile read = ElfReader.Read(ElfWriter.Write(file));

        Assert.Equal(66_000, read.Sections.Count);
        Assert.Same(read.Sections[^1], read.FindSymbol("last")!.Section);
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 })]
    public void What_is_no_32_bit_ELF_is_refused(byte[] bytes)
    {
        ElfFormatException error = Assert.Throws<ElfFormatException>(() => ElfReader.Read(bytes));

        Assert.Equal("not a 32-bit little-endian ELF file", error.Message);
    }

    [Fact]
    public void A_file_for_another_processor_is_refused()
    {
        byte[] bytes = ElfWriter.Write(new ElfFile());
        bytes[18] = 3;

        Assert.Equal("not for ARM", Assert.Throws<ElfFormatException>(() => ElfReader.Read(bytes)).Message);
    }

    [Fact]
    public void A_relocation_with_a_symbol_of_another_file_is_refused()
    {
        ElfFile file = new();
        ElfSection section = new(".data", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate) { Data = new byte[4] };
        section.Relocations.Add(new ElfRelocation(0, ArmRelocation.Absolute32, new ElfSymbol("stranger")));
        file.Sections.Add(section);

        Assert.Contains("stranger", Assert.Throws<ElfFormatException>(() => ElfWriter.Write(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_with_addends_of_their_own_keep_them()
    {
        ElfFile file = new();
        ElfSymbol symbol = new("there");
        file.Symbols.Add(symbol);
        ElfSection section = new(".data", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate) { Data = new byte[8] };
        section.Relocations.Add(new ElfRelocation(4, ArmRelocation.Absolute32, symbol, -12));
        file.Sections.Add(section);

        ElfRelocation read = Assert.Single(ElfReader.Read(ElfWriter.Write(file)).Sections[0].Relocations);

        Assert.Equal(-12, read.Addend);
        Assert.Equal("there", read.Symbol.Name);
    }

    [Fact]
    public void Removing_a_section_takes_its_symbols_and_groups_along()
    {
        ElfFile file = Make([([1, 2], 0, false), ([3, 4], 0, false)], [(0, 0, 1, 1), (1, 0, 1, 1)], [], [0, 1]);

        file.RemoveSections(section => section == file.Sections[1]);

        Assert.Single(file.Sections);
        Assert.Single(file.Symbols);
        Assert.Single(file.Groups);
    }

    private static ElfFile Make((byte[], int, bool)[] sections, (int, uint, int, int)[] symbols, (int, int, uint, byte)[] relocations, int[] groups)
    {
        ElfFile file = new();
        foreach ((byte[] data, int alignment, bool noBits) in sections)
        {
            ElfSectionType type = noBits ? ElfSectionType.NoBits : ElfSectionType.ProgramBits;
            file.Sections.Add(new ElfSection($".data.{file.Sections.Count}", type, ElfSectionFlags.Allocate | ElfSectionFlags.Write)
            {
                Alignment = 1u << alignment,
                Data = noBits ? [] : data,
                NoBitsSize = noBits ? (uint)data.Length : 0,
            });
        }

        foreach ((int section, uint value, int binding, int place) in symbols)
        {
            ElfSymbol symbol = new($"symbol{file.Symbols.Count}") { Value = value, Size = value / 3, Binding = (ElfSymbolBinding)binding, Type = ElfSymbolType.Object };
            symbol.Place = (ElfSymbolPlace)place;
            symbol.Section = symbol.Place == ElfSymbolPlace.Section ? file.Sections[section % file.Sections.Count] : null;
            file.Symbols.Add(symbol);
        }

        foreach ((int section, int symbol, uint offset, byte type) in relocations.Where(_ => file.Symbols.Count > 0))
        {
            ElfSection target = file.Sections[section % file.Sections.Count];
            target.Relocations.Add(new ElfRelocation(offset, (ArmRelocation)type, file.Symbols[symbol % file.Symbols.Count]));
        }

        // A section belongs to one group at most.
        foreach ((int signature, ElfSection member) in groups.Zip(file.Sections).Where(_ => file.Symbols.Count > 0))
        {
            file.Groups.Add(new ElfGroup(file.Symbols[signature % file.Symbols.Count], IsComdat: true, [member]));
        }

        return file;
    }

    // Symbols are compared without their order: local ones move to the front.
    private static string Describe(ElfFile file)
    {
        List<string> lines = [];
        foreach (ElfSection section in file.Sections)
        {
            lines.Add($"{section.Name} {section.Type} {section.Flags} {section.Alignment} {section.Size} {Convert.ToHexString(section.Data)}");
            lines.AddRange(section.Relocations.Select(relocation => $"  {relocation.Offset} {relocation.Type} {relocation.Symbol.Name} {relocation.Addend}"));
        }

        lines.AddRange(file.Groups.Select(group => $"group {group.Signature.Name} {group.IsComdat} {string.Join(' ', group.Members.Select(member => member.Name))}"));
        lines.AddRange(file.Symbols
            .OrderBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(symbol => $"{symbol.Name} {symbol.Value} {symbol.Size} {symbol.Binding} {symbol.Type} {symbol.Place} {symbol.Section?.Name}"));
        return string.Join('\n', lines);
    }
}
