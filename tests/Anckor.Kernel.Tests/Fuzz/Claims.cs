using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>What memory each task has shown the kernel by its last system call, and for what: all that the kernel may touch.</summary>
/// <remarks>
/// Kept from the registers alone, beside the kernel: it says nothing about whether the claim is right, so that is asked of the task's
/// regions again at each access.
/// </remarks>
internal sealed class Claims(TaskDescriptor[] tasks, Arch machine) : IMemoryGuard
{
    private readonly TaskSlice[] readable = new TaskSlice[tasks.Length];
    private readonly TaskSlice[] writable = new TaskSlice[tasks.Length];
    private TaskSlice inspected;

    /// <summary>The first access that was wrong, in words, or null.</summary>
    internal string? Violation { get; private set; }

    /// <summary>How many bytes the kernel touched.</summary>
    internal long Bytes { get; private set; }

    /// <summary>A task makes a system call: its former claims are over.</summary>
    internal void Enter(int task, uint operation, uint first, uint second, in Payload payload)
    {
        TaskSlice message = new(payload[0], payload[1]);
        readable[task] = operation switch
        {
            (uint)Operation.LongSend or (uint)Operation.LongCall or (uint)Operation.LongReply => message,
            (uint)Operation.ChannelCreate or (uint)Operation.ChannelGet or (uint)Operation.Panic => new TaskSlice(first, second),
            _ => default,
        };
        writable[task] = operation switch
        {
            (uint)Operation.LongCall => new TaskSlice(payload[2], payload[3]),
            (uint)Operation.ReceiveInto => message,
            _ => default,
        };
        bool inspects = task == Limits.Supervisor && operation == (uint)Operation.TaskStack && first < tasks.Length;
        inspected = inspects ? new TaskSlice(World.RamOf((int)first), World.StackBytes) : default;
    }

    /// <summary>A task begins a new life: nothing is claimed.</summary>
    internal void Forget(int task)
    {
        readable[task] = default;
        writable[task] = default;
    }

    /// <summary>Whether a buffer that is lent lies within what its owner claimed, and is its own memory.</summary>
    internal bool MayBeLent(int lender, TaskSlice slice, bool write) =>
        IsWithin(slice, readable[lender])
        && Regions.Allow(in tasks[lender], slice, write ? RegionAttributes.Read | RegionAttributes.Write : RegionAttributes.Read);

    public void BeforeRead(TaskSlice slice)
    {
        // What the supervisor may ask about without anybody's consent.
        if (slice.Length != 0 && IsWithin(slice, inspected))
        {
            Bytes += slice.Length;
            return;
        }

        Demand(slice, readable, RegionAttributes.Read, "reads");
    }

    public void BeforeWrite(TaskSlice slice) => Demand(slice, writable, RegionAttributes.Write, "writes");

    public void BeforeResults(int task)
    {
        TaskSlice frame = machine.MovedFrames[task];

        // Its RAM and its device lie side by side. Into a device it could write itself.
        if (frame.Address - World.RamOf(task) > World.RamBytes + World.DeviceBytes - frame.Length)
        {
            Violation ??= $"the kernel writes results to 0x{frame.Address:X}, where task {task} has put its stack";
        }
    }

    private void Demand(TaskSlice slice, TaskSlice[] claims, RegionAttributes access, string verb)
    {
        if (slice.Length == 0)
        {
            return;
        }

        Bytes += slice.Length;
        int owner = (int)((slice.Address - World.MemoryBase) / World.TaskStride);
        if (owner >= tasks.Length || !IsWithin(slice, claims[owner]) || !Regions.Allow(in tasks[owner], slice, access))
        {
            Violation ??= $"the kernel {verb} {slice.Length} bytes at 0x{slice.Address:X}, which nobody has shown it for that";
            throw new InvalidOperationException(Violation);
        }
    }

    private static bool IsWithin(TaskSlice slice, TaskSlice claim) =>
        slice.Length <= claim.Length && slice.Address - claim.Address <= claim.Length - slice.Length;
}
