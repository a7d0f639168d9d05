using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anckor.Abi;

/// <summary>The kernel's memory of one task: 128 bytes, so that assembly reaches the n-th by a shift.</summary>
/// <remarks>
/// The assembly entry code and the kernel's rules work on this same structure. The order matters: the saved registers come first
/// for one burst, then what a switch of tasks reads.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 128)]
public struct TaskControl
{
    /// <summary>r4-r11 while the task does not run: its payload, and the place where a payload for it is put.</summary>
    public Payload Payload;

    /// <summary>Process stack pointer while the task does not run; the hardware's frame begins there.</summary>
    public uint StackPointer;

    /// <summary>EXC_RETURN while the task does not run (ARM ARM B1.5.8).</summary>
    public uint ExceptionReturn;

    /// <summary>Address of the MPU words of its five regions.</summary>
    public uint RegionWords;

    /// <summary>Address of 64 bytes for s16-s31; 0 for a task that may not use floating point.</summary>
    public uint FloatContext;

    /// <summary>RBAR and RASR of the two regions for loans.</summary>
    public LoanWords LoanWords;

    /// <summary>While <see cref="TaskState.Receiving"/>: the channels it waits for.</summary>
    public uint ReceiveSet;

    /// <summary>While <see cref="TaskState.Receiving"/>: the notifications it waits for.</summary>
    public uint NotificationMask;

    /// <summary>Notifications posted and not yet received.</summary>
    public uint NotificationsPending;

    /// <summary>Which of its channels, as receiver, it has created.</summary>
    public uint CreatedSet;

    /// <summary>Who this task is to those it calls: index in bits 0-7, above it a number that changes when a call is given up.</summary>
    public uint Token;

    /// <summary>While it waits in or for a call: the operation word it came with.</summary>
    public uint Operation;

    /// <summary>When its timer goes off, in ticks; <see cref="Never"/> when not armed.</summary>
    public ulong TimerDeadline;

    /// <summary>When its present wait times out, in ticks; <see cref="Never"/> for none.</summary>
    public ulong WakeAt;

    /// <summary>What its timer posts.</summary>
    public uint TimerBits;

    /// <summary>Index of the first of its sender slots.</summary>
    public ushort FirstSlot;

    /// <summary>How many sender slots it has.</summary>
    public ushort SlotCount;

    /// <summary>What it is doing.</summary>
    public TaskState State;

    /// <summary>Its priority by the manifest.</summary>
    public byte BasePriority;

    /// <summary>Its priority, or that of the most important task that waits for it.</summary>
    public byte Priority;

    /// <summary>While <see cref="TaskState.Sending"/> or <see cref="TaskState.AwaitingReply"/>: index of the other task.</summary>
    public byte Peer;

    /// <summary>The task behind it in the queue it is in.</summary>
    public byte Next;

    /// <summary>The task before it in the queue it is in.</summary>
    public byte Previous;

    /// <summary>The first of those who wait to send to it, or <see cref="None"/>.</summary>
    public byte FirstSender;

    /// <summary>While <see cref="TaskState.Sending"/>: the channel's bit number at the receiver.</summary>
    public byte ChannelBit;

    /// <summary>How many times it was restarted.</summary>
    public ushort Generation;

    /// <summary>Counts the lives of its channels: part of every handle to them.</summary>
    public ushort ChannelGeneration;

    /// <summary>A deadline that never comes.</summary>
    public const ulong Never = ulong.MaxValue;

    /// <summary>A task index that means nobody.</summary>
    public const byte None = 0xFF;
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
    /// <summary>The handle given out, 0 before that and after the receiver's death.</summary>
    public uint Key;

    /// <summary>Index of the receiver.</summary>
    public uint Receiver;

    /// <summary>The channel's bit number at the receiver.</summary>
    public uint Bit;

    /// <summary>Bytes of the longest message.</summary>
    public uint Longest;
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
[StructLayout(LayoutKind.Sequential)]
public struct SchedulerState
{
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
