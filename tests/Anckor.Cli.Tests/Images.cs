using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;

namespace Anckor.Cli.Tests;

/// <summary>Images as the builder makes them, as small as can be: a vector table, a kernel and a driver.</summary>
internal static class Images
{
    /// <summary>An image whose driver has these halfwords of code at an address, and whose vector table leads to one handler.</summary>
    public static ElfFile Of(uint address, uint handler, IReadOnlyList<int> driver, IReadOnlyDictionary<uint, string>? functions = null)
    {
        ElfFile image = new() { Type = ElfFileType.Executable };
        byte[] vectors = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(vectors.AsSpan(4), handler | 1);
        ElfSectionFlags code = ElfSectionFlags.Allocate | ElfSectionFlags.Execute;
        image.Sections.Add(new ElfSection("kernel.vectors", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate) { Address = 0x0800_0000, Data = vectors });
        image.Sections.Add(new ElfSection("kernel.text", ElfSectionType.ProgramBits, code) { Address = 0x0800_0010, Data = new byte[0x80] });
        byte[] bytes = [.. driver.SelectMany(halfword => new[] { (byte)halfword, (byte)(halfword >> 8) })];
        ElfSection text = new("driver.text", ElfSectionType.ProgramBits, code) { Address = address, Data = bytes };
        image.Sections.Add(text);
        foreach ((uint at, string name) in functions ?? new Dictionary<uint, string>())
        {
            ElfSymbol symbol = new(name) { Type = ElfSymbolType.Function };
            symbol.Define(text, at | 1);
            image.Symbols.Add(symbol);
        }

        return image;
    }
}
