using System;
using System.Collections.Generic;
using Anckor.Image.Thumb;

namespace Anckor.Image.Stacks;

/// <summary>Follows every way through a function and counts the stack in use.</summary>
/// <remarks>
/// Both ways of every branch are followed, and where ways meet the deeper stack counts. What a call does to registers is what the
/// procedure call standard allows (AAPCS 6.1.1): r4-r11 and the stack pointer are the same after it.
/// </remarks>
internal sealed class FunctionWalk
{
    // r0-r3, r12 and lr.
    private const int NotKeptByCalls = 0x500F;
    private const int LinkRegister = 14;
    private const int ProgramCounter = 15;
    private const int NotEqual = 1;

    // So many times the stack at one place may turn out deeper: more than any function has ways to it that differ.
    private const int MostVisits = 100;

    private readonly PartCode code;
    private readonly Func<uint, FunctionFacts?> findCallee;
    private readonly FunctionFacts facts;
    private readonly uint start;
    private readonly uint end;
    private readonly Dictionary<uint, StackState> states = [];
    private readonly Dictionary<uint, int> visits = [];
    private readonly HashSet<uint> conditional = [];
    private readonly Stack<uint> open = new();

    private FunctionWalk(PartCode code, uint entry, Func<uint, FunctionFacts?> findCallee)
    {
        this.code = code;
        this.findCallee = findCallee;
        facts = new FunctionFacts(entry);
        (start, end) = code.ExtentOf(entry);
    }

    /// <summary>Walks.</summary>
    /// <param name="code">The part.</param>
    /// <param name="entry">Where the function begins: an address with code.</param>
    /// <param name="findCallee">What a function does that this one calls; null while that is being found out, in a recursion.</param>
    public static FunctionFacts Walk(PartCode code, uint entry, Func<uint, FunctionFacts?> findCallee)
    {
        FunctionWalk walk = new(code, entry, findCallee);
        walk.Reach(entry, default);
        while (walk.open.TryPop(out uint at))
        {
            walk.Step(at, walk.states[at]);
        }

        return walk.facts;
    }

    private void Reach(uint at, in StackState state)
    {
        facts.Peak = int.Max(facts.Peak, state.Depth);
        if (!states.TryGetValue(at, out StackState known))
        {
            states.Add(at, state);
            open.Push(at);
            return;
        }

        int depth = known.Depth;
        if (!known.Join(state))
        {
            return;
        }

        int visit = known.Depth > depth ? visits.GetValueOrDefault(at) + 1 : 0;
        if (visit > MostVisits)
        {
            facts.Gaps.Add(new GapSite(at, StackGapKind.Loop));
            return;
        }

        visits[at] = int.Max(visit, visits.GetValueOrDefault(at));
        states[at] = known;
        open.Push(at);
    }

    private void Step(uint at, StackState state)
    {
        // Behind a call that never returns there may be data.
        if (!code.IsCode(at))
        {
            return;
        }

        ThumbInstruction instruction = code.Read(at);
        uint next = at + instruction.Length;
        bool mayBeSkipped = conditional.Contains(at);
        if (mayBeSkipped)
        {
            Continue(at, next, state);
        }

        if (!instruction.IsLong && (instruction.First & 0xFF00) == 0xBF00 && (instruction.First & 15) != 0)
        {
            MarkConditional(instruction, next);
            Continue(at, next, state);
        }
        else if (!TryBranch(instruction, next, state) && !TryRegisterBranch(instruction, next, state) && !EndsHere(instruction, state))
        {
            Apply(instruction, next, state);
        }
    }

    private void Apply(ThumbInstruction instruction, uint next, StackState state)
    {
        const int enableInterrupts = 0xB662, systemCall = 0xDF00;
        if (!instruction.IsLong && instruction.First == enableInterrupts)
        {
            facts.Unmasked = int.Max(facts.Unmasked ?? 0, state.Depth);
        }

        // The kernel gives results in registers that a call would keep.
        if (!instruction.IsLong && (instruction.First & 0xFF00) == systemCall)
        {
            state.Forget(ThumbRegisters.General);
        }

        switch (StackInstruction.Apply(instruction, code, ref state))
        {
            case StackChange.TookUnknown:
                facts.Gaps.Add(new GapSite(instruction.Offset, StackGapKind.Variable));
                break;
            case StackChange.Lost:
                facts.Gaps.Add(new GapSite(instruction.Offset, StackGapKind.Pointer));
                break;
            case StackChange.Emptied:
                facts.Restarts.Add(next);
                return;
        }

        Continue(instruction.Offset, next, state);
    }

    /// <summary>Goes on behind an instruction, which may be in the next function.</summary>
    private void Continue(uint at, uint next, in StackState state)
    {
        if (next < end)
        {
            Reach(next, state);
        }
        else if (code.IsCode(next))
        {
            Jump(at, next, state);
        }
    }

    // IT: up to four instructions depend on a condition (ARM ARM A7.7.38); the lowest 1 of the mask says how many.
    private void MarkConditional(ThumbInstruction instruction, uint next)
    {
        int count = 4 - System.Numerics.BitOperations.TrailingZeroCount(instruction.First & 15);
        for (; count > 0 && code.IsCode(next); count--)
        {
            conditional.Add(next);
            next += code.Read(next).Length;
        }
    }

    private bool TryBranch(ThumbInstruction instruction, uint next, in StackState state)
    {
        if (!instruction.IsLong && (instruction.First & 0xF500) == 0xB100)
        {
            // cbz and cbnz lead forward only.
            uint distance = ((uint)instruction.First >> 9 & 1) << 6 | ((uint)instruction.First >> 3 & 31) << 1;
            Branch(instruction.Offset, instruction.Offset + 4 + distance, state);
            Continue(instruction.Offset, next, state);
            return true;
        }

        if (ThumbBranch.Decode(instruction) is not ThumbBranch branch)
        {
            return false;
        }

        uint target = unchecked((uint)branch.Target);
        switch (branch.Form)
        {
            case ThumbBranch.Encoding.Call:
                Call(instruction.Offset, target, next, state);
                break;
            case ThumbBranch.Encoding.Short or ThumbBranch.Encoding.Long:
                Branch(instruction.Offset, target, state);
                break;
            default:
                bool isGrowingLoop = target >= start && target < next && states.TryGetValue(target, out StackState head) && head.Depth < state.Depth;
                if (isGrowingLoop)
                {
                    LeaveGrowingLoop(instruction, branch, next, state);
                }
                else
                {
                    Branch(instruction.Offset, target, state);
                    Continue(instruction.Offset, next, state);
                }

                break;
        }

        return true;
    }

    /// <summary>A loop that takes stack in every round: this is how the code generator clears what stackalloc takes.</summary>
    private void LeaveGrowingLoop(ThumbInstruction instruction, ThumbBranch branch, uint next, StackState state)
    {
        StackState head = states[(uint)branch.Target];
        int growth = state.Depth - head.Depth;
        (int Register, int Step)? countdown = branch.Condition == NotEqual ? CountdownBefore(instruction.Offset) : null;
        uint? rounds = countdown is (int register, int step) && step > 0 &&
            head[register].AsNumber is uint count && count % step == 0 && state[register].AsNumber == count - step
            ? count / (uint)step
            : null;
        if (rounds is > 0 and < int.MaxValue / 1024)
        {
            state.Depth = head.Depth + (growth * (int)rounds);
            state[countdown!.Value.Register] = RegisterValue.Number(0);
        }
        else
        {
            facts.Gaps.Add(new GapSite(instruction.Offset, rounds is null ? StackGapKind.Variable : StackGapKind.Loop));
        }

        Continue(instruction.Offset, next, state);
    }

    private (int Register, int Step)? CountdownBefore(uint at)
    {
        // The instruction before has 16 or 32 bits: the one that was walked through counts.
        foreach (uint length in (ReadOnlySpan<uint>)[2, 4])
        {
            if (states.ContainsKey(at - length) && code.Read(at - length) is ThumbInstruction before && before.Length == length)
            {
                return StackInstruction.CountdownOf(before);
            }
        }

        return null;
    }

    private bool TryRegisterBranch(ThumbInstruction instruction, uint next, in StackState state)
    {
        const int call = 0x4780, jump = 0x4700, move = 0x4687;
        if (instruction.IsLong || (instruction.First & 0xFF87) is not (call or jump or move))
        {
            return false;
        }

        int register = instruction.First >> 3 & 15;
        bool isCall = (instruction.First & 0xFF87) == call;
        uint? target = register == ProgramCounter ? null : state[register].AsNumber & ~1u;
        if (register == LinkRegister && !isCall)
        {
            Return(state);
        }
        else if (isCall)
        {
            Call(instruction.Offset, target, next, state, state[register].LoadedFrom);
        }
        else if (target is uint known)
        {
            Branch(instruction.Offset, known, state);
        }
        else
        {
            facts.Calls.Add(new CallSite(instruction.Offset, state.Depth, null, register == ProgramCounter ? null : state[register].LoadedFrom));
            facts.Returns = true;
            facts.Left = int.Max(facts.Left, state.Depth);
        }

        return true;
    }

    private void Call(uint at, uint? target, uint next, StackState state, int? loadedFrom = null)
    {
        if (target is uint known && !code.IsCode(known))
        {
            facts.Gaps.Add(new GapSite(at, StackGapKind.Outside));
        }
        else
        {
            facts.Calls.Add(new CallSite(at, state.Depth, target, loadedFrom));
            FunctionFacts? callee = target is null ? null : findCallee(target.Value);
            if (callee is { Returns: false })
            {
                return;
            }

            state.Depth += callee?.Left ?? 0;
        }

        state.Forget(NotKeptByCalls);
        Continue(at, next, state);
    }

    private void Branch(uint at, uint target, in StackState state)
    {
        if (target >= start && target < end && code.IsCode(target))
        {
            Reach(target, state);
        }
        else
        {
            Jump(at, target, state);
        }
    }

    /// <summary>Another function goes on in place of this one, and returns to its caller.</summary>
    private void Jump(uint at, uint target, in StackState state)
    {
        if (!code.IsCode(target))
        {
            facts.Gaps.Add(new GapSite(at, StackGapKind.Outside));
            return;
        }

        facts.Calls.Add(new CallSite(at, state.Depth, target));
        FunctionFacts? callee = findCallee(target);
        if (callee is null or { Returns: true })
        {
            facts.Returns = true;
            facts.Left = int.Max(facts.Left, state.Depth + (callee?.Left ?? 0));
        }
    }

    private bool EndsHere(ThumbInstruction instruction, StackState state)
    {
        int first = instruction.First;
        int second = instruction.Second;
        bool isUndefined = instruction.IsLong ? (first & 0xFFF0) == 0xF7F0 && (second & 0xF000) == 0xA000 : (first & 0xFF00) == 0xDE00;
        if (isUndefined)
        {
            return true;
        }

        if (IsReturn(instruction))
        {
            StackInstruction.Apply(instruction, code, ref state);
            Return(state);
            return true;
        }

        bool isTable = instruction.IsLong && (first & 0xFFF0) == 0xE8D0 && (second & 0xFFE0) == 0xF000;
        bool setsCounter = (ThumbRegisters.ChangedBy(instruction) >> ProgramCounter & 1) != 0;
        if (!isTable && !setsCounter)
        {
            return false;
        }

        facts.Gaps.Add(new GapSite(instruction.Offset, StackGapKind.Jump));
        facts.Returns = true;
        return true;
    }

    // What comes from the stack, as pop has it, or with other registers from where they were saved, is where a caller wanted to go on.
    private static bool IsReturn(ThumbInstruction instruction)
    {
        int first = instruction.First;
        if (!instruction.IsLong)
        {
            return (first & 0xFF00) == 0xBD00;
        }

        bool isMultiple = (first & 0xFE50) == 0xE810 && (instruction.Second & 0x8000) != 0;
        bool isFromStack = first is 0xF8DD or 0xF85D && instruction.Second >> 12 == ProgramCounter;
        return isMultiple || isFromStack;
    }

    private void Return(in StackState state)
    {
        facts.Returns = true;
        facts.Left = int.Max(facts.Left, state.Depth);
    }
}
