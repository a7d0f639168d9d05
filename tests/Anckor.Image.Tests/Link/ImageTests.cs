using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Abi;
using Anckor.Image.Elf;
using Anckor.Image.Link;
using Xunit;

namespace Anckor.Image.Tests.Link;

public class ImageTests
{
    private const string Statements = "while (true) { Log.Info(\"tick\"u8); Clock.Sleep(Duration.FromSeconds(1)); }";

    [Fact]
    public async Task The_three_forms_of_an_image_hold_the_same_bytes()
    {
        using SampleApplication application = SampleApplication.Task(Statements);

        BuildOutput output = await application.BuildAsync();

        ElfFile elf = ElfReader.Read(output.Elf);
        byte[] flat = await File.ReadAllBytesAsync(output.Bin, TestContext.Current.CancellationToken);
        Assert.Equal(ImageMerger.Flatten(ImageMerger.Contents(elf), 0x0800_0000), flat);
        Assert.EndsWith(":00000001FF\n", await File.ReadAllTextAsync(output.Hex, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(output.Report.ToJson(), await File.ReadAllTextAsync(Path.Combine(application.Folder, "out", "report.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_vectors_lead_to_the_application_table()
    {
        using SampleApplication application = SampleApplication.Task(Statements);

        BuildOutput output = await application.BuildAsync();

        byte[] flat = await File.ReadAllBytesAsync(output.Bin, TestContext.Current.CancellationToken);
        uint table = BinaryPrimitives.ReadUInt32LittleEndian(flat.AsSpan(ApplicationHeader.VectorOffset));
        Assert.Equal(ApplicationHeader.MagicValue, BinaryPrimitives.ReadUInt32LittleEndian(flat.AsSpan((int)(table - 0x0800_0000))));
        Assert.Equal(table, ElfReader.Read(output.Elf).ValueOf("anckor_application_table"));
    }

    [Fact]
    public async Task No_two_segments_share_a_byte_of_flash()
    {
        using SampleApplication application = SampleApplication.Task(Statements);

        ElfFile elf = await application.BuildElfAsync();

        ElfSegment[] ordered = [.. elf.Segments.OrderBy(segment => segment.PhysicalAddress)];
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.PhysicalAddress + pair.First.MemorySize <= pair.Second.PhysicalAddress));
    }

    [Fact]
    public async Task A_second_build_in_another_place_gives_the_same_bytes()
    {
        using SampleApplication application = SampleApplication.Task(Statements);
        using SampleApplication copy = SampleApplication.Task(Statements);
        using TemporaryFolder cache = new();

        BuildOutput first = await application.BuildAsync();
        BuildOutput second = await copy.BuildAsync(cache: cache.Path);

        foreach ((string one, string other) in new[] { (first.Elf, second.Elf), (first.Bin, second.Bin), (first.Hex, second.Hex) })
        {
            Assert.Equal(await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Without_a_change_nothing_is_made_and_an_edit_makes_only_what_it_touches()
    {
        using SampleApplication application = SampleApplication.Task(Statements);
        await application.BuildAsync();

        Steps unchanged = new();
        await application.BuildAsync(unchanged);
        Assert.Empty(unchanged.Texts);

        await File.AppendAllTextAsync(application.SourcePath, $"// {Guid.NewGuid()}\n", TestContext.Current.CancellationToken);
        Steps edited = new();
        await application.BuildAsync(edited);
        Assert.Equal(["compiling Probe", "generating code for probe", "writing the image of sample"], edited.Texts);
    }

    [Fact]
    public async Task The_report_counts_what_each_part_holds()
    {
        using SampleApplication application = SampleApplication.Task(Statements);

        BuildOutput output = await application.BuildAsync();

        Assert.Equal(["kernel", "table", "supervisor", "serial", "probe", "idle"], output.Report.Parts.Select(part => part.Name));
        foreach (ImagePart part in output.Report.Parts)
        {
            Assert.True(part.Flash <= part.FlashOccupied, part.ToString());
            Assert.True(part.Ram <= part.RamOccupied, part.ToString());
            Assert.True(part.Code + part.Constants + part.Data <= part.Flash, part.ToString());
            Assert.True(part.Stack + part.Data + part.Zeroed <= part.Ram, part.ToString());
        }

        long inElf = new FileInfo(output.Bin).Length;
        Assert.InRange(inElf, output.Report.Parts.Sum(part => part.Flash), output.Report.FlashSize);
    }

    [Fact]
    public async Task Debug_information_knows_the_lines_of_task_and_kernel()
    {
        using SampleApplication application = SampleApplication.Task(Statements);

        ElfFile elf = await application.BuildElfAsync();

        string lines = System.Text.Encoding.UTF8.GetString(elf.FindSection(".debug_line")!.Data);
        Assert.Contains("Probe.cs", lines, StringComparison.Ordinal);
        Assert.Contains("Kernel.SystemCall.cs", lines, StringComparison.Ordinal);
        Assert.Contains("Entry.S", lines, StringComparison.Ordinal);

        // Nothing in it may depend on where the repository lies.
        Assert.DoesNotContain(Repository.Root, lines, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, System.Text.Encoding.UTF8.GetString(elf.FindSection(".debug_str")!.Data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Probe_Probe_Program__Ticks", "Probe/Probe.cs:15")]
    [InlineData("Anckor_Kernel_Anckor_Kernel_Boot__Start", "kernel/arch/armv7m/Boot.cs:")]
    [InlineData("anckor_reset", "kernel/arch/armv7m/Reset.S:")]
    public async Task Tools_of_binutils_find_the_line_of_a_function(string function, string expected)
    {
        using SampleApplication application = SampleApplication.Task("Use(Ticks()); " + Statements);
        BuildOutput output = await application.BuildAsync();
        uint address = ElfReader.Read(output.Elf).ValueOf(function) & ~1u;

        ToolResult said = await ToolRunner.RunAsync(
            Toolchain.Locate().Assembler.Replace("-as", "-addr2line", StringComparison.Ordinal),
            ["-e", output.Elf, $"0x{address:x}"],
            Repository.Root,
            TestContext.Current.CancellationToken);

        // The root is a name that stands for wherever the repository lies.
        Assert.StartsWith("/_/" + expected, said.Output, StringComparison.Ordinal);
    }
}
