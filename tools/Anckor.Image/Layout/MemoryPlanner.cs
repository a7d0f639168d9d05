using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Layout;

/// <summary>Decides where kernel, application table and tasks stand in flash and RAM.</summary>
/// <remarks>
/// Flash: kernel, table, tasks. RAM: kernel, its tables, the floating-point contexts, tasks. The stack of a task is at the low end
/// of its RAM; what lies below belongs to somebody else or to nobody, and no region of the task shows it.
/// </remarks>
public static class MemoryPlanner
{
    private const string KernelDoesNotFit = "ANK4001";
    private const string TaskDoesNotFit = "ANK4002";

    /// <summary>s16-s31.</summary>
    private const uint FloatContextBytes = 64;

    private const uint TablesAlignment = 128;

    /// <summary>Places everything.</summary>
    /// <param name="application">The application.</param>
    /// <param name="kernel">What the kernel needs.</param>
    /// <param name="tasks">What each task needs, by index.</param>
    /// <exception cref="BuildFailedException">Something does not fit; it says what, what it needs and what is left.</exception>
    public static MemoryPlan Plan(Application application, KernelSizes kernel, IReadOnlyList<TaskSizes> tasks)
    {
        if (tasks.Count != application.Tasks.Count)
        {
            throw new ArgumentException($"{application.Tasks.Count} tasks have {tasks.Count} sizes", nameof(tasks));
        }

        Chip chip = application.Board.Chip;
        Cursor flash = new("flash", chip.Flash, application);
        MemoryRange kernelFlash = flash.Take(kernel.Flash, 4, "the kernel");
        MemoryRange table = flash.Take(ApplicationTableWriter.SizeOf(application), 4, "the application table");
        Cursor ram = new("RAM", chip.Ram, application);
        MemoryRange kernelRam = ram.Take(kernel.Ram, 8, "the kernel");
        MemoryRange kernelTables = ram.Take(TableBytes(application), TablesAlignment, "the kernel's tables for this application");
        uint[] floatContexts =
        [
            .. tasks.Select(task => task.UsesFloat ? ram.Take(FloatContextBytes, 8, "the floating-point registers of a task").Base : 0),
        ];

        Packing flashPacking = RegionPacker.Pack(flash.Rest, [.. tasks.Select(task => new Piece(task.Flash))]);
        Packing ramPacking = RegionPacker.Pack(ram.Rest, [.. tasks.Select(task => new Piece(task.Ram, task.Lend.EndAlignment))]);
        List<Diagnostic> problems =
        [
            .. Missing(application, "flash", flashPacking, [.. tasks.Select(task => task.Flash)]),
            .. Missing(application, "RAM", ramPacking, [.. tasks.Select(task => task.Ram)]),
        ];
        return problems.Count == 0
            ? new MemoryPlan(
                kernelFlash,
                table,
                kernelRam,
                kernelTables,
                floatContexts,
                [.. flashPacking.Placements.OfType<Placement>()],
                [.. ramPacking.Placements.OfType<Placement>()],
                [.. ramPacking.Placements.OfType<Placement>().Select((place, index) => LendStart(place, tasks[index]))])
            : throw new BuildFailedException(problems);
    }

    /// <summary>Where the buffers to lend of a task begin: where they must, to end where they must, behind the rest of its RAM.</summary>
    private static uint LendStart(Placement ram, TaskSizes task) =>
        task.Lend.Bytes == 0 ? 0 : ram.Occupied.Base + new Piece(task.Ram, task.Lend.EndAlignment).SizeAt(ram.Occupied.Base) - task.Lend.Bytes;

    /// <summary>Bytes of RAM for the kernel's tables.</summary>
    internal static uint TableBytes(Application application) =>
        (uint)KernelTables.BytesFor(application.Tasks.Count, application.Channels.Sum(channel => channel.Senders.Count));

    private static IEnumerable<Diagnostic> Missing(Application application, string memory, Packing packing, uint[] needs)
    {
        ulong left = packing.Left.Aggregate(0UL, (sum, gap) => sum + gap.Size);
        uint largest = packing.Left.Count == 0 ? 0 : packing.Left.Max(gap => gap.Size);
        for (int index = 0; index < needs.Length; index++)
        {
            if (packing.Placements[index] is not null)
            {
                continue;
            }

            TaskModel task = application.Tasks[index];
            ulong rounded = RegionPacker.LeastOccupied(needs[index]);
            string rounding = rounded == needs[index] ? "" : Invariant($" ({rounded} as the MPU divides memory)");
            string free = Invariant($"{left} are left, {largest} of them in one piece");
            string message = Invariant($"task '{task.Name}' does not fit into {memory}: it needs {needs[index]} bytes{rounding}, {free}");
            string buffers = task.LendBuffers.Count == 0 ? "" : Invariant($", smaller lend-buffers, which are {task.LendBuffers.Sum(buffer => buffer.Bytes)}");
            string remedy = memory == "RAM"
                ? Invariant($"a smaller stack, which is {task.StackBytes} bytes of it{buffers}, or smaller static data")
                : "less code, or fewer tasks";
            yield return new Diagnostic(Severity.Error, TaskDoesNotFit, message, task.Location, remedy);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Hands out a memory from its start.</summary>
    private sealed class Cursor(string memory, MemoryRange range, Application application)
    {
        private ulong next = range.Base;

        /// <summary>What was not handed out.</summary>
        public MemoryRange Rest => new((uint)next, (uint)(End - next));

        private ulong End => (ulong)range.Base + range.Size;

        /// <summary>Hands out so many bytes, rounded up to the alignment so that the next may follow directly.</summary>
        public MemoryRange Take(uint bytes, uint alignment, string what)
        {
            ulong start = RoundUp(next, alignment);
            ulong size = RoundUp(bytes, Math.Min(alignment, 8));
            if (start + size > End)
            {
                ulong left = End > start ? End - start : 0;
                throw new BuildFailedException(
                [
                    new Diagnostic(
                        Severity.Error,
                        KernelDoesNotFit,
                        Invariant($"{memory} has no room for {what}: {size} bytes are needed, {left} of {range.Size} are left"),
                        new SourceLocation(DisplayPath.Of(application.ManifestPath)),
                        "fewer tasks and channels"),
                ]);
            }

            next = start + size;
            return new MemoryRange((uint)start, (uint)size);
        }

        private static ulong RoundUp(ulong value, ulong multiple) => (value + multiple - 1) / multiple * multiple;
    }
}
