using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Anckor.Image.Elf;

/// <summary>A section with its bytes and the relocations that apply to it.</summary>
public sealed class ElfSection(string name, ElfSectionType type, ElfSectionFlags flags)
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = name;

    /// <summary>What it holds.</summary>
    public ElfSectionType Type { get; set; } = type;

    /// <summary>How it is used.</summary>
    public ElfSectionFlags Flags { get; set; } = flags;

    /// <summary>Where it stands at run time; 0 in relocatable files.</summary>
    public uint Address { get; set; }

    /// <summary>A power of two, at least 1.</summary>
    public uint Alignment { get; set; } = 1;

    /// <summary>Bytes of one entry, for sections that are tables.</summary>
    public uint EntrySize { get; set; }

    /// <summary>Its bytes; empty for <see cref="ElfSectionType.NoBits"/>.</summary>
    public byte[] Data { get; set; } = [];

    /// <summary>Bytes of a section without bytes in the file.</summary>
    public uint NoBitsSize { get; set; }

    /// <summary>The section that this one is ordered by, for <see cref="ElfSectionFlags.LinkOrder"/>.</summary>
    public ElfSection? Linked { get; set; }

    /// <summary>What the linker has to fill in, by ascending offset.</summary>
    public List<ElfRelocation> Relocations { get; } = [];

    /// <summary>Bytes at run time.</summary>
    public uint Size => Type == ElfSectionType.NoBits ? NoBitsSize : (uint)Data.Length;

    /// <summary>Whether it occupies memory at run time.</summary>
    public bool IsAllocated => (Flags & ElfSectionFlags.Allocate) != 0;

    /// <summary>Whether it holds instructions.</summary>
    public bool IsCode => (Flags & (ElfSectionFlags.Allocate | ElfSectionFlags.Execute)) == (ElfSectionFlags.Allocate | ElfSectionFlags.Execute);

    /// <summary>Reads a little-endian word.</summary>
    public uint ReadWord(uint offset) => BinaryPrimitives.ReadUInt32LittleEndian(Data.AsSpan(checked((int)offset)));

    /// <summary>Writes a little-endian word.</summary>
    public void WriteWord(uint offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Data.AsSpan(checked((int)offset)), value);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A place the linker has to fill in.</summary>
/// <param name="offset">Where in the section.</param>
/// <param name="type">How: see <see cref="ArmRelocation"/>.</param>
/// <param name="symbol">With what.</param>
/// <param name="addend">What to add; null when the addend stands in the section itself.</param>
public sealed class ElfRelocation(uint offset, ArmRelocation type, ElfSymbol symbol, int? addend = null)
{
    /// <summary>Where in the section.</summary>
    public uint Offset { get; set; } = offset;

    /// <summary>How.</summary>
    public ArmRelocation Type { get; set; } = type;

    /// <summary>With what.</summary>
    public ElfSymbol Symbol { get; set; } = symbol;

    /// <summary>What to add; null when the addend stands in the section itself.</summary>
    public int? Addend { get; set; } = addend;
}

/// <summary>Sections that the linker keeps or drops together.</summary>
/// <param name="Signature">The symbol that names the group.</param>
/// <param name="IsComdat">Whether only one group of that name is kept.</param>
/// <param name="Members">The sections.</param>
public sealed record ElfGroup(ElfSymbol Signature, bool IsComdat, IReadOnlyList<ElfSection> Members);
