using System;
using System.Buffers.Binary;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Image.Elf;
using Xunit;

namespace Anckor.Image.Tests.Mend;

/// <summary>What cannot change stands in flash, what can stands in RAM, and both start right.</summary>
public class PlacementTests
{
    private const uint Flash = 0x0800_0000;
    private const uint Ram = 0x2000_0000;

    [Theory]
    [InlineData("Use(Text());", "[MethodImpl(MethodImplOptions.NoInlining)] private static string Text() => \"hey\";", "image__Str_hey", Flash)]
    [InlineData("Use(Buffer[Ticks()]++);", "private static readonly byte[] Buffer = new byte[12];", "image__FrozenObj_Probe_Probe_Program", Ram)]
    [InlineData("Use(One);", "private static readonly Fixed One = new(7); internal sealed class Fixed(int n) { public readonly int N = n; }", "image__FrozenObj_Probe_Probe_Program", Flash)]
    [InlineData("Use(One.N++);", "private static readonly Free One = new(); internal sealed class Free { public int N = 7; }", "image__FrozenObj_Probe_Probe_Program", Ram)]
    [InlineData("Use(One);", "private static readonly Half One = new(7); internal class Base { public int M = 2; } internal sealed class Half(int n) : Base { public readonly int N = n; }", "image__FrozenObj_Probe_Probe_Program", Ram)]
    [InlineData("Use(Add(Ticks()));", "private static readonly Func<int, int> Add = static n => n + 1;", "image__FrozenObj_Probe_Probe_Program", Flash)]
    [InlineData("Use(Table[Ticks() & 3]);", "private static ReadOnlySpan<uint> Table => [1, 20, 300, 4000];", "Probe__PrivateImplementationDetails", Flash)]
    [InlineData("Use(count++);", "private static int count = 5;", "__NONGCSTATICSProbe_Probe_Program", Ram)]
    [InlineData("Use(in Wide);", "private static void Use(in Many many) => Use(many[Ticks()]); [InlineArray(9)] private struct Many { private int first; } private static readonly Many Wide = Make(); private static Many Make() { Many many = default; many[3] = 9; return many; }", "__NONGCSTATICSProbe_Probe_Program", Flash)]
    public async Task Stands_where_it_belongs(string statements, string members, string symbolPrefix, uint memory)
    {
        using SampleApplication application = SampleApplication.Task(statements, members);

        ElfFile file = await application.BuildElfAsync();

        ElfSymbol[] found = [.. OfTask(file).Where(symbol => symbol.Name.StartsWith(symbolPrefix, StringComparison.Ordinal))];
        Assert.NotEmpty(found);
        Assert.All(found, symbol => Assert.Equal(memory, symbol.Value & 0xFF00_0000));
    }

    [Fact]
    public async Task A_static_reference_that_changes_starts_with_its_object()
    {
        using SampleApplication application = SampleApplication.Task(
            "Use(text.Length); text = \"other\"; Use(text.Length); Use(rest); rest = text;",
            "private static string text = \"first\"; private static object? rest;");

        ElfFile file = await application.BuildElfAsync();

        // The code loads the address of an object whose first field stands 4 bytes behind it.
        ElfSymbol holder = Single(file, "__GCSTATICSProbe_Probe_Program");
        uint fields = Word(file, holder.Value) + 4;
        ElfSymbol data = Single(file, "__GCSTATICSProbe_Probe_Program__PreInitData");
        Assert.Equal(Flash, holder.Value & 0xFF00_0000);
        Assert.Equal(Ram, data.Value & 0xFF00_0000);
        Assert.Equal(data.Value, fields);

        uint[] initial = [InitialWord(file, fields), InitialWord(file, fields + 4)];
        Assert.Equal([0u, Single(file, "image__Str_first").Value], initial.Order());
    }

    [Fact]
    public async Task A_static_reference_that_starts_with_null_needs_no_flash()
    {
        using SampleApplication application = SampleApplication.Task("Use(text); text = \"other\";", "private static string? text;");

        ElfFile file = await application.BuildElfAsync();

        ElfSymbol data = Single(file, "__GCSTATICSProbe_Probe_Program__PreInitData");
        Assert.Equal("probe.bss", data.Section!.Name);
        Assert.Equal(data.Value, Word(file, Single(file, "__GCSTATICSProbe_Probe_Program").Value) + 4);
    }

    [Fact]
    public async Task Nothing_of_the_compilers_runtime_reaches_the_image()
    {
        using SampleApplication application = SampleApplication.Task("Use(Text());", "[MethodImpl(MethodImplOptions.NoInlining)] private static string Text() => \"hey\";");

        ElfFile file = await application.BuildElfAsync();

        string[] forbidden = ["$thunk", "__writableData", "typemanager", "ReadyToRunHeader", "__modules", "unwind"];
        Assert.DoesNotContain(file.Symbols, symbol => forbidden.Any(part => symbol.Name.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Functions_stand_at_words_because_function_pointers_are_marked_in_bit_1()
    {
        using SampleApplication application = SampleApplication.Task("Use(1); Use(2L); Use((byte)3);");

        ElfFile file = await application.BuildElfAsync();

        ElfSymbol[] functions = [.. OfTask(file).Where(symbol => symbol.Type == ElfSymbolType.Function && symbol.Name.Contains("Probe", StringComparison.Ordinal))];
        Assert.NotEmpty(functions);
        Assert.All(functions, function => Assert.Equal(1u, function.Value & 3));
    }

    private static ElfSymbol Single(ElfFile file, string name) => Assert.Single(OfTask(file), symbol => symbol.Name == name);

    private static ElfSymbol[] OfTask(ElfFile file) =>
        [.. file.Symbols.Where(symbol => symbol.Section?.Name.StartsWith("probe.", StringComparison.Ordinal) == true)];

    private static uint Word(ElfFile file, uint address)
    {
        ElfSection section = file.Sections.First(section => section.IsAllocated && address - section.Address < section.Size);
        return section.ReadWord(address - section.Address);
    }

    // What the task will find there: RAM is filled from the copy in flash.
    private static uint InitialWord(ElfFile file, uint address)
    {
        ElfSegment segment = file.Segments.First(segment => address - segment.VirtualAddress < segment.MemorySize);
        Assert.Equal(Flash, segment.PhysicalAddress & 0xFF00_0000);
        return BinaryPrimitives.ReadUInt32LittleEndian(segment.Sections[0].Data.AsSpan((int)(address - segment.VirtualAddress)));
    }
}
