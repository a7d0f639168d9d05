using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using Anckor.Abi;
using Anckor.Image.Compile;
using Anckor.Image.Elf;
using Anckor.Image.Layout;
using Anckor.Image.Link;
using Xunit;

namespace Anckor.Image.Tests.Link;

/// <summary>Buffers to lend, from the manifest to the image.</summary>
public class LendBufferTests
{
    // The two of 1280 bytes cannot stand side by side.
    private const string Field = "lend-buffers = { block = 4096, header = 64, odd-one = 96, left = 1280, right = 1280 }";
    private const string Use = "LendBuffer.Get(\"block\"u8)[0] = 1;";

    [Fact]
    public async Task Each_is_in_its_tasks_ram_behind_everything_else_and_one_region_shows_exactly_it()
    {
        using SampleApplication application = SampleApplication.Task(
            Use + " s_count++; s_other++; Use(s_count + s_other);", "private static int s_count = 5; private static long s_other;", Field);

        ElfFile elf = await application.BuildElfAsync();

        MemoryRange ram = RamOf(elf, "probe");
        ElfSection data = elf.FindSection("probe.data")!;
        IReadOnlyList<(string Name, MemoryRange Range)> buffers = List(elf);
        Assert.Equal(
            [("block", 4096u), ("header", 64u), ("left", 1280u), ("odd-one", 96u), ("right", 1280u)],
            buffers.Select(buffer => (buffer.Name, buffer.Range.Size)));
        foreach ((string name, MemoryRange range) in buffers)
        {
            Assert.NotNull(MpuRegion.Around(range, 0));
            Assert.InRange(range.Base, data.Address + data.Size, ram.End - range.Size);
            Assert.Equal(elf.ValueOf("lend_" + name.Replace('-', '_')), range.Base);
        }

        MemoryRange[] ordered = [.. buffers.Select(buffer => buffer.Range).OrderBy(range => range.Base)];
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Base));
        Assert.Equal(0u, buffers[0].Range.Base % 4096);
    }

    [Fact]
    public async Task They_are_zeroed_with_the_other_data_and_the_stack_stays_at_the_low_end()
    {
        using SampleApplication application = SampleApplication.Task(Use, fields: Field);

        ElfFile elf = await application.BuildElfAsync();

        MemoryRange ram = RamOf(elf, "probe");
        Assert.Equal(ram.Base, elf.FindSection("probe.stack")!.Address);
        MemoryRange zero = ZeroOf(elf, "probe");
        Assert.All(List(elf), buffer => Assert.True(zero.Base <= buffer.Range.Base && buffer.Range.End <= zero.End));
        Assert.NotNull(elf.FindSymbol("anckor_task_start_with_data"));
    }

    [Fact]
    public async Task The_report_adds_up()
    {
        using SampleApplication application = SampleApplication.Task(Use, fields: Field);

        ImagePart probe = (await application.BuildAsync()).Report.Parts.Single(part => part.Name == "probe");

        // The buffers with the gap between them, of which the small ones fill a part.
        Assert.Equal(1024u + 4096 + (3 * 1280) - 512, probe.Ram);
        Assert.Equal(probe.Ram, probe.Stack + probe.Data + probe.Zeroed);
        Assert.InRange(probe.RamOccupied, probe.Ram, 10_240u);
    }

    [Fact]
    public async Task A_task_that_asks_without_having_any_is_linked_with_an_empty_list()
    {
        using SampleApplication application = SampleApplication.Task(Use);

        ElfFile elf = await application.BuildElfAsync();

        Assert.NotNull(elf.FindSymbol("anckor_lend_buffer_list"));
        Assert.Null(elf.FindSymbol("anckor_lend_buffers"));
        Assert.Null(elf.FindSection("probe.lend"));
    }

    [Fact]
    public async Task Buffers_that_no_code_asks_for_change_no_byte()
    {
        const string Statements = "Clock.Sleep(Duration.FromSeconds(1));";
        using SampleApplication without = SampleApplication.Task(Statements);
        using SampleApplication with = SampleApplication.Task(Statements, fields: Field);

        string[] images = [(await without.BuildAsync()).Elf, (await with.BuildAsync()).Elf];

        Assert.Equal(
            await System.IO.File.ReadAllBytesAsync(images[0], TestContext.Current.CancellationToken),
            await System.IO.File.ReadAllBytesAsync(images[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_tasks_of_one_project_have_each_its_own()
    {
        using SampleApplication application = SampleApplication.Task(
            Use,
            fields: """
            lend-buffers = { block = 256 }

            [task.second]
            project  = "Probe"
            priority = 6
            stack    = 1024
            lend-buffers = { block = 8192 }
            """);

        ElfFile elf = await application.BuildElfAsync();

        Assert.Equal([256u, 8192u], elf.Symbols.Where(symbol => symbol.Name == "lend_block").Select(symbol => symbol.Size));
        ElfSection[] sections = [elf.FindSection("probe.lend")!, elf.FindSection("second.lend")!];
        Assert.Equal([256u, 8192u], sections.Select(section => section.Size));
        Assert.All(sections, section => Assert.Equal(0u, section.Address % section.Size));
    }

    [Fact]
    public async Task Where_it_is_linked_changes_no_size()
    {
        using TemporaryFolder folder = new();
        string start = folder.Write("start.S", """
                    .syntax unified
                    .thumb
                    .section .text.anckor_task_start, "ax"
                    .global anckor_task_start
                    .thumb_func
            anckor_task_start:
                    ldr     r0, =anckor_lend_buffers
                    b       anckor_task_start
                    .ltorg
                    .section .data.words, "aw"
                    .word   1, 2, 3
                    .section .bss.bytes, "aw", %nobits
                    .space  5

            """);
        LendLayout layout = LendLayout.Of([new LendBufferModel("block", 4096), new LendBufferModel("odd", 160)]);
        string lend = folder.Write("lend.S", LendBufferWriter.Write(layout));

        LinkPlace measuring = new(new MemoryRange(0x0800_0000, 0x10_0000), new MemoryRange(0x2000_0000, 0x100_0000), 512, 0x2080_0000);
        LinkPlace final = new(new MemoryRange(0x0801_2340, 0x400), new MemoryRange(0x2000_0C00, 0x1400), 512, 0x2000_0F60);
        ElfFile[] linked = [await LinkAsync(folder, [start, lend], measuring), await LinkAsync(folder, [start, lend], final)];

        foreach (string name in (string[])[".text", ".rodata", ".stack", ".data", ".bss", ".lend"])
        {
            Assert.Equal(linked[0].FindSection(name)!.Size, linked[1].FindSection(name)!.Size);
        }

        Assert.Equal((0x2000_0F60u, layout.Bytes), (linked[1].FindSection(".lend")!.Address, linked[1].FindSection(".lend")!.Size));
        Assert.Equal(0x2000_2000u, linked[1].ValueOf("__zero_end"));
    }

    private static async Task<ElfFile> LinkAsync(TemporaryFolder folder, IReadOnlyList<string> sources, LinkPlace place)
    {
        Toolchain tools = Toolchain.Locate();
        Assembler assembler = new(tools, "cortex-m4", [folder.Path], new SourcePaths(folder.Path));
        List<string> objects = [];
        foreach (string source in sources)
        {
            objects.Add(source + ".o");
            await assembler.AssembleAsync(source, folder.Path, objects[^1], TestContext.Current.CancellationToken);
        }

        string output = System.IO.Path.Combine(folder.Path, "part.elf");
        string script = System.IO.Path.Combine(Repository.Root, "linker", "task.ld");
        await new Linker(tools).LinkAsync("part", objects, script, place, null, new Dictionary<string, string>(), output, TestContext.Current.CancellationToken);
        return ElfReader.Read(output);
    }

    /// <summary>What userlib finds at run time, by name.</summary>
    private static IReadOnlyList<(string Name, MemoryRange Range)> List(ElfFile elf)
    {
        ReadOnlySpan<byte> list = Memory(elf, elf.ValueOf("anckor_lend_buffers"), elf.ValueOf("anckor_lend_buffers_end"));
        List<(string Name, MemoryRange Range)> found = [];
        foreach (LendBufferEntry entry in MemoryMarshal.Cast<byte, LendBufferEntry>(list))
        {
            string name = Encoding.ASCII.GetString(Memory(elf, entry.Name, entry.Name + entry.NameLength));
            found.Add((name, new MemoryRange(entry.Address, entry.Size)));
        }

        return [.. found.OrderBy(buffer => buffer.Name, StringComparer.Ordinal)];
    }

    private static ReadOnlySpan<byte> Memory(ElfFile elf, uint start, uint end)
    {
        ElfSection section = elf.Sections.Single(section => section.IsAllocated && section.Address <= start && end <= section.Address + section.Size);
        return section.Data.AsSpan((int)(start - section.Address), (int)(end - start));
    }

    private static TaskDescriptor Describe(ElfFile elf, string task)
    {
        uint table = elf.ValueOf("anckor_application_table");
        ApplicationHeader header = MemoryMarshal.Read<ApplicationHeader>(Memory(elf, table, table + (uint)Marshal.SizeOf<ApplicationHeader>()));
        ReadOnlySpan<byte> tasks = Memory(elf, header.Tasks, header.Tasks + (header.TaskCount * (uint)Marshal.SizeOf<TaskDescriptor>()));
        foreach (TaskDescriptor descriptor in MemoryMarshal.Cast<byte, TaskDescriptor>(tasks))
        {
            Name32 name = descriptor.Name;
            if (Encoding.ASCII.GetString(name).TrimEnd('\0') == task)
            {
                return descriptor;
            }
        }

        throw new InvalidOperationException($"the table has no task '{task}'");
    }

    private static MemoryRange RamOf(ElfFile elf, string task)
    {
        RegionDescriptor ram = Describe(elf, task).Regions[1];
        return new MemoryRange(ram.Base, ram.Size);
    }

    private static MemoryRange ZeroOf(ElfFile elf, string task)
    {
        TaskDescriptor descriptor = Describe(elf, task);
        return new MemoryRange(descriptor.ZeroStart, descriptor.ZeroSize);
    }
}
