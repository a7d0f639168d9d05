using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anckor.Abi;

/// <summary>The kernel's memory of one task: 128 bytes, so that assembly reaches the n-th by a shift.</summary>
/// <remarks>
/// The assembly entry code and the kernel's rules work on this same structure. The order matters: the saved registers come first for
/// one burst, then what a switch of tasks reads, then what the fast path reads in pairs.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 128)]
public struct TaskControl
{
    /// <summary>r4-r11 while the task does not run: its payload, and the place where a payload for it is put.</summary>
    public Payload Payload;

    /// <summary>Process stack pointer while the task does not run; the hardware's frame begins there.</summary>
    public uint StackPointer;

    /// <summary>Address of its <see cref="TaskDescriptor"/>, which begins with the MPU words of its five regions.</summary>
    public uint Descriptor;

    /// <summary>EXC_RETURN while the task does not run (ARM ARM B1.5.8).</summary>
    public uint ExceptionReturn;

    /// <summary>Address of the first of its <see cref="SenderSlot"/>s.</summary>
    public uint Slots;

    /// <summary>Index of the first of its sender slots.</summary>
    public ushort FirstSlot;

    /// <summary>How many of its sender slots the fast path may use: all, or none while it holds a loan.</summary>
    public ushort FastSlotCount;

    /// <summary>The channels from which the fast path may hand it a message now; 0 unless it waits in a plain receive.</summary>
    public uint FastSet;

    /// <summary>Control block of the caller whose message the fast path handed it, 0 for none. See Kernel.Settle.</summary>
    public uint FastCaller;

    /// <summary>Control block of the one-way sender whose message the fast path handed it, 0 for none.</summary>
    public uint FastSender;

    /// <summary>Who this task is to those it calls: index in bits 0-7, above it a number that changes when a call is given up.</summary>
    public uint Token;

    /// <summary>What it waits with.</summary>
    public Wait Wait;

    /// <summary>While it receives: the notifications it waits for.</summary>
    public uint NotificationMask;

    /// <summary>Notifications posted and not yet received.</summary>
    public uint NotificationsPending;

    /// <summary>Which of its channels, as receiver, it has created.</summary>
    public uint CreatedSet;

    /// <summary>What its timer posts.</summary>
    public uint TimerBits;

    /// <summary>When its timer goes off, in ticks; <see cref="Never"/> when not armed.</summary>
    public ulong TimerDeadline;

    /// <summary>When its present wait times out, in ticks; <see cref="Never"/> for none.</summary>
    public ulong WakeAt;

    /// <summary>RBAR and RASR of the two regions for loans.</summary>
    public LoanWords LoanWords;

    /// <summary>What it is doing.</summary>
    public TaskState State;

    /// <summary>Its priority, or that of the most important task that waits for it.</summary>
    public byte Priority;

    /// <summary>While it waits for another task: that one's index.</summary>
    public byte Peer;

    /// <summary>The task behind it in the queue it is in.</summary>
    public byte Next;

    /// <summary>The task before it in the queue it is in.</summary>
    public byte Previous;

    /// <summary>The first of those who wait to send to it, or <see cref="None"/>.</summary>
    public byte FirstSender;

    /// <summary>Counts its lives from 1 and is never 0: part of every handle to its channels.</summary>
    public ushort Generation;

    /// <summary>A deadline that never comes.</summary>
    public const ulong Never = ulong.MaxValue;

    /// <summary>A task index that means nobody.</summary>
    public const byte None = 0xFF;
}

/// <summary>What a task waits with: a receiver its channels, a sender its operation.</summary>
[StructLayout(LayoutKind.Explicit, Size = 4)]
public struct Wait
{
    /// <summary>While it receives: the channels it waits for. Stays until it waits otherwise: the fast path compares it.</summary>
    [FieldOffset(0)]
    public uint ReceiveSet;

    /// <summary>While it waits for another task: the operation word it came with.</summary>
    [FieldOffset(0)]
    public ushort Operation;

    /// <summary>While it waits for another task: which of its sender slots it used.</summary>
    [FieldOffset(2)]
    public byte Slot;

    /// <summary>While it waits for another task: which of the other's loan regions shows its buffer, <see cref="NoLoan"/>, and <see cref="RestartAfterLoan"/>.</summary>
    [FieldOffset(3)]
    public byte Loan;

    /// <summary>Nothing is lent.</summary>
    public const byte NoLoan = 0x7F;

    /// <summary>Added to <see cref="Loan"/> when the supervisor wants the lender restarted: that waits for the end of the loan.</summary>
    public const byte RestartAfterLoan = 0x80;
}

/// <summary>Eight words: a short message.</summary>
[InlineArray(8)]
public struct Payload
{
    private uint first;
}

/// <summary>RBAR and RASR of the two regions for loans.</summary>
[InlineArray(2 * Limits.LoanRegions)]
public struct LoanWords
{
    private uint first;
}

/// <summary>The right of a task to send to a channel, as the kernel checks it: one comparison says given, current and right.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct SenderSlot
{
    /// <summary>
    /// The handle given out, <see cref="NoKey"/> before that and after the receiver's death: bits 0-7 channel's bit number at the receiver plus 1, bits
    /// 8-15 number of the slot among its sender's, bits 16-31 generation of the receiver.
    /// </summary>
    public uint Key;

    /// <summary>Control block of the receiver.</summary>
    public uint ReceiverControl;

    /// <summary>Bytes of the longest message.</summary>
    public uint Longest;

    /// <summary>Index of the receiver.</summary>
    public byte Receiver;

    /// <summary>The channel's bit number at the receiver.</summary>
    public byte Bit;

    /// <summary>A key that no handle matches: it names a slot that no task has, see <see cref="Limits.SlotsPerTask"/>.</summary>
    public const uint NoKey = 0xFF00;
}

/// <summary>What was seen when a task last faulted. Kept through its restart.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct FaultRecord
{
    /// <summary>Why.</summary>
    public FaultKind Kind;

    /// <summary>What it was doing.</summary>
    public TaskState StateBefore;

    /// <summary>Faults since boot; stays at its highest value.</summary>
    public ushort Count;

    /// <summary>The address of the access, or 0.</summary>
    public uint Address;

    /// <summary>Program counter.</summary>
    public uint ProgramCounter;

    /// <summary>Link register.</summary>
    public uint LinkRegister;

    /// <summary>Stack pointer.</summary>
    public uint StackPointer;

    /// <summary>CFSR, or the operation for misuse of a system call.</summary>
    public uint Detail;
}

/// <summary>Who runs, who may run, and what time it is.</summary>
/// <remarks>Stands at the top of the kernel's stack, so that the first words are at the stack pointer when a task calls.</remarks>
[StructLayout(LayoutKind.Sequential)]
public struct SchedulerState
{
    /// <summary>Control block of the task that runs; 0 before the first. The assembly entry code keeps it and <see cref="Current"/> in step.</summary>
    public uint CurrentControl;

    /// <summary>Address of the MPU's region registers: a constant that the fast path has at hand here.</summary>
    public uint RegionRegisters;

    /// <summary>EXC_RETURN to a task without floating point: another such constant.</summary>
    public uint ReturnToTask;

    /// <summary>Index of the task that runs, or <see cref="TaskControl.None"/> between two.</summary>
    public uint Current;

    /// <summary>Bit 31 - p is set exactly when a task of priority p is ready and does not run.</summary>
    public uint Ready;

    /// <summary>Ticks since boot.</summary>
    public ulong Now;

    /// <summary>The earliest deadline of any task, or earlier.</summary>
    public ulong NextDeadline;

    /// <summary>The first ready task of each priority; the last one is before it in the ring.</summary>
    public ReadyHeads Heads;
}

/// <summary>One task index for each priority.</summary>
[InlineArray(Limits.Priorities)]
public struct ReadyHeads
{
    private byte first;
}
