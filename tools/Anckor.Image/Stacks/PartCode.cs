using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Image.Stacks;

/// <summary>The code of a part that was linked, by address.</summary>
internal sealed class PartCode
{
    private const string VectorSection = ".vectors";
    private const string StackTopName = "__stack_top";

    private readonly ElfSection[] code;
    private readonly uint[] marks;
    private readonly bool[] isCodeFrom;
    private readonly uint[] starts;
    private readonly string[] names;
    private readonly ElfFile file;

    /// <summary>Prepares to read a part.</summary>
    /// <param name="file">As the linker wrote it.</param>
    /// <param name="readable">Its functions in the words of C#, by symbol.</param>
    public PartCode(ElfFile file, IReadOnlyDictionary<string, string> readable)
    {
        this.file = file;
        code = [.. file.Sections.Where(section => section.IsCode)];
        ElfSymbol[] mapping = [.. file.Symbols.Where(symbol => symbol.IsMapping && symbol.Section is { IsCode: true }).OrderBy(symbol => symbol.Value)];
        marks = [.. mapping.Select(symbol => symbol.Value)];
        isCodeFrom = [.. mapping.Select(symbol => symbol.Name[1] == 't')];
        IGrouping<uint, ElfSymbol>[] functions =
        [
            .. file.Symbols
                .Where(symbol => symbol is { Type: ElfSymbolType.Function, Section.IsCode: true })
                .GroupBy(symbol => symbol.Offset)
                .OrderBy(group => group.Key),
        ];
        starts = [.. functions.Select(group => group.Key)];

        // Of several names the one that its author wrote.
        names = [.. functions.Select(group => group.Select(symbol => readable.GetValueOrDefault(symbol.Name)).FirstOrDefault(name => name is not null) ?? group.First().Name)];
        StackTop = file.FindSymbol(StackTopName)?.Value;
    }

    /// <summary>The first stack pointer; null when the part does not say.</summary>
    public uint? StackTop { get; }

    /// <summary>Where functions begin, ascending.</summary>
    public IReadOnlyList<uint> Functions => starts;

    /// <summary>Whether instructions stand at an address.</summary>
    public bool IsCode(uint address)
    {
        if (FindSection(address) is null)
        {
            return false;
        }

        int index = Array.BinarySearch(marks, address);
        index = index >= 0 ? LastEqual(index) : ~index - 1;
        return index >= 0 && isCodeFrom[index];
    }

    /// <summary>The instruction at an address where there is code.</summary>
    public ThumbInstruction Read(uint address)
    {
        ElfSection section = FindSection(address)!;
        ushort first = Half(section, address);
        bool isLong = first >> 11 is 0b11101 or 0b11110 or 0b11111 && address + 4 <= section.Address + section.Size;
        return new ThumbInstruction(address, first, isLong ? Half(section, address + 2) : (ushort)0, isLong);
    }

    /// <summary>A word among the code, null when the address is elsewhere.</summary>
    public uint? ReadLiteral(uint address) =>
        FindSection(address) is ElfSection section && address + 4 <= section.Address + section.Size ? section.ReadWord(address - section.Address) : null;

    /// <summary>How far the function reaches that holds an address: from its symbol to the next one.</summary>
    public (uint Start, uint End) ExtentOf(uint address)
    {
        ElfSection section = FindSection(address)!;
        int index = IndexOf(address);
        uint start = index >= 0 ? Math.Max(starts[index], section.Address) : section.Address;
        uint end = index + 1 < starts.Length ? Math.Min(starts[index + 1], section.Address + section.Size) : section.Address + section.Size;
        return (start, end);
    }

    /// <summary>Whether a function begins at an address.</summary>
    public bool IsFunction(uint address) => Array.BinarySearch(starts, address) >= 0;

    /// <summary>The function that holds an address: in the words of C#, or the symbol of assembly code.</summary>
    public string NameOf(uint address) => IndexOf(address) is int index and >= 0 ? names[index] : $"0x{address:x8}";

    /// <summary>The words of the vector table: address 0 of it first.</summary>
    public IReadOnlyList<uint> ReadVectors()
    {
        ElfSection? vectors = file.FindSection(VectorSection);
        return vectors is null ? [] : [.. Enumerable.Range(0, (int)vectors.Size / 4).Select(index => vectors.ReadWord((uint)index * 4))];
    }

    private ElfSection? FindSection(uint address) => Array.Find(code, section => address - section.Address < section.Size);

    private int IndexOf(uint address)
    {
        int index = Array.BinarySearch(starts, address);
        return index >= 0 ? index : ~index - 1;
    }

    // A stretch without bytes has a mark at the same address as the next one: the last says what stands there.
    private int LastEqual(int index)
    {
        while (index + 1 < marks.Length && marks[index + 1] == marks[index])
        {
            index++;
        }

        return index;
    }

    private static ushort Half(ElfSection section, uint address) =>
        BinaryPrimitives.ReadUInt16LittleEndian(section.Data.AsSpan((int)(address - section.Address)));
}
