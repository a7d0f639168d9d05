using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Compile;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Turns an object of the code generator into one that can be linked for flash and RAM, without start-up code.</summary>
/// <remarks>
/// The steps, in order: thunks are bypassed; sections get names of their own; what nobody writes becomes read-only; the blob of frozen
/// objects is cut into its objects; references in static fields are given their initial values; debug information is
/// corrected. Each step undoes something that is right only on a system with a loader.
/// </remarks>
public sealed class ObjectMender
{
    private readonly ElfFile file;
    private readonly GeneratedObject generated;
    private readonly TypeCatalog types;

    private ObjectMender(ElfFile file, GeneratedObject generated, TypeCatalog types)
    {
        this.file = file;
        this.generated = generated;
        this.types = types;
    }

    /// <summary>Mends an object in place.</summary>
    /// <param name="file">The object.</param>
    /// <param name="generated">What the code generator says about it.</param>
    /// <param name="types">The metadata of its assemblies.</param>
    public static void Mend(ElfFile file, GeneratedObject generated, TypeCatalog types) => new ObjectMender(file, generated, types).Run();

    /// <summary>Leaves out what no link keeps, and shortens the rest. Nothing may ask for lines of the object as it was afterwards.</summary>
    /// <param name="file">The object, mended.</param>
    /// <param name="isKept">Whether a section is used.</param>
    public static void Reduce(ElfFile file, Func<ElfSection, bool> isKept)
    {
        UnusedCode.Remove(file, isKept);
        LineProgramWriter.Rewrite(file, CodeShortener.Shorten(file));
    }

    /// <summary>Leaves out of an object of the assembler what no link keeps. Its code stays as it was written.</summary>
    /// <param name="file">The object.</param>
    /// <param name="isKept">Whether a section is used.</param>
    public static void ReduceAssembled(ElfFile file, Func<ElfSection, bool> isKept)
    {
        DebugAddresses.MakeAddressesEven(file);
        UnusedCode.Remove(file, isKept);
        LineProgramWriter.Rewrite(file, new Dictionary<ElfSection, Func<uint, uint>>());
        DebugAddresses.AvoidBaseZero(file);
    }

    private void Run()
    {
        BypassThunks();
        NameSections();
        DropUnwindTables();
        SeparateReadOnlyData();
        FrozenObjects.Split(file, generated.FrozenObjects, types);
        StaticFields.Mend(file, StaticTypes(), types);
        DebugAddresses.MakeAddressesEven(file);
    }

    /// <summary>Lets every reference to <c>X$thunk</c> mean X, data included: a thunk holds an instruction, not the datum.</summary>
    private void BypassThunks()
    {
        ElfSection? thunks = file.FindSection(IlcNames.ThunkSection);
        if (thunks is null)
        {
            return;
        }

        Dictionary<string, ElfSymbol> byName = [];
        foreach (ElfSymbol symbol in file.Symbols.Where(symbol => symbol.Binding != ElfSymbolBinding.Local))
        {
            byName[symbol.Name] = symbol;
        }

        foreach (ElfRelocation relocation in file.Sections.SelectMany(section => section.Relocations))
        {
            string name = relocation.Symbol.Name;
            if (relocation.Symbol.Section == thunks && name.EndsWith(IlcNames.ThunkSuffix, StringComparison.Ordinal))
            {
                relocation.Symbol = byName[name[..^IlcNames.ThunkSuffix.Length]];
            }
        }

        file.RemoveSections(section => section == thunks);
    }

    /// <summary>Names each section after its symbol, as -ffunction-sections and -fdata-sections do, and dissolves the groups.</summary>
    /// <remarks>A group lets equal code of several objects be merged; every part of an image is one object.</remarks>
    private void NameSections()
    {
        foreach (ElfGroup group in file.Groups)
        {
            foreach (ElfSection section in group.Members)
            {
                section.Flags &= ~ElfSectionFlags.Group;
                section.Name = section.Name switch
                {
                    "__managedcode" or "__unbox" or ".text" => ".text." + group.Signature.Name,
                    ".rodata" or ".data" or ".bss" => $"{section.Name}.{group.Signature.Name}",
                    _ => section.Name,
                };
            }
        }

        file.Groups.Clear();
    }

    /// <summary>Nothing unwinds the stack of firmware, and the tables' personality routines do not exist.</summary>
    private void DropUnwindTables()
    {
        HashSet<ElfSection> removed = [.. file.Sections.Where(section => section.Name is ".ARM.exidx" or ".ARM.extab" or ".comment")];
        foreach (ElfSection section in file.Sections)
        {
            section.Relocations.RemoveAll(relocation => relocation.Symbol.Section is not null && removed.Contains(relocation.Symbol.Section));
        }

        file.RemoveSections(removed.Contains);
    }

    private void SeparateReadOnlyData()
    {
        foreach (ElfSymbol symbol in file.Symbols)
        {
            if (symbol.Section is not { Type: ElfSectionType.ProgramBits } section || !IlcNames.IsReadOnly(symbol.Name))
            {
                continue;
            }

            MakeReadOnly(section);
            if (IlcNames.IsMethodTable(symbol.Name))
            {
                // The fields are distances; 0 is what they hold where a type has no such data.
                section.Relocations.RemoveAll(relocation => IlcNames.IsRuntimeService(relocation.Symbol.Name));
            }
        }
    }

    /// <summary>Moves a section from RAM to flash.</summary>
    internal static void MakeReadOnly(ElfSection section)
    {
        section.Flags &= ~ElfSectionFlags.Write;
        if (section.Name.StartsWith(".data.", StringComparison.Ordinal))
        {
            section.Name = ".rodata." + section.Name[".data.".Length..];
        }
    }

    /// <summary>The type behind each mangled name, as it appears in the symbols of static fields.</summary>
    private Dictionary<string, string> StaticTypes()
    {
        Dictionary<string, string> byMangledName = [];
        foreach (GeneratedType type in generated.Types.Where(type => IlcNames.IsMethodTable(type.Symbol)))
        {
            byMangledName[IlcNames.MangledType(type.Symbol)] = type.Type;
        }

        return byMangledName;
    }
}
