using System.Collections.Generic;
using Anckor.Image.Layout;

namespace Anckor.Image;

/// <summary>What linking a task once showed: bytes it needs.</summary>
/// <param name="Flash">Code, constants and the initial values of its data.</param>
/// <param name="Ram">Stack, data and zero-initialised data, and its buffers to lend, which come last.</param>
/// <param name="UsesFloat">Whether its code holds floating-point instructions.</param>
public sealed record TaskSizes(uint Flash, uint Ram, bool UsesFloat)
{
    /// <summary>The buffers to lend that its code can reach.</summary>
    public LendLayout Lend { get; init; } = LendLayout.None;
}

/// <summary>What linking the kernel showed: bytes it needs.</summary>
/// <param name="Flash">Vectors, code, constants and the initial values of its data.</param>
/// <param name="Ram">Stack, data and zero-initialised data, without the tables.</param>
public sealed record KernelSizes(uint Flash, uint Ram);

/// <summary>A place for a part of a task, and the MPU region that shows exactly it.</summary>
/// <param name="Occupied">What the task owns: the region without its disabled subregions.</param>
/// <param name="Region">The MPU region: a power of two, aligned to its size.</param>
/// <param name="DisabledSubregions">Bit n hides the n-th eighth (ARM ARM B3.5.9, SRD); 0 for regions below 256 bytes.</param>
/// <param name="Needed">What was asked for; the rest of <paramref name="Occupied"/> is lost to rounding.</param>
public sealed record Placement(MemoryRange Occupied, MemoryRange Region, byte DisabledSubregions, uint Needed);

/// <summary>Where everything stands.</summary>
/// <param name="KernelFlash">From the start of flash.</param>
/// <param name="Table">The application table.</param>
/// <param name="KernelRam">Stack, data and zero-initialised data of the kernel, from the start of RAM.</param>
/// <param name="KernelTables">The kernel's tables for this application, aligned to 128.</param>
/// <param name="FloatContexts">By task: address of 64 bytes in kernel RAM, 0 for none.</param>
/// <param name="TaskFlash">By task.</param>
/// <param name="TaskRam">By task.</param>
/// <param name="LendStarts">By task: where its buffers to lend begin, 0 for none.</param>
public sealed record MemoryPlan(
    MemoryRange KernelFlash,
    MemoryRange Table,
    MemoryRange KernelRam,
    MemoryRange KernelTables,
    IReadOnlyList<uint> FloatContexts,
    IReadOnlyList<Placement> TaskFlash,
    IReadOnlyList<Placement> TaskRam,
    IReadOnlyList<uint> LendStarts);

/// <summary>What linking a task at its place gave: the addresses the kernel needs to start it.</summary>
public sealed record TaskLink(uint EntryPoint, uint StackTop, uint DataSource, MemoryRange Data, MemoryRange Zero)
{
    /// <summary>CRC-32 of the initial values of its data.</summary>
    public uint DataChecksum { get; init; }
}
