using System;

namespace Anckor.Simulation;

/// <summary>How to run a simulation; the defaults are what a person watching the console wants: real time.</summary>
public sealed record SimulationOptions
{
    /// <summary>
    /// Makes the run repeatable: every instruction takes 2^n nanoseconds of the board's time, and waiting takes none of ours
    /// (QEMU's <c>-icount shift=n,sleep=off</c>). Null runs in real time. Renode is always repeatable and ignores it.
    /// </summary>
    public int? InstructionShift { get; init; }

    /// <summary>The port on 127.0.0.1 where a debugger may connect; null for none.</summary>
    public int? DebuggerPort { get; init; }

    /// <summary>Whether the processor waits before its first instruction until the debugger lets it run.</summary>
    public bool WaitForDebugger { get; init; }

    /// <summary>A file for QEMU's log of every exception taken (<c>-d int</c>); null for none. Renode ignores it.</summary>
    public string? ExceptionLog { get; init; }

    /// <summary>
    /// Takes the address of every instruction that QEMU executes, in order, one call at a time; null for none. Slow: about half a million
    /// instructions a second. Not together with <see cref="ExceptionLog"/>. Renode ignores it.
    /// </summary>
    public Action<uint>? OnInstruction { get; init; }

    /// <summary>
    /// Only the instructions in this range of addresses are taken: all others run much faster. Null for all.
    /// </summary>
    public InstructionRange? Instructions { get; init; }

    /// <summary>Takes r0 as it was before each instruction that <see cref="OnInstruction"/> takes, after it. Very slow: for few instructions.</summary>
    public Action<uint>? OnFirstRegister { get; init; }

    /// <summary>The folder that relative paths of a board's description start from; null is the current one.</summary>
    public string? RepositoryRoot { get; init; }
}

/// <summary>Addresses of instructions.</summary>
/// <param name="Address">The first.</param>
/// <param name="Length">How many bytes.</param>
public readonly record struct InstructionRange(uint Address, uint Length);
