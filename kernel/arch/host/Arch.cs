using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>The machine as the kernel's rules see it, on the host: frames and memory are arrays that tests look into.</summary>
internal sealed class Arch
{
    private readonly uint memoryBase;
    private readonly byte[] memory;
    private readonly HashSet<uint> unmasked = [];

    /// <summary>A machine with so many tasks and one range of memory.</summary>
    internal Arch(int tasks, uint memoryBase = 0x2000_0000, int memoryBytes = 0)
    {
        Frames = new Frame[tasks];
        this.memoryBase = memoryBase;
        memory = new byte[memoryBytes];
    }

    /// <summary>r0-r3 and where each task stands, by index: what the hardware stacks.</summary>
    internal Frame[] Frames { get; }

    /// <summary>How often each task was given its initial memory, by index.</summary>
    internal Dictionary<int, int> Initialised { get; } = [];

    /// <summary>The interrupts that may arrive.</summary>
    internal IReadOnlySet<uint> Unmasked => unmasked;

    /// <summary>Every copy the kernel made: from, to, bytes. Tests check them against what the tasks may touch.</summary>
    internal List<(uint From, uint To, uint Length)> Copies { get; } = [];

    /// <summary>Sees everything that the kernel is about to read or write of the tasks' memory, their stacks included. Null: nobody looks.</summary>
    internal IMemoryGuard? Guard { get; set; }

    /// <summary>Memory of a task, for tests to prepare and to look at. No bytes are legal at any address.</summary>
    internal Span<byte> Memory(uint address, int length) => length == 0 ? [] : memory.AsSpan((int)(address - memoryBase), length);

    /// <summary>Where tests put the stack of a task, by index: its frame. Otherwise it is in a place that is always the task's own.</summary>
    internal Dictionary<int, TaskSlice> MovedFrames { get; } = [];

    /// <summary>The loan regions of each task, by index and region; null for one that shows nothing.</summary>
    internal Dictionary<(int Task, int Region), (LoanCover Cover, bool Writable)> Loans { get; } = [];

    /// <summary>A word that stands for a task's control block: never 0.</summary>
    internal uint ControlOf(int index) => ControlBase + ((uint)index * KernelTables.TaskControlBytes);

    /// <summary>The task of a control block.</summary>
    internal int IndexOf(uint control) => (int)((control - ControlBase) >> KernelTables.TaskControlShift);

    /// <summary>Whether the task's saved state is what the fast path can resume: here always.</summary>
    internal bool HasBasicFrame(ref TaskControl task) => true;

    /// <summary>Where the hardware stacked the task's registers.</summary>
    internal TaskSlice FrameOf(ref TaskControl task) => MovedFrames.GetValueOrDefault((int)(task.Token & 0xFF));

    /// <summary>Copies the registers of a message.</summary>
    internal void Move(ref Payload from, ref Payload to) => to = from;

    /// <summary>Whether either loan region shows something.</summary>
    internal bool HoldsLoan(ref TaskControl task) => !IsLoanFree(ref task, 0) || !IsLoanFree(ref task, 1);

    /// <summary>Whether a loan region shows nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsLoanFree(ref TaskControl task, int region) => task.LoanWords[(2 * region) + 1] == 0;

    /// <summary>Shows a lender's buffer to a task.</summary>
    internal void SetLoan(ref TaskControl task, int region, LoanCover cover, bool writable)
    {
        task.LoanWords[2 * region] = cover.Base;
        task.LoanWords[(2 * region) + 1] = (uint)cover.SizeShift << 16 | cover.Disabled << 8 | (writable ? 3u : 1u);
        Loans[((int)(task.Token & 0xFF), region)] = (cover, writable);
    }

    /// <summary>Shows it no more.</summary>
    internal void ClearLoan(ref TaskControl task, int region)
    {
        task.LoanWords[2 * region] = 0;
        task.LoanWords[(2 * region) + 1] = 0;
        Loans.Remove(((int)(task.Token & 0xFF), region));
    }

    /// <summary>What a waiting task finds in r0 when it goes on; r1-r3 stay as they were.</summary>
    internal void SetResults(ref TaskControl task, uint r0) => FrameFor(ref task).R0 = r0;

    /// <summary>Two results.</summary>
    internal void SetResults(ref TaskControl task, uint r0, uint r1)
    {
        ref Frame frame = ref FrameFor(ref task);
        (frame.R0, frame.R1) = (r0, r1);
    }

    /// <summary>Three results.</summary>
    internal void SetResults(ref TaskControl task, uint r0, uint r1, uint r2)
    {
        ref Frame frame = ref FrameFor(ref task);
        (frame.R0, frame.R1, frame.R2) = (r0, r1, r2);
    }

    /// <summary>Four results.</summary>
    internal void SetResults(ref TaskControl task, uint r0, uint r1, uint r2, uint r3)
    {
        ref Frame frame = ref FrameFor(ref task);
        (frame.R0, frame.R1, frame.R2, frame.R3) = (r0, r1, r2, r3);
    }

    /// <summary>Memory of a task, after <see cref="Regions.Allow"/>.</summary>
    internal ReadOnlySpan<byte> Read(TaskSlice slice)
    {
        Guard?.BeforeRead(slice);
        return Memory(slice.Address, (int)slice.Length);
    }

    /// <summary>Copies between tasks, after <see cref="Regions.Allow"/> for both.</summary>
    internal void Copy(TaskSlice from, uint to)
    {
        Guard?.BeforeRead(from);
        Guard?.BeforeWrite(new TaskSlice(to, from.Length));
        Copies.Add((from.Address, to, from.Length));
        if (from.Length != 0)
        {
            Memory(from.Address, (int)from.Length).CopyTo(Memory(to, (int)from.Length));
        }
    }

    /// <summary>Writes the first bytes of a payload to a task's memory, after <see cref="Regions.Allow"/>.</summary>
    internal void Store(in Payload payload, uint length, uint to)
    {
        Guard?.BeforeWrite(new TaskSlice(to, length));
        ReadOnlySpan<uint> words = payload;
        MemoryMarshal.AsBytes(words)[..(int)length].CopyTo(Memory(to, (int)length));
    }

    /// <summary>Gives a task its initial memory and registers.</summary>
    internal void Initialise(ref TaskControl task, in TaskDescriptor descriptor)
    {
        int index = (int)(task.Token & 0xFF);
        Initialised[index] = Initialised.GetValueOrDefault(index) + 1;
        Frames[index] = new Frame { ProgramCounter = descriptor.EntryPoint };
        task.Payload = default;
    }

    /// <summary>Where a task stands: the parts of a fault record that only the machine knows.</summary>
    internal FaultRecord Locate(ref TaskControl task)
    {
        ref Frame frame = ref Frames[task.Token & 0xFF];
        return new FaultRecord { ProgramCounter = frame.ProgramCounter, LinkRegister = frame.LinkRegister };
    }

    /// <summary>Keeps an interrupt from arriving.</summary>
    internal void MaskInterrupt(uint number) => unmasked.Remove(number);

    /// <summary>Lets an interrupt arrive.</summary>
    internal void UnmaskInterrupt(uint number) => unmasked.Add(number);

    /// <summary>How often the watchdog was fed.</summary>
    internal int Feeds { get; private set; }

    /// <summary>Keeps the watchdog quiet for another while.</summary>
    internal void FeedWatchdog() => Feeds++;

    /// <summary>The clock of a bus in hertz.</summary>
    internal uint BusClock(RegionAttributes attributes) => 16_000_000;

    /// <summary>Facts that only the machine knows.</summary>
    internal bool TryInform(ref TaskControl task, Fact fact)
    {
        if (fact is not (Fact.System or Fact.BoardName or Fact.ApplicationName or Fact.TickRate
            or Fact.Image or Fact.Reset or Fact.Epitaph or Fact.Watchdog))
        {
            return false;
        }

        SetResults(ref task, (uint)Result.Ok);
        return true;
    }

    /// <summary>The kernel cannot go on.</summary>
    internal void Fail(KernelFailure failure) => throw new KernelFailedException(failure);

    private ref Frame FrameFor(ref TaskControl task)
    {
        int index = (int)(task.Token & 0xFF);
        Guard?.BeforeResults(index);
        return ref Frames[index];
    }

    private const uint ControlBase = 0x1000;

    /// <summary>What the hardware stacks of a task, as far as the rules care.</summary>
    internal struct Frame
    {
        internal uint R0;
        internal uint R1;
        internal uint R2;
        internal uint R3;
        internal uint LinkRegister;
        internal uint ProgramCounter;
    }
}

/// <summary>The kernel has failed, on the host.</summary>
internal sealed class KernelFailedException(KernelFailure failure) : Exception($"the kernel failed: {failure}")
{
    /// <summary>Why.</summary>
    internal KernelFailure Failure { get; } = failure;
}
