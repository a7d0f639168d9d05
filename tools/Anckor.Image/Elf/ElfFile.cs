using System;
using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Elf;

/// <summary>A 32-bit little-endian ARM ELF file as a graph: sections, symbols and relocations refer to each other, not to numbers.</summary>
/// <remarks>
/// What the graph implies is not in it: symbol and string tables, relocation sections, group sections and the null section are made
/// by <see cref="ElfWriter"/> and consumed by <see cref="ElfReader"/>.
/// </remarks>
public sealed class ElfFile
{
    /// <summary>EABI version 5 with the hard-float calling convention.</summary>
    public const uint HardFloatEabi5 = 0x0500_0400;

    /// <summary>What it is.</summary>
    public ElfFileType Type { get; set; } = ElfFileType.Relocatable;

    /// <summary>Where execution starts, in linked files.</summary>
    public uint EntryPoint { get; set; }

    /// <summary>e_flags.</summary>
    public uint Flags { get; set; } = HardFloatEabi5;

    /// <summary>Its sections, in order.</summary>
    public List<ElfSection> Sections { get; } = [];

    /// <summary>Its symbols, in order.</summary>
    public List<ElfSymbol> Symbols { get; } = [];

    /// <summary>Its groups.</summary>
    public List<ElfGroup> Groups { get; } = [];

    /// <summary>What a loader copies, in linked files.</summary>
    public List<ElfSegment> Segments { get; } = [];

    /// <summary>The only section of that name, or null.</summary>
    public ElfSection? FindSection(string name) => Sections.Find(section => section.Name == name);

    /// <summary>A defined symbol by name, or null. Linear: build a dictionary for many.</summary>
    public ElfSymbol? FindSymbol(string name) => Symbols.Find(symbol => symbol.Name == name && !symbol.IsUndefined);

    /// <summary>The value of a symbol that must be there.</summary>
    public uint ValueOf(string name) =>
        FindSymbol(name)?.Value ?? throw new ElfFormatException($"the file defines no symbol '{name}'");

    /// <summary>Takes sections out, with their symbols and the groups that lost a member.</summary>
    public void RemoveSections(Func<ElfSection, bool> condition)
    {
        HashSet<ElfSection> removed = [.. Sections.Where(condition)];
        Sections.RemoveAll(removed.Contains);
        Symbols.RemoveAll(symbol => symbol.Section is not null && removed.Contains(symbol.Section));
        Groups.RemoveAll(group => group.Members.Any(removed.Contains));
    }
}

/// <summary>What a loader copies to memory (PT_LOAD).</summary>
/// <param name="VirtualAddress">Where it is used.</param>
/// <param name="PhysicalAddress">Where it is put: in flash also for initialised data.</param>
/// <param name="MemorySize">Bytes at run time.</param>
/// <param name="Sections">Its bytes: adjacent sections in order of address.</param>
public sealed record ElfSegment(uint VirtualAddress, uint PhysicalAddress, uint MemorySize, IReadOnlyList<ElfSection> Sections);

/// <summary>Thrown for a file that is not what this project can read.</summary>
public sealed class ElfFormatException(string message) : Exception(message);
