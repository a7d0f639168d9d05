using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Gives static fields their initial values and their place.</summary>
/// <remarks>
/// The static fields of a type that hold references stand in an object of their own. <c>__GCSTATICS</c>type holds, for a start-up
/// routine, the distance to the object's type and to its initial data; code expects it to hold the object's address. The routine's
/// work is done here: the word becomes the address of the initial data, less the pointer to the type that stands before it in an
/// object and that nobody reads.
/// </remarks>
internal static class StaticFields
{
    private const uint TypePointerBytes = 4;
    private const uint BaseSizeOffset = 4;

    // Of an object's size, what is not fields: the header before it and the pointer to its type.
    private const uint ObjectOverhead = 8;

    public static void Mend(ElfFile file, Dictionary<string, string> typesByMangledName, TypeCatalog types)
    {
        Dictionary<string, ElfSymbol> symbols = [];
        foreach (ElfSymbol symbol in file.Symbols.Where(symbol => !symbol.IsUndefined && symbol.Binding != ElfSymbolBinding.Local))
        {
            symbols[symbol.Name] = symbol;
        }

        foreach (ElfSymbol symbol in file.Symbols.ToList())
        {
            if (symbol.Section is null)
            {
                continue;
            }

            if (IlcNames.TypeOfStatics(symbol.Name) is not string mangled)
            {
                continue;
            }

            string? type = typesByMangledName.GetValueOrDefault(mangled);
            if (symbol.Name.StartsWith(IlcNames.NonGCStaticsPrefix, StringComparison.Ordinal))
            {
                MendValues(symbol, type, types);
            }
            else
            {
                MendReferences(file, symbol, symbols, type, types);
            }
        }
    }

    private static void MendValues(ElfSymbol symbol, string? type, TypeCatalog types)
    {
        // A value before the symbol is the state of a static constructor that runs late; it is refused if anything uses it.
        bool runsLate = symbol.Value != 0;
        if (type is not null && !runsLate && symbol.Section!.Type == ElfSectionType.ProgramBits && types.StaticValuesAreReadOnly(type))
        {
            ObjectMender.MakeReadOnly(symbol.Section);
        }
    }

    private static void MendReferences(ElfFile file, ElfSymbol symbol, Dictionary<string, ElfSymbol> symbols, string? type, TypeCatalog types)
    {
        ElfSection section = symbol.Section!;
        ElfRelocation objectType = section.Relocations.Find(relocation => relocation.Offset == symbol.Value)
            ?? throw new ElfFormatException($"'{symbol.Name}' does not start with its type");
        if (!symbols.TryGetValue(symbol.Name + IlcNames.PreInitDataSuffix, out ElfSymbol? data))
        {
            data = AddZeroed(file, symbol, objectType.Symbol);
        }
        else if (type is not null && types.StaticReferencesAreReadOnly(type))
        {
            ObjectMender.MakeReadOnly(data.Section!);
        }

        section.Relocations.Clear();
        section.Relocations.Add(new ElfRelocation(0, ArmRelocation.Absolute32, data));
        section.Data = new byte[4];
        section.WriteWord(0, unchecked(0 - TypePointerBytes));
        symbol.Value = 0;
        ObjectMender.MakeReadOnly(section);
    }

    // Fields that all start with null have no initial data.
    private static ElfSymbol AddZeroed(ElfFile file, ElfSymbol statics, ElfSymbol objectType)
    {
        uint size = objectType.Section!.ReadWord(objectType.Value + BaseSizeOffset) - ObjectOverhead;
        ElfSection zeroed = new($".bss.{statics.Name}{IlcNames.PreInitDataSuffix}", ElfSectionType.NoBits, ElfSectionFlags.Allocate | ElfSectionFlags.Write)
        {
            Alignment = 4,
            NoBitsSize = size,
        };
        ElfSymbol symbol = new(statics.Name + IlcNames.PreInitDataSuffix) { Visibility = statics.Visibility };
        symbol.Define(zeroed, 0);
        file.Sections.Insert(file.Sections.IndexOf(statics.Section!) + 1, zeroed);
        file.Symbols.Add(symbol);
        return symbol;
    }
}
