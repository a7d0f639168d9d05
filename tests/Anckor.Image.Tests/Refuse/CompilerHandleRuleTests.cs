using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Compile;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;
using Anckor.Image.Refuse;
using Xunit;

namespace Anckor.Image.Tests.Refuse;

public class CompilerHandleRuleTests
{
    // movw r5, #0x588; movt r5, #0x42: what ilc made of the address of a static in a loop (docs/adr/0009).
    private static readonly byte[] Handle = [0x40, 0xF2, 0x88, 0x55, 0xC0, 0xF2, 0x42, 0x05];

    [Fact]
    public void A_handle_of_the_compiler_in_the_code_is_refused()
    {
        Diagnostic refusal = Assert.Single(Judge(Handle, relocated: false, constant: false));

        Assert.Equal("ANK3011", refusal.Code);
        Assert.Contains("0x420588", refusal.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_of_the_source_is_fine() => Assert.Empty(Judge(Handle, relocated: false, constant: true));

    [Fact]
    public void An_address_that_the_linker_fills_in_is_fine() => Assert.Empty(Judge(Handle, relocated: true, constant: false));

    [Theory]
    [InlineData(new byte[] { 0x40, 0xF2, 0x88, 0x55, 0xC2, 0xF2, 0x00, 0x05 })] // 0x20000588
    [InlineData(new byte[] { 0x40, 0xF2, 0x88, 0x55, 0xC0, 0xF2, 0x42, 0x06 })] // movt into another register
    [InlineData(new byte[] { 0x40, 0xF2, 0x89, 0x55, 0xC0, 0xF2, 0x42, 0x05 })] // 0x420589, no multiple of 4
    public void Other_numbers_are_fine(byte[] code) => Assert.Empty(Judge(code, relocated: false, constant: false));

    private static IReadOnlyList<Diagnostic> Judge(byte[] code, bool relocated, bool constant)
    {
        ElfFile file = new();
        ElfSection section = new(".text.main", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate | ElfSectionFlags.Execute) { Data = code };
        file.Sections.Add(section);
        ElfSymbol function = new("main") { Type = ElfSymbolType.Function, Size = (uint)code.Length };
        function.Define(section, 1);
        ElfSymbol mark = new("$t.0") { Binding = ElfSymbolBinding.Local };
        mark.Define(section, 0);
        file.Symbols.AddRange([function, mark]);
        if (relocated)
        {
            section.Relocations.Add(new ElfRelocation(0, ArmRelocation.ThumbMoveLowAbsolute, function));
        }

        LinkInput input = new(file, LineTable.Read(file));
        GeneratedObject generated = new("", [], [], [], []);
        RefusalContext context = new(new LinkGraph([input], ["main"], []), generated, new SourcePaths("/"), _ => null, _ => constant);
        return [.. CompilerHandleRule.Judge(context, input)];
    }
}
