using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;
using Xunit;

namespace Anckor.Image.Tests.Mend;

public class DebugInformationTests
{
    [Fact]
    public async Task Every_instruction_from_a_functions_first_line_on_has_a_line()
    {
        ElfFile file = await MendedObjectAsync();
        LineTable lines = LineTable.Read(file);

        ElfSymbol[] functions = [.. file.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Function && symbol.Name.StartsWith("Probe_", StringComparison.Ordinal) && symbol.Size > 0)];
        Assert.NotEmpty(functions);
        foreach (ElfSymbol function in functions.Where(function => lines.FindNext(function.Section!, 0) is not null))
        {
            Assert.NotNull(lines.Find(function.Section!, function.Size - 2));
            Assert.Null(lines.Find(function.Section!, function.Size));
            Assert.Equal("Probe/Probe.cs", lines.Find(function.Section!, function.Size - 2)!.Value.File);
        }
    }

    [Fact]
    public async Task The_lines_of_a_method_are_those_of_its_source()
    {
        ElfFile file = await MendedObjectAsync();
        LineTable lines = LineTable.Read(file);
        ElfSection section = file.FindSymbol("Probe_Probe_Program__Twice")!.Section!;

        int[] found = [.. Enumerable.Range(0, (int)section.Size / 2).Select(i => lines.Find(section, (uint)i * 2)?.Line ?? 0).Distinct()];

        Assert.Equal([22, 23, 24], found.Where(line => line > 0));
    }

    [Fact]
    public async Task No_place_in_code_is_odd()
    {
        ElfFile file = await MendedObjectAsync();

        foreach (ElfSection section in file.Sections.Where(section => section.Name.StartsWith(".debug_", StringComparison.Ordinal)))
        {
            foreach (ElfRelocation relocation in section.Relocations.Where(relocation => relocation.Symbol.Section?.IsCode == true))
            {
                Assert.Equal(ElfSymbolType.Section, relocation.Symbol.Type);
                Assert.Equal(0u, section.ReadWord(relocation.Offset) & 1);
                Assert.True(section.ReadWord(relocation.Offset) <= relocation.Symbol.Section!.Size);
            }
        }
    }

    // Built with a cache of its own: the object lies there.
    private static async Task<ElfFile> MendedObjectAsync()
    {
        using SampleApplication application = SampleApplication.Task("Use(Twice(Ticks()));", """
            private static int Twice(int n)
            {
                Use(n);
                Use(n + Ticks());
                return n * 2;
            }
            """.Replace("private static int Twice", "[MethodImpl(MethodImplOptions.NoInlining)] private static int Twice", StringComparison.Ordinal));
        using TemporaryFolder cache = new();
        await application.BuildAsync(cache: cache.Path);
        return Directory.EnumerateFiles(cache.Path, "part0.o", SearchOption.AllDirectories)
            .Select(ElfReader.Read)
            .First(file => file.FindSymbol("Probe_Probe_Program__Twice") is not null);
    }
}
