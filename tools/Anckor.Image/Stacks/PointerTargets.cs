using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Mend;

namespace Anckor.Image.Stacks;

/// <summary>Functions whose addresses a part holds: a call through a pointer leads to one of them.</summary>
/// <remarks>
/// Taken from the relocations that the linker kept, of code and of data that it kept. A call that the code generator wrote as an address
/// and a branch counts as holding the address too: that finds too many, never too few. The vector table is the hardware's.
/// </remarks>
internal sealed class PointerTargets
{
    private const string VectorSection = ".vectors";

    // Where a method table refers to the one of the base type.
    private const uint BaseType = 8;

    private readonly PartCode code;
    private readonly HashSet<uint> inData = [];
    private readonly Dictionary<int, HashSet<uint>> inObjects = [];
    private readonly Dictionary<uint, HashSet<uint>> inFunctions = [];

    /// <summary>Finds them.</summary>
    /// <param name="file">The part, linked, with its relocations.</param>
    /// <param name="code">Its code.</param>
    public PointerTargets(ElfFile file, PartCode code)
    {
        this.code = code;
        ElfSection[] sections = [.. file.Sections.Where(section => section.IsAllocated && section.Name != VectorSection && section.Relocations.Count > 0)];
        HashSet<uint> delegateTypes =
        [
            .. sections.SelectMany(section => section.Relocations)
                .Where(relocation => IlcNames.IsDelegateBase(relocation.Symbol.Name))
                .Select(relocation => relocation.Offset - BaseType),
        ];
        foreach (ElfSection section in sections)
        {
            if (section.IsCode)
            {
                AddCode(section);
            }
            else
            {
                AddData(file, section, delegateTypes);
            }
        }
    }

    /// <summary>What data holds, other than method tables and delegates.</summary>
    public IReadOnlyCollection<uint> InData => inData;

    /// <summary>What a function's own code holds.</summary>
    /// <param name="function">Where it begins.</param>
    public IReadOnlyCollection<uint> InFunction(uint function) => inFunctions.TryGetValue(function, out HashSet<uint>? found) ? found : [];

    /// <summary>What a call finds in method tables and delegates: only the code generator's own code reads those, each time at a fixed distance.</summary>
    /// <param name="loadedFrom">How far behind some address it finds the pointer; null when that is not known.</param>
    public IEnumerable<uint> InObjects(int? loadedFrom) => loadedFrom switch
    {
        null or 0 => inObjects.Values.SelectMany(found => found),
        int distance => inObjects.GetValueOrDefault(distance) ?? [],
    };

    private void AddCode(ElfSection section)
    {
        foreach (ElfRelocation relocation in section.Relocations)
        {
            Entry(inFunctions, code.ExtentOf(relocation.Offset).Start).UnionWith(FunctionsOf(section, relocation));
        }
    }

    private void AddData(ElfFile file, ElfSection section, HashSet<uint> delegateTypes)
    {
        ElfSymbol[] objects =
        [
            .. file.Symbols.Where(symbol => symbol.Section == section && symbol.Type != ElfSymbolType.Section && !symbol.IsMapping).OrderBy(symbol => symbol.Value),
        ];
        HashSet<uint> delegates =
        [
            .. section.Relocations.Where(relocation => delegateTypes.Contains(relocation.Symbol.Value)).Select(relocation => relocation.Offset),
        ];
        foreach (ElfRelocation relocation in section.Relocations.Where(relocation => relocation.Symbol.Section is { IsCode: true }))
        {
            ElfSymbol? holder = objects.LastOrDefault(symbol => symbol.Value <= relocation.Offset);
            bool isInTable = holder is not null && IlcNames.IsMethodTable(holder.Name);
            bool isInDelegate = holder is not null && delegates.Contains(holder.Value);
            if (isInTable && delegateTypes.Contains(holder!.Value) && IlcNames.IsDelegateThunkSource(relocation.Symbol.Name))
            {
                continue;
            }

            HashSet<uint> found = isInTable || isInDelegate ? Entry(inObjects, (int)(relocation.Offset - holder!.Value)) : inData;
            found.UnionWith(FunctionsOf(section, relocation));
        }
    }

    private IEnumerable<uint> FunctionsOf(ElfSection section, ElfRelocation relocation)
    {
        uint place = relocation.Offset - section.Address;
        bool isHalf = relocation.Type is ArmRelocation.ThumbMoveLowAbsolute or ArmRelocation.ThumbMoveHighAbsolute
            or ArmRelocation.ThumbMoveLowRelative or ArmRelocation.ThumbMoveHighRelative;
        if (isHalf && relocation.Symbol is { Type: ElfSymbolType.Section, Section.IsCode: true })
        {
            // A local label: half an address does not say which.
            return code.Functions;
        }

        uint? value = relocation.Type switch
        {
            ArmRelocation.Absolute32 => section.ReadWord(place),
            ArmRelocation.Relative32 => section.ReadWord(place) + relocation.Offset,
            _ when isHalf => relocation.Symbol.Value,
            _ => null,
        };

        // Places inside of functions are labels of tables, unless they say that they are Thumb code to be called.
        return value is uint found && code.IsCode(found & ~1u) && ((found & 1) != 0 || code.IsFunction(found)) ? [found & ~1u] : [];
    }

    private static HashSet<uint> Entry<TKey>(Dictionary<TKey, HashSet<uint>> sets, TKey key)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out HashSet<uint>? found))
        {
            found = [];
            sets.Add(key, found);
        }

        return found;
    }
}
