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

    // Where in a method table its methods begin: nearer, it holds no address of code.
    private const int FirstMethod = 0x14;

    private readonly PartCode code;
    private readonly HashSet<uint> inData = [];
    private readonly Dictionary<int, HashSet<uint>> inMethodTables = [];
    private readonly Dictionary<uint, HashSet<uint>> inFunctions = [];

    /// <summary>Finds them.</summary>
    /// <param name="file">The part, linked, with its relocations.</param>
    /// <param name="code">Its code.</param>
    public PointerTargets(ElfFile file, PartCode code)
    {
        this.code = code;
        foreach (ElfSection section in file.Sections.Where(section => section.IsAllocated && section.Name != VectorSection && section.Relocations.Count > 0))
        {
            ElfSymbol[] objects = section.IsCode
                ? []
                : [.. file.Symbols.Where(symbol => symbol.Section == section && symbol.Type != ElfSymbolType.Section && !symbol.IsMapping).OrderBy(symbol => symbol.Value)];
            HashSet<uint> delegates = [.. section.Relocations.Where(relocation => IlcNames.IsDelegateBase(relocation.Symbol.Name)).Select(relocation => relocation.Offset - BaseType)];
            foreach (ElfRelocation relocation in section.Relocations.Where(relocation => relocation.Symbol.Section is { IsCode: true }))
            {
                ElfSymbol? holder = objects.LastOrDefault(symbol => symbol.Value <= relocation.Offset);
                bool isThunkSource = holder is not null && delegates.Contains(holder.Value) && IlcNames.IsDelegateThunkSource(relocation.Symbol.Name);
                if (!isThunkSource)
                {
                    SetOf(section, holder, relocation.Offset).UnionWith(FunctionsOf(section, relocation));
                }
            }
        }
    }

    /// <summary>What data holds that is no method table.</summary>
    public IReadOnlyCollection<uint> InData => inData;

    /// <summary>What a function's own code holds.</summary>
    /// <param name="function">Where it begins.</param>
    public IReadOnlyCollection<uint> InFunction(uint function) => inFunctions.TryGetValue(function, out HashSet<uint>? found) ? found : [];

    /// <summary>What a virtual call may find in method tables.</summary>
    /// <param name="loadedFrom">How far behind some address it finds the pointer; null when that is not known.</param>
    public IEnumerable<uint> InMethodTables(int? loadedFrom) => loadedFrom switch
    {
        null or 0 => inMethodTables.Values.SelectMany(found => found),
        >= FirstMethod => inMethodTables.GetValueOrDefault(loadedFrom.Value) ?? [],
        _ => [],
    };

    private HashSet<uint> SetOf(ElfSection section, ElfSymbol? holder, uint place)
    {
        if (section.IsCode)
        {
            return Entry(inFunctions, code.ExtentOf(place).Start);
        }

        return holder is not null && IlcNames.IsMethodTable(holder.Name) ? Entry(inMethodTables, (int)(place - holder.Value)) : inData;
    }

    private IEnumerable<uint> FunctionsOf(ElfSection section, ElfRelocation relocation)
    {
        uint place = relocation.Offset - section.Address;
        uint? value = relocation.Type switch
        {
            ArmRelocation.Absolute32 => section.ReadWord(place),
            ArmRelocation.Relative32 => section.ReadWord(place) + relocation.Offset,
            ArmRelocation.ThumbMoveLowAbsolute or ArmRelocation.ThumbMoveHighAbsolute or
                ArmRelocation.ThumbMoveLowRelative or ArmRelocation.ThumbMoveHighRelative => relocation.Symbol.Value,
            _ => null,
        };
        bool isHalf = relocation.Type is not (ArmRelocation.Absolute32 or ArmRelocation.Relative32);
        if (value is not uint found)
        {
            return [];
        }

        if (isHalf && relocation.Symbol.Type == ElfSymbolType.Section)
        {
            // A local label: half an address does not say which.
            return code.Functions;
        }

        // Places inside of functions are labels of tables, unless they say that they are Thumb code to be called.
        uint address = found & ~1u;
        return code.IsCode(address) && ((found & 1) != 0 || code.IsFunction(address)) ? [address] : [];
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
