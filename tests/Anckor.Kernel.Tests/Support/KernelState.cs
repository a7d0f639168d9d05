using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <summary>What a system call can change in a kernel, kept aside: control blocks, frames, and who runs.</summary>
/// <remarks>Handles and faults are not among it: what the fast path does never changes them.</remarks>
internal sealed class KernelState(int tasks)
{
    private readonly TaskControl[] controls = new TaskControl[tasks];
    private readonly Arch.Frame[] frames = new Arch.Frame[tasks];
    private SchedulerState scheduler;

    internal ref TaskControl this[int index] => ref controls[index];

    internal int Current => (int)scheduler.Current;

    /// <summary>Keeps the state of the kernel.</summary>
    internal void Keep(ref Kernel kernel, Arch machine)
    {
        for (int index = 0; index < controls.Length; index++)
        {
            controls[index] = kernel.Tasks[index];
        }

        machine.Frames.CopyTo(frames, 0);
        scheduler = kernel.Scheduler;
    }

    /// <summary>Gives the kernel the state back.</summary>
    internal void PutBack(ref Kernel kernel, Arch machine)
    {
        for (int index = 0; index < controls.Length; index++)
        {
            kernel.Tasks[index] = controls[index];
        }

        frames.CopyTo(machine.Frames, 0);
        kernel.Scheduler = scheduler;
    }

    /// <summary>In what two settled states differ, as far as anything can come of it, or null.</summary>
    internal string? FindDifference(KernelState other)
    {
        if (scheduler.Current != other.scheduler.Current)
        {
            return $"task {scheduler.Current} runs instead of {other.scheduler.Current}";
        }

        if (scheduler.Ready != other.scheduler.Ready || scheduler.Now != other.scheduler.Now || scheduler.NextDeadline != other.scheduler.NextDeadline)
        {
            return "other priorities are ready, or another deadline is next";
        }

        for (int priority = 0; priority < Limits.Priorities; priority++)
        {
            if ((scheduler.Ready >> (31 - priority) & 1) != 0 && scheduler.Heads[priority] != other.scheduler.Heads[priority])
            {
                return $"task {scheduler.Heads[priority]} is first of priority {priority} instead of {other.scheduler.Heads[priority]}";
            }
        }

        for (int index = 0; index < controls.Length; index++)
        {
            string? difference = FindDifference(index, ref controls[index], ref other.controls[index]);
            if (difference is not null)
            {
                return $"task {index} has another {difference}";
            }

            if (!frames[index].Equals(other.frames[index]))
            {
                return $"task {index} finds {frames[index].R0:X} {frames[index].R1:X} {frames[index].R2:X} instead of {other.frames[index].R0:X} {other.frames[index].R1:X} {other.frames[index].R2:X}";
            }
        }

        return null;
    }

    private string? FindDifference(int index, ref TaskControl one, ref TaskControl two)
    {
        bool queued = one.State == TaskState.Sending || (one.State == TaskState.Ready && index != scheduler.Current);
        bool waitsForTask = one.State is TaskState.Sending or TaskState.AwaitingReply or TaskState.Lending;
        bool receives = one.State is TaskState.Receiving or TaskState.Borrowing;
        return one.State != two.State ? "state"
            : one.Priority != two.Priority ? "priority"
            : one.NotificationsPending != two.NotificationsPending ? "set of notifications"
            : one.CreatedSet != two.CreatedSet ? "set of channels"
            : one.Generation != two.Generation ? "generation"
            : one.Token != two.Token ? "token"
            : one.TimerDeadline != two.TimerDeadline || one.TimerBits != two.TimerBits ? "timer"
            : one.WakeAt != two.WakeAt ? "timeout"
            : one.FirstSender != two.FirstSender ? "queue of senders"
            : one.FastSlotCount != two.FastSlotCount ? "count of slots for the fast path"
            : one.FastSet != two.FastSet ? "set for the fast path"
            : !((ReadOnlySpan<uint>)one.LoanWords).SequenceEqual(two.LoanWords) ? "loan"
            : queued && (one.Next != two.Next || one.Previous != two.Previous) ? "place in its queue"
            : waitsForTask && (one.Peer != two.Peer || !IsSameWait(ref one, ref two)) ? "wait for a task"
            : receives && (one.Wait.ReceiveSet != two.Wait.ReceiveSet || one.NotificationMask != two.NotificationMask) ? "receive"
            : HasRegisters(ref one) && !((ReadOnlySpan<uint>)one.Payload).SequenceEqual(two.Payload) ? "payload"
            : null;
    }

    /// <summary>Of a call that was taken, only how it wants its reply and what it lends is asked for again.</summary>
    private static bool IsSameWait(ref TaskControl one, ref TaskControl two) =>
        one.Wait.Loan == two.Wait.Loan
        && (one.State == TaskState.AwaitingReply
            ? one.Wait.Operation == (uint)Operation.LongCall == (two.Wait.Operation == (uint)Operation.LongCall)
            : one.Wait.Operation == two.Wait.Operation && one.Wait.Slot == two.Wait.Slot);

    /// <summary>Whether saved r4-r11 will be read: not those of who awaits a short reply or waits in a plain receive, which are overwritten or undefined.</summary>
    private static bool HasRegisters(ref TaskControl task) =>
        task.FastSet == 0 && !(task.State == TaskState.AwaitingReply && task.Wait.Operation != (uint)Operation.LongCall);
}
