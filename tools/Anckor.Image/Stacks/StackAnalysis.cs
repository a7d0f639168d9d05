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
    private readonly IReadOnlyDictionary<string, string> names;
    private readonly int frame;

    private StackAnalysis(ElfFile file, bool usesFloat, IReadOnlyDictionary<string, string> names)
    {
        this.file = file;
        this.names = names;
        code = new PartCode(file);
        graph = new CallGraph(code);

        // What the hardware stores at an exception, without and with the registers of the floating-point unit (ARM ARM B1.5.7).
        frame = usesFloat ? 104 : 32;
    }

    /// <summary>The stack of a task.</summary>
    /// <param name="file">The part, linked, with its relocations.</param>
    /// <param name="usesFloat">Whether it holds floating-point instructions.</param>
    /// <param name="names">Its functions in the words of C#, by symbol.</param>
    public static StackFacts OfTask(ElfFile file, bool usesFloat, IReadOnlyDictionary<string, string> names)
    {
        StackAnalysis analysis = new(file, usesFloat, names);
        uint entry = file.EntryPoint & ~1u;
        Use use = analysis.Deepest([entry]);
        use = use.Then(analysis.Exception);
        return new StackFacts(use.Bytes, use.Chain, analysis.Locate([entry]));
    }

    /// <summary>The stack of the kernel.</summary>
    /// <remarks>
    /// It runs in handlers. The faults have one priority, everything else a less important one (see Processor.SetUp in kernel/arch/armv7m): at most
    /// one handler of each kind is on the stack. Under both may lie what boot has in use where it first lets interrupts in.
    /// </remarks>
    /// <param name="file">The part, linked, with its relocations.</param>
    /// <param name="usesFloat">Whether it holds floating-point instructions.</param>
    /// <param name="names">Its functions in the words of C#, by symbol.</param>
    public static StackFacts OfKernel(ElfFile file, bool usesFloat, IReadOnlyDictionary<string, string> names)
    {
        const int reset = 1, firstFault = 2, lastFault = 6, debugMonitor = 12;
        StackAnalysis analysis = new(file, usesFloat, names);
        IReadOnlyList<uint> vectors = analysis.code.ReadVectors();
        List<uint> faults = [];
        List<uint> others = [];
        for (int number = firstFault; number < vectors.Count; number++)
        {
            uint handler = vectors[number] & ~1u;
            if ((vectors[number] & 1) != 0 && analysis.code.IsCode(handler))
            {
                (number is <= lastFault or debugMonitor ? faults : others).Add(handler);
            }
        }

        uint boot = vectors[reset] & ~1u;
        Use fault = analysis.Exception.Then(analysis.Deepest([.. faults.Distinct()]));
        Use other = analysis.Deepest([.. others.Distinct()]);
        if (analysis.graph.FactsOf(boot).Unmasked is int unmasked)
        {
            other = new Use(unmasked, [new StackLink(analysis.NameOf(boot), unmasked)]).Then(analysis.Exception).Then(other);
        }

        Use use = Use.Deeper(analysis.Deepest([boot]), other).Then(fault);
        return new StackFacts(use.Bytes, use.Chain, analysis.Locate([boot, .. faults, .. others]));
    }

    private Use Exception => new(frame, [new StackLink(ExceptionName, frame)]);

    private Use Deepest(IReadOnlyList<uint> entries)
    {
        IEnumerable<uint> all = entries.Concat(entries.SelectMany(graph.RestartsOf)).Distinct();
        uint deepest = all.MaxBy(graph.DepthOf);
        return entries.Count == 0
            ? new Use(0, [])
            : new Use(graph.DepthOf(deepest), [.. graph.ChainOf(deepest).Where(link => link.Bytes > 0).Select(link => new StackLink(NameOf(link.Function), link.Bytes))]);
    }

    private List<StackGap> Locate(IReadOnlyList<uint> entries)
    {
        List<FoundGap> found = [.. entries.Distinct().SelectMany(graph.GapsOf).DistinctBy(gap => (gap.At, gap.Kind))];
        if (found.Count == 0)
        {
            return [];
        }

        LineTable lines = LineTable.Read(file);
        return [.. found.Select(gap => Locate(gap, lines)).DistinctBy(gap => (gap.Kind, gap.File, gap.Line, gap.Functions[0]))];
    }

    private StackGap Locate(FoundGap gap, LineTable lines)
    {
        ElfSection section = file.Sections.First(section => section.IsCode && gap.At - section.Address < section.Size);
        uint offset = gap.At - section.Address;
        SourceLine? line = lines.Find(section, offset) ?? lines.FindNext(section, offset);
        return new StackGap(gap.Kind, [.. gap.Functions.Select(NameOf).Distinct()], line?.File, line?.Line ?? 0);
    }

    private string NameOf(uint address)
    {
        string symbol = code.NameOf(address);
        return names.GetValueOrDefault(symbol, symbol);
    }

    /// <summary>So many bytes, and who has them in use.</summary>
    private readonly record struct Use(int Bytes, IReadOnlyList<StackLink> Chain)
    {
        public static Use Deeper(Use left, Use right) => left.Bytes >= right.Bytes ? left : right;

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
