using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Image.Compile;
using Anckor.Image.Elf;
using Anckor.Image.Link;
using Anckor.Image.Stacks;
using Xunit;

namespace Anckor.Image.Tests.Stacks;

/// <summary>Functions in assembly, assembled, linked and looked at.</summary>
internal static class Snippet
{
    /// <summary>The line that <see cref="TaskAsync"/> puts the first line of the text on.</summary>
    public const int FirstLine = 13;

    /// <summary>What the hardware stores at an exception.</summary>
    public const int Frame = 32;

    private const string Header = """
                .syntax unified
                .thumb
                .macro  function name
                .section .text.\name, "ax"
                .balign 4
                .global \name
                .thumb_func
                .type   \name, %function
        \name:
                .endm
                .text
                .balign 4

        """;

    private static readonly Dictionary<string, string> names = new() { ["start"] = "Probe.Main", ["leaf"] = "Probe.Leaf" };

    /// <summary>The stack of a task that begins with a function called start.</summary>
    public static async Task<StackFacts> TaskAsync(string text, bool usesFloat = false) =>
        StackAnalysis.OfTask(await LinkAsync(text, "task.ld", "start"), usesFloat, names);

    /// <summary>The stack of a kernel.</summary>
    public static async Task<StackFacts> KernelAsync(string text) => StackAnalysis.OfKernel(
        await LinkAsync(text + """

                    .section .kernel.state, "aw", %nobits
                    .global anckor_kernel_state
            anckor_kernel_state:
                    .space  8

            """, "kernel.ld", "anckor_reset"), usesFloat: false, names);

    /// <summary>The bytes that a function takes, without an exception on top.</summary>
    public static async Task<int> BytesAsync(string text)
    {
        StackFacts facts = await TaskAsync(text);
        Assert.Empty(facts.Gaps);
        return facts.Bytes - Frame;
    }

    /// <summary>The one thing that cannot be counted.</summary>
    public static async Task<StackGap> GapAsync(string text) => Assert.Single((await TaskAsync(text)).Gaps);

    private static async Task<ElfFile> LinkAsync(string text, string script, string entry)
    {
        using TemporaryFolder folder = new();
        Toolchain tools = Toolchain.Locate();
        string source = folder.Write("part.S", Header + string.Join('\n', text.Split('\n').Select(line => "        " + line)) + "\n");
        string output = Path.Combine(folder.Path, "part.elf");
        await new Assembler(tools, "cortex-m4", [folder.Path], new SourcePaths(folder.Path))
            .AssembleAsync(source, folder.Path, source + ".o", TestContext.Current.CancellationToken);
        LinkPlace place = new(new MemoryRange(0x0800_0000, 0x10_0000), new MemoryRange(0x2000_0000, 0x10_0000), 512);
        await new Linker(tools).LinkAsync(
            "part", [source + ".o"], Path.Combine(Repository.Root, "linker", script), place, entry, new Dictionary<string, string>(), output, TestContext.Current.CancellationToken);
        return ElfReader.Read(output);
    }
}
