using System;

namespace Anckor.Image.Elf;

/// <summary>What an ELF file is (e_type).</summary>
public enum ElfFileType : ushort
{
    /// <summary>Output of a compiler or assembler.</summary>
    Relocatable = 1,

    /// <summary>Output of the linker.</summary>
    Executable = 2,
}

/// <summary>What a section holds (sh_type): the types that this project meets by name; others pass through unchanged.</summary>
public enum ElfSectionType : uint
{
    /// <summary>No section.</summary>
    Null = 0,

    /// <summary>Code or data.</summary>
    ProgramBits = 1,

    /// <summary>The symbol table.</summary>
    SymbolTable = 2,

    /// <summary>Names.</summary>
    StringTable = 3,

    /// <summary>Relocations with addends.</summary>
    RelocationsWithAddends = 4,

    /// <summary>Memory without bytes in the file.</summary>
    NoBits = 8,

    /// <summary>Relocations whose addends stand in the section they apply to.</summary>
    Relocations = 9,

    /// <summary>Sections that the linker keeps or drops together.</summary>
    Group = 17,

    /// <summary>Index table of ARM stack unwinding.</summary>
    ArmUnwindIndex = 0x7000_0001,

    /// <summary>Build attributes of ARM objects.</summary>
    ArmAttributes = 0x7000_0003,
}

/// <summary>How a section is used (sh_flags).</summary>
[Flags]
public enum ElfSectionFlags : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Written at run time.</summary>
    Write = 1,

    /// <summary>Occupies memory at run time.</summary>
    Allocate = 2,

    /// <summary>Holds instructions.</summary>
    Execute = 4,

    /// <summary>May be merged with equal contents.</summary>
    Merge = 0x10,

    /// <summary>Holds strings.</summary>
    Strings = 0x20,

    /// <summary>Its info field is a section index.</summary>
    InfoLink = 0x40,

    /// <summary>Ordered by, and kept with, the section it links to.</summary>
    LinkOrder = 0x80,

    /// <summary>Member of a group.</summary>
    Group = 0x200,
}

/// <summary>Who sees a symbol.</summary>
public enum ElfSymbolBinding : byte
{
    /// <summary>Its own file.</summary>
    Local = 0,

    /// <summary>Every file.</summary>
    Global = 1,

    /// <summary>Every file, and gives way to a global one.</summary>
    Weak = 2,
}

/// <summary>What a symbol names.</summary>
public enum ElfSymbolType : byte
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>Data.</summary>
    Object = 1,

    /// <summary>Code; bit 0 of the value is set for Thumb.</summary>
    Function = 2,

    /// <summary>A section.</summary>
    Section = 3,

    /// <summary>The source file the following local symbols come from.</summary>
    File = 4,
}

/// <summary>Where a symbol stands.</summary>
public enum ElfSymbolPlace
{
    /// <summary>Elsewhere.</summary>
    Undefined,

    /// <summary>In a section.</summary>
    Section,

    /// <summary>At an absolute address, or a plain number.</summary>
    Absolute,

    /// <summary>In a common block that the linker allocates.</summary>
    Common,
}

/// <summary>Relocations of the ARM ABI (IHI 0044) that this project meets by name.</summary>
public enum ArmRelocation : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>32-bit address.</summary>
    Absolute32 = 2,

    /// <summary>32-bit distance.</summary>
    Relative32 = 3,

    /// <summary>Thumb bl.</summary>
    ThumbCall = 10,

    /// <summary>Thumb b.w.</summary>
    ThumbJump24 = 30,

    /// <summary>Thumb movw with the low half of an address.</summary>
    ThumbMoveLowAbsolute = 47,

    /// <summary>Thumb movt with the high half of an address.</summary>
    ThumbMoveHighAbsolute = 48,

    /// <summary>Thumb movw with the low half of a distance.</summary>
    ThumbMoveLowRelative = 49,

    /// <summary>Thumb movt with the high half of a distance.</summary>
    ThumbMoveHighRelative = 50,
}
