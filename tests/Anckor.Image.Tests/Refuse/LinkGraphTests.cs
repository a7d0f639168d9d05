using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;
using Anckor.Image.Refuse;
using Xunit;

namespace Anckor.Image.Tests.Refuse;

public class LinkGraphTests
{
    [Fact]
    public void Only_what_the_root_reaches_is_kept_across_objects()
    {
        LinkInput first = Object("start:middle", "unused:gone");
        LinkInput second = Object("middle:end", "end:", "idle:end");

        LinkGraph graph = new([first, second], ["start"], []);

        Assert.Equal([".text.end", ".text.middle", ".text.start"], graph.Kept.Keys.Select(section => section.Name).Order());
        Assert.Empty(graph.Undefined);
    }

    [Fact]
    public void A_reference_to_nothing_is_found_with_the_way_that_led_there()
    {
        LinkInput input = Object("start:middle", "middle:nowhere");

        LinkGraph graph = new([input], ["start"], []);

        UndefinedReference found = Assert.Single(graph.Undefined);
        Assert.Equal("nowhere", found.Symbol);
        Assert.Equal(".text.middle", found.From.Section.Name);
        Assert.Equal(".text.start", graph.ReachedFrom(found.From.Section)!.Section.Name);
    }

    [Fact]
    public void What_the_linker_script_provides_is_not_missing() =>
        Assert.Empty(new LinkGraph([Object("start:__stack_top")], ["start"], ["__stack_top"]).Undefined);

    [Fact]
    public void A_weak_definition_gives_way_to_a_strong_one()
    {
        LinkInput weak = Object("start:hook", "hook:nowhere");
        weak.File.FindSymbol("hook")!.Binding = ElfSymbolBinding.Weak;
        LinkInput strong = Object("hook:");

        LinkGraph graph = new([weak, strong], ["start"], []);

        Assert.Empty(graph.Undefined);
        Assert.Contains(strong.File.Sections[0], graph.Kept.Keys);
    }

    [Fact]
    public void Sections_can_be_roots_and_debug_information_keeps_nothing()
    {
        LinkInput input = Object("vector:handler", "handler:", "old:");
        ElfSection debug = new(".debug_info", ElfSectionType.ProgramBits, ElfSectionFlags.None) { Data = new byte[4] };
        debug.Relocations.Add(new ElfRelocation(0, ArmRelocation.Absolute32, input.File.FindSymbol("old")!));
        input.File.Sections.Add(debug);

        LinkGraph graph = new([input], [".text.vector"], []);

        Assert.Equal([".text.handler", ".text.vector"], graph.Kept.Keys.Select(section => section.Name).Order());
    }

    // "name:reference": a function in a section of its own that refers to another, here or elsewhere.
    private static LinkInput Object(params string[] functions)
    {
        ElfFile file = new();
        foreach (string[] parts in functions.Select(function => function.Split(':')))
        {
            ElfSection section = new(".text." + parts[0], ElfSectionType.ProgramBits, ElfSectionFlags.Allocate | ElfSectionFlags.Execute) { Data = new byte[4] };
            file.Sections.Add(section);
            SymbolOf(file, parts[0]).Define(section, 1);
            if (parts[1].Length > 0)
            {
                section.Relocations.Add(new ElfRelocation(0, ArmRelocation.ThumbCall, SymbolOf(file, parts[1])));
            }
        }

        return new LinkInput(file, LineTable.Read(file));
    }

    private static ElfSymbol SymbolOf(ElfFile file, string name)
    {
        ElfSymbol? symbol = file.Symbols.Find(symbol => symbol.Name == name);
        if (symbol is null)
        {
            symbol = new ElfSymbol(name) { Type = ElfSymbolType.Function };
            file.Symbols.Add(symbol);
        }

        return symbol;
    }
}
