namespace Anckor.Image.Elf;

/// <summary>A symbol.</summary>
public sealed class ElfSymbol(string name)
{
    /// <summary>Its name; empty for section symbols.</summary>
    public string Name { get; set; } = name;

    /// <summary>Offset in its section, or address in a linked file; bit 0 set for Thumb functions.</summary>
    public uint Value { get; set; }

    /// <summary>Bytes of what it names, 0 when not known.</summary>
    public uint Size { get; set; }

    /// <summary>Who sees it.</summary>
    public ElfSymbolBinding Binding { get; set; } = ElfSymbolBinding.Global;

    /// <summary>What it names.</summary>
    public ElfSymbolType Type { get; set; }

    /// <summary>The byte st_other: 0 default, 2 hidden.</summary>
    public byte Visibility { get; set; }

    /// <summary>Where it stands.</summary>
    public ElfSymbolPlace Place { get; set; } = ElfSymbolPlace.Undefined;

    /// <summary>Its section, when <see cref="Place"/> is <see cref="ElfSymbolPlace.Section"/>.</summary>
    public ElfSection? Section { get; set; }

    /// <summary>Whether this file does not define it.</summary>
    public bool IsUndefined => Place == ElfSymbolPlace.Undefined;

    /// <summary>Whether it marks code or data in a section (<c>$t</c>, <c>$a</c>, <c>$d</c>; IHI 0044, mapping symbols).</summary>
    public bool IsMapping =>
        Binding == ElfSymbolBinding.Local && Type == ElfSymbolType.None && Name.Length >= 2 && Name[0] == '$' && (Name.Length == 2 || Name[2] == '.');

    /// <summary>Its offset in the section, without the bit that says Thumb.</summary>
    public uint Offset => Type == ElfSymbolType.Function ? Value & ~1u : Value;

    /// <summary>Puts it into a section.</summary>
    public void Define(ElfSection section, uint value)
    {
        Place = ElfSymbolPlace.Section;
        Section = section;
        Value = value;
    }

    /// <summary>A symbol that stands for a section.</summary>
    public static ElfSymbol ForSection(ElfSection section) => new("")
    {
        Binding = ElfSymbolBinding.Local,
        Type = ElfSymbolType.Section,
        Place = ElfSymbolPlace.Section,
        Section = section,
    };

    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 && Section is not null ? Section.Name : Name;
}
