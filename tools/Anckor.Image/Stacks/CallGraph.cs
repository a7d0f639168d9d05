using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Mend;

namespace Anckor.Image.Stacks;

/// <summary>One function of the deepest chain of calls.</summary>
/// <param name="Function">Its address.</param>
/// <param name="Bytes">What it has in use where it calls the next, or at most when it is the last.</param>
internal sealed record ChainLink(uint Function, int Bytes);

/// <summary>A place where the stack in use cannot be counted, and the functions it is about.</summary>
/// <param name="At">Its address.</param>
/// <param name="Kind">Why.</param>
/// <param name="Functions">The function that holds it; for a recursion, all that take part in it.</param>
internal sealed record FoundGap(uint At, StackGapKind Kind, IReadOnlyList<uint> Functions);

/// <summary>Who calls whom in a part, and how deep that goes.</summary>
/// <remarks>
/// A call through a pointer may lead to every function whose address is held by data, or by code that can be reached; through a method table,
/// to every method that stands at that place in one. Functions that call each other in a circle count once each: the sum is more than any
/// way through the circle takes that visits none of them twice.
/// </remarks>
internal sealed class CallGraph
{
    private readonly PartCode code;
    private readonly PointerTargets pointers;
    private readonly Dictionary<uint, FunctionFacts?> walked = [];
    private readonly Dictionary<uint, Node> nodes = [];
    private readonly Stack<Node> path = new();
    private readonly HashSet<uint> pointedTo = [];
    private int count;

    /// <summary>Finds everything that can be reached.</summary>
    /// <param name="code">The part.</param>
    /// <param name="pointers">The addresses it holds.</param>
    /// <param name="entries">Where it begins.</param>
    public CallGraph(PartCode code, PointerTargets pointers, IEnumerable<uint> entries)
    {
        this.code = code;
        this.pointers = pointers;
        Reach(entries);
        foreach (FunctionFacts facts in walked.Values.OfType<FunctionFacts>())
        {
            // Every call of a function pointer has a way for those that generic code makes; a part without any never takes it.
            foreach (CallSite site in facts.Calls.Where(site => site.LoadedFrom != IlcNames.FatPointerDistance && !TargetsOf(site).Any()))
            {
                facts.Gaps.Add(new GapSite(site.At, StackGapKind.Call));
            }
        }
    }

    /// <summary>What a function does itself.</summary>
    public FunctionFacts FactsOf(uint entry) => Walk(entry)!;

    /// <summary>Bytes of stack that a function takes at most, with all it calls.</summary>
    public int DepthOf(uint entry) => NodeOf(entry).Depth;

    /// <summary>The deepest chain of calls from a function.</summary>
    public IReadOnlyList<ChainLink> ChainOf(uint entry)
    {
        List<ChainLink> chain = [];
        for (Node? node = NodeOf(entry); node is not null; node = node.Next)
        {
            chain.Add(new ChainLink(node.Facts.Entry, node.Own));
        }

        return chain;
    }

    /// <summary>A function and everything that it leads to.</summary>
    public IReadOnlyCollection<uint> ReachedFrom(uint entry)
    {
        HashSet<uint> seen = [];
        Stack<uint> open = new([entry]);
        while (open.TryPop(out uint at))
        {
            if (seen.Add(at))
            {
                FunctionFacts facts = FactsOf(at);
                foreach (uint target in facts.Calls.SelectMany(TargetsOf).Concat(facts.Restarts))
                {
                    open.Push(target);
                }
            }
        }

        return seen;
    }

    /// <summary>Everything in a function itself that cannot be counted.</summary>
    public IEnumerable<FoundGap> GapsOf(uint entry)
    {
        Node node = NodeOf(entry);
        return node.Facts.Gaps
            .Select(gap => new FoundGap(gap.At, gap.Kind, [entry]))
            .Concat(node.Circle is { } circle ? [circle] : []);
    }

    /// <summary>Walks on from entries, and from what code and data that can be reached may call through pointers, until nothing is new.</summary>
    private void Reach(IEnumerable<uint> entries)
    {
        HashSet<uint> seen = [];
        HashSet<CallSite> throughPointer = [];
        Stack<uint> open = new(entries);
        while (open.Count > 0)
        {
            while (open.TryPop(out uint at))
            {
                if (!seen.Add(at))
                {
                    continue;
                }

                FunctionFacts facts = FactsOf(at);
                pointedTo.UnionWith(pointers.InFunction(code.ExtentOf(at).Start));
                throughPointer.UnionWith(facts.Calls.Where(site => site.Target is null));
                foreach (uint target in facts.Calls.Select(site => site.Target).OfType<uint>().Concat(facts.Restarts))
                {
                    open.Push(target);
                }
            }

            foreach (uint target in throughPointer.SelectMany(TargetsOf).Distinct().Where(target => !seen.Contains(target)))
            {
                open.Push(target);
            }
        }
    }

    private IEnumerable<uint> TargetsOf(CallSite site) =>
        site.Target is uint target ? [target] : pointers.InData.Concat(pointedTo).Concat(pointers.InObjects(site.LoadedFrom)).Distinct();

    private FunctionFacts? Walk(uint entry)
    {
        if (!walked.TryGetValue(entry, out FunctionFacts? facts))
        {
            walked.Add(entry, null);
            facts = FunctionWalk.Walk(code, entry, Walk);
            walked[entry] = facts;
        }

        return facts;
    }

    private Node NodeOf(uint entry)
    {
        if (!nodes.TryGetValue(entry, out Node? node))
        {
            Visit(entry);
            node = nodes[entry];
        }

        return node;
    }

    /// <summary>Tarjan's algorithm: circles of calls come out after everything that they call.</summary>
    private Node Visit(uint entry)
    {
        Node node = new(FactsOf(entry), count) { Lowest = count };
        count++;
        nodes.Add(entry, node);
        path.Push(node);
        foreach (uint target in node.Facts.Calls.SelectMany(TargetsOf).Distinct())
        {
            if (!nodes.TryGetValue(target, out Node? callee))
            {
                callee = Visit(target);
                node.Lowest = int.Min(node.Lowest, callee.Lowest);
            }
            else if (!callee.IsDone)
            {
                node.Lowest = int.Min(node.Lowest, callee.Number);
            }
        }

        if (node.Lowest == node.Number)
        {
            List<Node> circle = [];
            Node member;
            do
            {
                member = path.Pop();
                circle.Add(member);
            }
            while (member != node);
            Finish(circle);
        }

        return node;
    }

    private void Finish(List<Node> circle)
    {
        HashSet<uint> members = [.. circle.Select(node => node.Facts.Entry)];
        CallSite? inner = null;
        int around = 0;
        foreach (Node node in circle)
        {
            int own = 0;
            foreach (CallSite site in node.Facts.Calls.Where(site => TargetsOf(site).Any(members.Contains)))
            {
                own = int.Max(own, site.Depth);
                inner = inner is { } first && first.At < site.At ? first : site;
            }

            around += own;
        }

        int outside = 0;
        foreach (Node node in circle)
        {
            node.Own = node.Facts.Peak;
            int deepest = node.Facts.Peak;
            foreach (CallSite site in node.Facts.Calls)
            {
                foreach (Node callee in TargetsOf(site).Where(target => !members.Contains(target)).Select(target => nodes[target]))
                {
                    if (site.Depth + callee.Depth > deepest)
                    {
                        (deepest, node.Own, node.Next) = (site.Depth + callee.Depth, site.Depth, callee);
                    }
                }
            }

            outside = int.Max(outside, deepest);
        }

        foreach (Node node in circle)
        {
            node.IsDone = true;
            node.Depth = around + outside;
            if (inner is CallSite site)
            {
                // In a chain, each member stands for the whole circle.
                node.Own = node.Depth - (node.Next?.Depth ?? 0);
                node.Circle = new FoundGap(site.At, StackGapKind.Recursion, [.. members.Order()]);
            }
        }
    }

    private sealed class Node(FunctionFacts facts, int number)
    {
        public FunctionFacts Facts { get; } = facts;

        public int Number { get; } = number;

        public int Lowest { get; set; }

        public bool IsDone { get; set; }

        /// <summary>With all it calls.</summary>
        public int Depth { get; set; }

        /// <summary>Without what it calls at its deepest.</summary>
        public int Own { get; set; }

        /// <summary>What it calls at its deepest; null when that is itself.</summary>
        public Node? Next { get; set; }

        /// <summary>The recursion that it takes part in.</summary>
        public FoundGap? Circle { get; set; }
    }
}
