using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Image.Compile;

namespace Anckor.Image.Stacks;

/// <summary>Compares the stacks that parts need with those that they get.</summary>
/// <param name="paths">The way from names in objects to files.</param>
internal sealed class StackRule(SourcePaths paths)
{
    private const string TooSmall = "ANK4003";
    private const string NotKnown = "ANK4004";
    private const string KernelTooSmall = "ANK4005";
    private const int Alignment = 8;

    /// <summary>What a stack must hold: what the code takes at most, and what the manifest allows for what cannot be counted.</summary>
    public static StackBound BoundOf(StackFacts facts, int? extra) =>
        new((uint)(facts.Bytes + (extra ?? 0) + Alignment - 1) & ~(uint)(Alignment - 1), facts.Gaps.Count == 0 || extra is not null);

    /// <summary>What is wrong with the stack of a task: an error, or warnings.</summary>
    public IEnumerable<Diagnostic> Judge(TaskModel task, StackFacts facts)
    {
        StackBound bound = BoundOf(facts, task.StackExtra);
        if (bound.Bytes > task.StackBytes)
        {
            string extra = task.StackExtra is int bytes and > 0 ? Invariant($", and stack-extra {bytes}") : "";
            string remedy = task.StackLocation is null ? Invariant($"[task.{task.Name}] with stack = {bound.Bytes}") : Invariant($"stack = {bound.Bytes}");
            yield return new Diagnostic(
                Severity.Error, TooSmall,
                Invariant($"the stack of task '{task.Name}' is {task.StackBytes} bytes, and it needs {bound}: {ChainOf(facts)}{extra}"),
                task.StackLocation ?? task.Location, remedy);
        }

        foreach (StackGap gap in task.StackExtra is null ? facts.Gaps : [])
        {
            yield return Tell(gap, $"the stack that task '{task.Name}' needs", $"stack-extra = BYTES in [task.{task.Name}] for what this takes beyond the {facts.Bytes} counted");
        }
    }

    /// <summary>What is wrong with the stack of the kernel.</summary>
    public IEnumerable<Diagnostic> JudgeKernel(uint stack, StackFacts facts)
    {
        StackBound bound = BoundOf(facts, null);
        if (bound.Bytes > stack)
        {
            yield return new Diagnostic(
                Severity.Error, KernelTooSmall, Invariant($"the kernel's stack is {stack} bytes, and it needs {bound}: {ChainOf(facts)}"),
                null, Invariant($"KernelStackBytes = {bound.Bytes} in tools/Anckor.Image/ImageBuilder.cs"));
        }

        foreach (StackGap gap in facts.Gaps)
        {
            yield return Tell(gap, "the stack that the kernel needs", null);
        }
    }

    private static string ChainOf(StackFacts facts) =>
        string.Join(", ", facts.Chain.Where(link => link.Bytes > 0).Select(link => Invariant($"{link.Name} {link.Bytes}")));

    private Diagnostic Tell(StackGap gap, string what, string? remedy) => new(
        Severity.Warning, NotKnown, $"{what} cannot be counted: {Explain(gap)}", gap.File is null ? null : paths.Locate(gap.File, gap.Line), remedy);

    private static string Explain(StackGap gap)
    {
        string function = gap.Functions[0];
        return gap.Kind switch
        {
            StackGapKind.Variable => $"{function} takes stack by a number of bytes that is only known at run time",
            StackGapKind.Loop => $"{function} takes more stack in every round of a loop",
            StackGapKind.Pointer => $"{function} sets the stack pointer to something that is not known",
            StackGapKind.Call => $"{function} calls through a pointer that nothing says the target of",
            StackGapKind.Jump => $"{function} jumps to a place that is not known",
            StackGapKind.Outside => $"{function} calls code outside of the image",
            StackGapKind.Recursion when gap.Functions.Count == 1 => $"{function} calls itself",
            StackGapKind.Recursion => $"{string.Join(", ", gap.Functions)} call each other",
            _ => throw new ArgumentOutOfRangeException(nameof(gap)),
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
