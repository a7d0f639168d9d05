using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>The one door between the kernel's rules and the machine.</summary>
internal readonly unsafe struct Arch
{
    /// <summary>Puts a result where a task finds it in r0 when it goes on: into the frame that the hardware stacked. r1-r3 stay as they were.</summary>
    /// <remarks>
    /// Safety: the frame was stacked under the task's own regions, or written by <see cref="Initialise"/>, and a task's own regions never
    /// change.
    /// </remarks>
    internal readonly void SetResults(ref TaskControl task, uint r0) => *(uint*)task.StackPointer = r0;

    /// <summary>Two results.</summary>
    /// <remarks>Safety: as above.</remarks>
    internal readonly void SetResults(ref TaskControl task, uint r0, uint r1)
    {
        uint* frame = (uint*)task.StackPointer;
        frame[0] = r0;
        frame[1] = r1;
    }

    /// <summary>Three results.</summary>
    /// <remarks>Safety: as above.</remarks>
    internal readonly void SetResults(ref TaskControl task, uint r0, uint r1, uint r2)
    {
        uint* frame = (uint*)task.StackPointer;
        frame[0] = r0;
        frame[1] = r1;
        frame[2] = r2;
    }

    /// <summary>Four results.</summary>
    /// <remarks>Safety: as above.</remarks>
    internal readonly void SetResults(ref TaskControl task, uint r0, uint r1, uint r2, uint r3)
    {
        uint* frame = (uint*)task.StackPointer;
        frame[0] = r0;
        frame[1] = r1;
        frame[2] = r2;
        frame[3] = r3;
    }

    /// <summary>Memory of a task.</summary>
    /// <remarks>Safety: callers ask <see cref="Regions.Allow"/> first.</remarks>
    internal readonly ReadOnlySpan<byte> Read(TaskSlice slice) => new((void*)slice.Address, (int)slice.Length);

    /// <summary>Copies between tasks.</summary>
    /// <remarks>Safety: callers asked <see cref="Regions.Allow"/> for both ends when the tasks began to wait.</remarks>
    internal readonly void Copy(TaskSlice from, uint to) => Read(from).CopyTo(new Span<byte>((void*)to, (int)from.Length));

    /// <summary>Copies the registers of a message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Move(ref Payload from, ref Payload to) => Processor.MovePayload(ref from, ref to);

    /// <summary>Writes the first bytes of a payload to a task's memory.</summary>
    /// <remarks>Safety: as <see cref="Copy"/>.</remarks>
    internal readonly void Store(in Payload payload, uint length, uint to)
    {
        fixed (Payload* words = &payload)
        {
            new ReadOnlySpan<byte>(words, (int)length).CopyTo(new Span<byte>((void*)to, (int)length));
        }
    }

    /// <summary>Gives a task its first registers. Its memory it prepares itself, unprivileged: the kernel's path stays short.</summary>
    internal readonly void Initialise(ref TaskControl task, in TaskDescriptor descriptor)
    {
        uint* frame = (uint*)(descriptor.StackTop - FrameBytes);
        for (int word = 0; word < 8; word++)
        {
            task.Payload[word] = 0;
            frame[word] = 0;
        }

        frame[FrameLinkRegister] = 0xFFFF_FFFF;
        frame[FrameProgramCounter] = descriptor.EntryPoint & ~1u;
        frame[FrameFlags] = 1 << 24;
        task.StackPointer = (uint)frame;
        task.ExceptionReturn = Processor.ReturnToTask;

        // Safety: the stack begins where the task's RAM does.
        *(uint*)descriptor.Regions[Ram].Base = StackMark.NotBegun;
        fixed (TaskDescriptor* place = &descriptor)
        {
            // The application table is in flash: its address stays good.
            task.Descriptor = (uint)place;
        }

        ClearLoan(ref task, 0);
        ClearLoan(ref task, 1);
    }

    /// <summary>The control block of a task as the fast path names it.</summary>
    internal readonly uint ControlOf(int index) => Processor.KernelTablesAddress() + ((uint)index * KernelTables.TaskControlBytes);

    /// <summary>The task of a control block.</summary>
    internal readonly int IndexOf(uint control) => (int)((control - Processor.KernelTablesAddress()) >> KernelTables.TaskControlShift);

    /// <summary>Whether a saved task goes on from a frame without floating point, as the fast path resumes it.</summary>
    internal readonly bool HasBasicFrame(ref TaskControl task) => task.ExceptionReturn == Processor.ReturnToTask;

    /// <summary>Where the hardware stacked the task's registers, those of floating point included (ARM ARM B1.5.7).</summary>
    internal readonly TaskSlice FrameOf(ref TaskControl task) => new(task.StackPointer, HasBasicFrame(ref task) ? FrameBytes : FloatFrameBytes);

    /// <summary>Whether a loan region shows nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool IsLoanFree(ref TaskControl task, int region) => task.LoanWords[(2 * region) + 1] == 0;

    /// <summary>Whether either shows something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool HoldsLoan(ref TaskControl task) => (task.LoanWords[1] | task.LoanWords[3]) != 0;

    /// <summary>Shows a lender's buffer to a task, from its next switch on. Never executable.</summary>
    internal readonly void SetLoan(ref TaskControl task, int region, LoanCover cover, bool writable)
    {
        uint access = writable ? ReadWrite : ReadOnly;
        task.LoanWords[2 * region] = cover.Base | ValidRegion | (FirstLoanRegion + (uint)region);
        task.LoanWords[(2 * region) + 1] = access | SharedMemory | cover.Disabled << 8 | (uint)(cover.SizeShift - 1) << 1 | 1;
    }

    /// <summary>Shows it no more.</summary>
    internal readonly void ClearLoan(ref TaskControl task, int region)
    {
        task.LoanWords[2 * region] = ValidRegion | (FirstLoanRegion + (uint)region);
        task.LoanWords[(2 * region) + 1] = 0;
    }

    /// <summary>Where a task stands: the parts of a fault record that its frame tells.</summary>
    /// <remarks>Safety: only for a task whose frame was stacked without a fault.</remarks>
    internal readonly FaultRecord Locate(ref TaskControl task)
    {
        uint* frame = (uint*)task.StackPointer;
        return new FaultRecord
        {
            ProgramCounter = frame[FrameProgramCounter],
            LinkRegister = frame[FrameLinkRegister],
            StackPointer = task.StackPointer,
        };
    }

    /// <summary>Keeps an interrupt from arriving.</summary>
    internal readonly void MaskInterrupt(uint number) => Processor.MaskInterrupt(number);

    /// <summary>Lets an interrupt arrive.</summary>
    internal readonly void UnmaskInterrupt(uint number) => Processor.UnmaskInterrupt(number);

    /// <summary>Keeps the watchdog from resetting the board for another while.</summary>
    internal readonly void FeedWatchdog() => Watchdog.Feed();

    /// <summary>The clock of a bus in hertz.</summary>
    internal readonly uint BusClock(RegionAttributes attributes) => Machine.BusHz(attributes);

    /// <summary>Facts that only the machine knows.</summary>
    internal readonly bool TryInform(ref TaskControl task, Fact fact)
    {
        switch (fact)
        {
            case Fact.System:
                SetResults(ref task, (uint)Result.Ok, KernelVersion, Machine.CoreHz, (uint)Machine.ClockSource);
                return true;
            case Fact.TickRate:
                SetResults(ref task, (uint)Result.Ok, Machine.Application->TickRate);
                return true;
            case Fact.Image:
                SetResults(ref task, (uint)Result.Ok, Machine.Application->ImageId);
                return true;
            case Fact.Watchdog:
                SetResults(ref task, (uint)Result.Ok, Machine.Application->WatchdogMilliseconds);
                return true;
            case Fact.Reset:
                SetResults(ref task, (uint)Result.Ok, (uint)Machine.ResetReason);
                return true;
            case Fact.Epitaph when Tomb.Previous.Magic != 0:
                SetResults(ref task, (uint)Result.Ok, Tomb.Previous.Failure, Tomb.Previous.Detail, Tomb.Previous.Place);
                return true;
            case Fact.Epitaph:
                SetResults(ref task, (uint)Result.NotFound);
                return true;
            case Fact.BoardName:
                Kernel.SetName(ref task, in Machine.Application->Board);
                break;
            case Fact.ApplicationName:
                Kernel.SetName(ref task, in Machine.Application->Application);
                break;
            default:
                return false;
        }

        SetResults(ref task, (uint)Result.Ok);
        return true;
    }

    /// <summary>The kernel cannot go on: last words, then reset.</summary>
    internal readonly void Fail(KernelFailure failure) => LastWords.Say(failure, 0, 0);

    /// <summary>Major, minor and patch in bytes 2, 1 and 0.</summary>
    private const uint KernelVersion = 0x00_00_01_00;

    private const uint ValidRegion = 0x10;
    private const uint FirstLoanRegion = 6;

    /// <summary>RASR: execute never, privileged read and write, unprivileged as it says; normal memory (ARM ARM B3.5.9).</summary>
    private const uint ReadOnly = (1u << 28) | (0b010 << 24);
    private const uint ReadWrite = (1u << 28) | (0b011 << 24);
    private const uint SharedMemory = 0b110 << 16;

    private const int Ram = 1;
    private const uint FrameBytes = 32;
    private const uint FloatFrameBytes = 104;
    private const int FrameLinkRegister = 5;
    private const int FrameProgramCounter = 6;
    private const int FrameFlags = 7;
}
