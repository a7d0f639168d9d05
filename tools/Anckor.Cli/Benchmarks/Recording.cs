using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Thumb;

namespace Anckor.Cli.Benchmarks;

/// <summary>The instructions of one benchmark, and where its rounds end.</summary>
internal sealed class Recording
{
    /// <summary>Rounds at the beginning that are not counted: a first round may find its partner on the way.</summary>
    public const int WarmUp = 8;

    /// <summary>Rounds that are counted at least.</summary>
    public const int Least = 32;

    private readonly List<uint> addresses = [];
    private readonly List<int> ends = [];

    /// <summary>Takes the next instruction.</summary>
    public void Add(uint address) => addresses.Add(address);

    /// <summary>The round is over.</summary>
    public void EndRound() => ends.Add(addresses.Count);

    /// <summary>The instructions of each counted round, from one mark to the next.</summary>
    public IReadOnlyList<uint[]> Rounds() =>
        [.. ends.Zip(ends.Skip(1), (start, end) => addresses[start..end].ToArray()).Skip(WarmUp)];

    /// <summary>
    /// The kernel's instructions from each interrupt of the driver to the first instruction of the task that it woke.
    /// </summary>
    public IReadOnlyList<uint[]> Interrupts(CodeMap code)
    {
        List<uint[]> found = [];
        string[] parts = [.. addresses.Select(address => code.PartAt(address)?.Name ?? "")];
        for (int at = 0; at + 1 < parts.Length; at++)
        {
            if (parts[at] != Recorder.Driver || parts[at + 1] != CodeMap.Kernel || IsSystemCall(code.InstructionAt(addresses[at])))
            {
                continue;
            }

            int woken = Array.FindIndex(parts, at + 1, part => part != CodeMap.Kernel);
            // A tick returns to where it came from.
            if (woken >= 0 && parts[woken] != Recorder.Driver)
            {
                found.Add(addresses[(at + 1)..woken].ToArray());
            }
        }

        return [.. found.Skip(WarmUp)];
    }

    private static bool IsSystemCall(ThumbInstruction? instruction) => instruction is { IsLong: false } && (instruction.Value.First & 0xFF00) == 0xDF00;
}
