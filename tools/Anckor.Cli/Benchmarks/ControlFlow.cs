using System.Collections.Generic;
using Anckor.Image.Thumb;

namespace Anckor.Cli.Benchmarks;

/// <summary>
/// Whether one instruction can follow another: an instruction that was counted twice, or missed, cannot hide, because its neighbours do
/// not fit each other.
/// </summary>
/// <remarks>
/// An instruction leads to the one behind it; a branch also to its target; one that takes its target from a register or from memory, an
/// exception return among them, anywhere; and every one, by an exception, to a handler. ARM ARM A5.2, A5.3, A7.7.
/// </remarks>
internal sealed class ControlFlow(CodeMap code)
{
    private const int ProgramCounter = 15;
    private const uint Pipeline = 4;

    private readonly Dictionary<uint, Step> known = [];

    /// <summary>Whether the instruction at the one address can be followed by that at the other.</summary>
    public bool Allows(uint from, uint to)
    {
        if (!known.TryGetValue(from, out Step step))
        {
            step = code.InstructionAt(from) is ThumbInstruction instruction ? StepOf(instruction) : default;
            known.Add(from, step);
        }

        return to == step.Next || to == step.Target || step.IsFree || code.Handlers.Contains(to);
    }

    private static Step StepOf(ThumbInstruction instruction)
    {
        uint next = instruction.Offset + instruction.Length;
        uint target = ThumbBranch.Decode(instruction) is ThumbBranch branch ? (uint)branch.Target : CompareTarget(instruction) ?? next;
        return new Step(next, target, IsFree(instruction));
    }

    /// <summary>Where a compare-and-branch leads; null for other instructions.</summary>
    private static uint? CompareTarget(ThumbInstruction instruction)
    {
        int first = instruction.First;
        bool isCompare = !instruction.IsLong && (first & 0xF500) == 0xB100;
        return isCompare ? instruction.Offset + Pipeline + (uint)(((first >> 9 & 1) << 6) | ((first >> 3 & 0x1F) << 1)) : null;
    }

    /// <summary>Whether its target is known only when it is executed.</summary>
    private static bool IsFree(ThumbInstruction instruction)
    {
        int first = instruction.First;
        int second = instruction.Second;
        if (!instruction.IsLong)
        {
            bool isBranchToRegister = (first & 0xFF00) == 0x4700;
            bool isPop = (first & 0xFF00) == 0xBD00;
            bool writesCounter = (first & 0xFD87) == 0x4487;
            return isBranchToRegister || isPop || writesCounter;
        }

        bool loadsSeveral = (first & 0xFE50) == 0xE810 && (second & 0x8000) != 0;
        bool loads = (first & 0xFF70) == 0xF850 && second >> 12 == ProgramCounter;
        bool isTable = (first & 0xFFF0) == 0xE8D0 && (second & 0xFFE0) == 0xF000;
        return loadsSeveral || loads || isTable;
    }

    private readonly record struct Step(uint Next, uint Target, bool IsFree);
}
