using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;

namespace Anckor.Image.Stacks;

/// <summary>Finds how much stack a linked part takes at most: the deepest chain of calls, and the exceptions on top of it.</summary>
internal sealed class StackAnalysis
{
    private const int Alignment = 8;
    private const string ExceptionName = "an exception";

    private readonly ElfFile file;
    private readonly PartCode code;
    private readonly CallGraph graph;
    private readonly IReadOnlyList<uint> entries;
    private readonly int frame;

    private StackAnalysis(ElfFile file, PartCode code, IReadOnlyList<uint> entries, bool usesFloat)
    {
        this.file = file;
        this.code = code;
        this.entries = entries;
        graph = new CallGraph(code, new PointerTargets(file, code), entries);

        // What the hardware stores at an exception, without and with the registers of the floating-point unit (ARM ARM B1.5.7).
        frame = usesFloat ? 104 : 32;
    }

    /// <summary>The stack of a task.</summary>
    /// <param name="file">The part, linked, with its relocations.</param>
    /// <param name="usesFloat">Whether it holds floating-point instructions.</param>
    /// <param name="names">Its functions in the words of C#, by symbol.</param>
    public static StackFacts OfTask(ElfFile file, bool usesFloat, IReadOnlyDictionary<string, string> names)
    {
        StackAnalysis analysis = new(file, new PartCode(file, names), [file.EntryPoint & ~1u], usesFloat);
        return analysis.Finish(analysis.Deepest(analysis.entries).Then(analysis.Exception));
    }

    /// <summary>The stack of the kernel.</summary>
    /// <remarks>
    /// It runs in handlers, of which few can be on the stack at once. Faults have one priority, everything else but NMI and HardFault a less
    /// important one (Processor.SetUp in kernel/arch/armv7m). A fault's handler that finds itself above another handler goes on as the
    /// NMI's, which drops the stack. Boot lets interrupts in when a switch is pending, whose handler drops what boot left.
    /// </remarks>
    /// <param name="file">The part, linked, with its relocations.</param>
    /// <param name="usesFloat">Whether it holds floating-point instructions.</param>
    /// <param name="names">Its functions in the words of C#, by symbol.</param>
    public static StackFacts OfKernel(ElfFile file, bool usesFloat, IReadOnlyDictionary<string, string> names)
    {
        const int reset = 1, nonMaskable = 2;
        PartCode code = new(file, names);
        uint[] handlers = [.. code.ReadVectors().Skip(reset).Where(vector => (vector & 1) != 0 && code.IsCode(vector & ~1u)).Select(vector => vector & ~1u)];
        StackAnalysis analysis = new(file, code, [.. handlers.Distinct()], usesFloat);
        uint final = code.ReadVectors()[nonMaskable] & ~1u;
        Use last = new(analysis.graph.DepthOf(final), [new StackLink(code.NameOf(final), analysis.graph.DepthOf(final))]);
        return analysis.Finish(analysis.Deepest(analysis.entries).Then(analysis.Exception).Then(last));
    }

    private Use Exception => new(frame, [new StackLink(ExceptionName, frame)]);

    private Use Deepest(IReadOnlyList<uint> from)
    {
        uint deepest = from.Concat(from.SelectMany(graph.ReachedFrom).SelectMany(at => graph.FactsOf(at).Restarts)).MaxBy(graph.DepthOf);
        return new Use(
            graph.DepthOf(deepest),
            [.. graph.ChainOf(deepest).Where(link => link.Bytes > 0).Select(link => new StackLink(code.NameOf(link.Function), link.Bytes))]);
    }

    private StackFacts Finish(Use use)
    {
        FoundGap[] found =
        [
            .. entries.SelectMany(graph.ReachedFrom).Distinct().SelectMany(graph.GapsOf)
                .DistinctBy(gap => (gap.At, gap.Kind)).OrderBy(gap => gap.At).ThenBy(gap => gap.Kind),
        ];
        if (found.Length == 0)
        {
            return new StackFacts(use.Bytes, use.Chain, []);
        }

        LineTable lines = LineTable.Read(file);
        return new StackFacts(
            use.Bytes, use.Chain, [.. found.Select(gap => Locate(gap, lines)).DistinctBy(gap => (gap.Kind, gap.File, gap.Line, gap.Functions[0]))]);
    }

    private StackGap Locate(FoundGap gap, LineTable lines)
    {
        ElfSection section = file.Sections.First(section => section.IsCode && gap.At - section.Address < section.Size);
        uint offset = gap.At - section.Address;
        SourceLine? line = lines.Find(section, offset) ?? lines.FindNext(section, offset);
        return new StackGap(gap.Kind, [.. gap.Functions.Select(code.NameOf).Distinct()], line?.File, line?.Line ?? 0);
    }

    /// <summary>So many bytes, and who has them in use.</summary>
    private readonly record struct Use(int Bytes, IReadOnlyList<StackLink> Chain)
    {
        /// <summary>Something more on top of it, beginning where the hardware aligns an exception's frame to (ARM ARM B1.5.7).</summary>
        public Use Then(Use next)
        {
            int padding = -Bytes & (Alignment - 1);
            List<StackLink> chain = [.. Chain];
            if (padding > 0)
            {
                chain[^1] = chain[^1] with { Bytes = chain[^1].Bytes + padding };
            }

            return new Use(Bytes + padding + next.Bytes, [.. chain, .. next.Chain]);
        }
    }
}
