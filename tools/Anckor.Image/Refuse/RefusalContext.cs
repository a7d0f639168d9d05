using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Compile;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;

namespace Anckor.Image.Refuse;

/// <summary>Everything the rules look at when they judge one part of an image, the kernel or a task.</summary>
/// <param name="graph">What the link keeps.</param>
/// <param name="generated">What the code generator says about the C# among it.</param>
/// <param name="paths">The way from names in objects to files.</param>
/// <param name="lateConstructorPlace">Finds the initialiser that made a static constructor run late.</param>
/// <param name="isConstant">Whether the assemblies hold a number as a constant of their own.</param>
public sealed class RefusalContext(
    LinkGraph graph,
    GeneratedObject generated,
    SourcePaths paths,
    System.Func<LateConstructor, SourceLocation?> lateConstructorPlace,
    System.Func<uint, bool> isConstant)
{
    private readonly Dictionary<string, GeneratedMethod> methods = generated.Methods.DistinctBy(method => method.Symbol).ToDictionary(method => method.Symbol);
    private readonly Dictionary<string, string> types = generated.Types.DistinctBy(type => type.Symbol).ToDictionary(type => type.Symbol, type => type.Type);
    private readonly Dictionary<ElfSection, ElfSymbol> functions = FunctionsOf(graph);

    /// <summary>What the link keeps.</summary>
    public LinkGraph Graph => graph;

    /// <summary>What the code generator says about the C# in it.</summary>
    public GeneratedObject Generated => generated;

    /// <summary>The type of a method table, in the words of C#.</summary>
    public string TypeOf(string methodTable) => CSharpNames.Of(types.GetValueOrDefault(methodTable, methodTable));

    /// <summary>The method that refers, in the words of C#; the symbol of assembly code. For data, the method that uses it.</summary>
    public string MethodOf(Reference reference)
    {
        HashSet<ElfSection> seen = [];
        for (Reference? at = reference; at is not null && seen.Add(at.Section); at = graph.ReachedFrom(at.Section))
        {
            if (functions.TryGetValue(at.Section, out ElfSymbol? symbol))
            {
                return methods.TryGetValue(symbol.Name, out GeneratedMethod? method) ? CSharpNames.Of(method) : symbol.Name;
            }
        }

        return reference.Section.Name;
    }

    /// <summary>Whether a section holds a static constructor.</summary>
    public bool IsStaticConstructor(ElfSection section) =>
        functions.TryGetValue(section, out ElfSymbol? symbol) && symbol.Name.EndsWith(Mend.IlcNames.StaticConstructorSuffix, System.StringComparison.Ordinal);

    /// <summary>Whether a number is a constant somebody wrote.</summary>
    public bool IsConstant(uint value) => isConstant(value);

    /// <summary>Where a static constructor that runs late is written.</summary>
    public SourceLocation? PlaceOf(LateConstructor constructor) => lateConstructorPlace(constructor);

    /// <summary>
    /// Where a user should look: the line that refers, or, when that line is part of the core library, the nearest one that is not,
    /// on the way the reference was reached.
    /// </summary>
    public SourceLocation? PlaceOf(Reference reference)
    {
        SourceLine? first = null;
        HashSet<ElfSection> seen = [];
        for (Reference? at = reference; at is not null && seen.Add(at.Section); at = graph.ReachedFrom(at.Section))
        {
            SourceLine? line = at.Input.Lines.Find(at.Section, at.Offset) ?? at.Input.Lines.FindNext(at.Section, at.Offset);
            first ??= line;
            if (line is SourceLine found && !found.File.StartsWith("corelib/", System.StringComparison.Ordinal))
            {
                return paths.Locate(found.File, found.Line);
            }
        }

        return first is SourceLine inside ? paths.Locate(inside.File, inside.Line) : null;
    }

    private static Dictionary<ElfSection, ElfSymbol> FunctionsOf(LinkGraph graph)
    {
        Dictionary<ElfSection, ElfSymbol> functions = [];
        foreach (LinkInput input in graph.Kept.Values.Distinct())
        {
            foreach (ElfSymbol symbol in input.File.Symbols.Where(symbol => symbol is { Type: ElfSymbolType.Function, Section: not null }))
            {
                functions.TryAdd(symbol.Section!, symbol);
            }
        }

        return functions;
    }
}
