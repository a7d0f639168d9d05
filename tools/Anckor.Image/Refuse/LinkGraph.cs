using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;

namespace Anckor.Image.Refuse;

/// <summary>An object that takes part in a link, and its lines.</summary>
public sealed record LinkInput(ElfFile File, LineTable Lines);

/// <summary>A place in an object that refers to something.</summary>
/// <param name="Input">The object.</param>
/// <param name="Section">The section that refers.</param>
/// <param name="Offset">Where in it.</param>
public sealed record Reference(LinkInput Input, ElfSection Section, uint Offset);

/// <summary>A reference to something that no object defines.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="From">Who refers.</param>
public sealed record UndefinedReference(string Symbol, Reference From);

/// <summary>
/// What a link will keep: everything reached from the entry, as the linker's --gc-sections finds it. The code generator compiles
/// every method it is given, so that only this says what an image holds.
/// </summary>
public sealed class LinkGraph
{
    private readonly Dictionary<string, (LinkInput Input, ElfSymbol Symbol)> definitions = [];
    private readonly Dictionary<ElfSection, LinkInput> kept = [];
    private readonly Dictionary<ElfSection, Reference> reachedFrom = [];
    private readonly List<UndefinedReference> undefined = [];
    private readonly HashSet<string> provided;

    /// <summary>Walks a link.</summary>
    /// <param name="inputs">The objects, in the order of the link.</param>
    /// <param name="roots">Names of symbols and sections that are kept in any case.</param>
    /// <param name="provided">Symbols that the linker script or command line defines.</param>
    public LinkGraph(IReadOnlyList<LinkInput> inputs, IEnumerable<string> roots, IEnumerable<string> provided)
    {
        this.provided = [.. provided];
        foreach (LinkInput input in inputs)
        {
            foreach (ElfSymbol symbol in input.File.Symbols.Where(symbol => symbol.Binding != ElfSymbolBinding.Local && !symbol.IsUndefined))
            {
                bool stronger = definitions.TryGetValue(symbol.Name, out (LinkInput Input, ElfSymbol Symbol) other) &&
                    other.Symbol.Binding == ElfSymbolBinding.Weak && symbol.Binding == ElfSymbolBinding.Global;
                if (stronger || !definitions.ContainsKey(symbol.Name))
                {
                    definitions[symbol.Name] = (input, symbol);
                }
            }
        }

        Queue<ElfSection> open = new();
        foreach (string root in roots)
        {
            foreach (LinkInput input in inputs)
            {
                foreach (ElfSection section in input.File.Sections.Where(section => section.Name == root))
                {
                    Keep(input, section, null, open);
                }
            }

            if (definitions.TryGetValue(root, out (LinkInput Input, ElfSymbol Symbol) definition) && definition.Symbol.Section is not null)
            {
                Keep(definition.Input, definition.Symbol.Section, null, open);
            }
        }

        while (open.TryDequeue(out ElfSection? section))
        {
            Walk(kept[section], section, open);
        }
    }

    /// <summary>What is kept, with its object, in the order it was reached.</summary>
    public IReadOnlyDictionary<ElfSection, LinkInput> Kept => kept;

    /// <summary>References of kept sections to nothing.</summary>
    public IReadOnlyList<UndefinedReference> Undefined => undefined;

    /// <summary>Who first referred to a kept section; null for a root.</summary>
    public Reference? ReachedFrom(ElfSection section) => reachedFrom.GetValueOrDefault(section);

    private void Walk(LinkInput input, ElfSection section, Queue<ElfSection> open)
    {
        foreach (ElfRelocation relocation in section.Relocations)
        {
            ElfSymbol symbol = relocation.Symbol;
            Reference from = new(input, section, relocation.Offset);
            if (symbol.Section is not null)
            {
                // Weak definitions give way, and a hidden one of the same object is used directly.
                bool replaced = symbol.Binding == ElfSymbolBinding.Weak && definitions[symbol.Name].Symbol != symbol;
                (LinkInput owner, ElfSymbol target) = replaced ? definitions[symbol.Name] : (input, symbol);
                Keep(owner, target.Section!, from, open);
            }
            else if (symbol.IsUndefined && symbol.Name.Length > 0)
            {
                if (definitions.TryGetValue(symbol.Name, out (LinkInput Input, ElfSymbol Symbol) definition))
                {
                    if (definition.Symbol.Section is not null)
                    {
                        Keep(definition.Input, definition.Symbol.Section, from, open);
                    }
                }
                else if (symbol.Binding != ElfSymbolBinding.Weak && !provided.Contains(symbol.Name))
                {
                    undefined.Add(new UndefinedReference(symbol.Name, from));
                }
            }
        }
    }

    private void Keep(LinkInput input, ElfSection section, Reference? from, Queue<ElfSection> open)
    {
        if (section.IsAllocated && kept.TryAdd(section, input))
        {
            open.Enqueue(section);
            if (from is not null)
            {
                reachedFrom.Add(section, from);
            }
        }
    }
}
