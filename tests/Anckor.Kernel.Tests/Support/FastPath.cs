using System;
using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <summary>The twin of kernel/arch/armv7m/FastPath.S: the same checks in the same order, and the same stores.</summary>
/// <param name="omitted">A rule to leave out, to see that the comparison with the kernel's rules notices.</param>
/// <remarks>
/// r4-r11 of the running task are its <see cref="TaskControl.Payload"/> here, so what the assembly leaves in the registers is
/// moved. Where the assembly saves nothing, the saved registers become <see cref="Unsaved"/>: nobody may ever read them.
/// </remarks>
internal sealed class FastPath(FastPathRule? omitted = null)
{
    /// <summary>What stands for saved registers that were not saved.</summary>
    internal const uint Unsaved = 0xBAD0_BAD0;

    /// <summary>How many operations it did.</summary>
    internal long Taken { get; private set; }

    /// <summary>Does the operation, or leaves everything as it is.</summary>
    internal bool TryDo(ref Kernel kernel, Arch machine, uint r0, uint r1, uint r2, uint r3)
    {
        bool done = r0 switch
        {
            <= Limits.ShortMessageBytes => TryCall(ref kernel, machine, r0, r1),
            < (uint)Operation.Send => TryReplyReceive(ref kernel, machine, r0, r1, r2, r3),
            < (uint)Operation.Reply => TrySend(ref kernel, machine, r0, r1),
            (uint)Operation.Receive => TryReceive(ref kernel, machine, r2, r3),
            (uint)Operation.Null => true,
            _ => false,
        };
        Taken += done ? 1 : 0;
        return done;
    }

    private bool TryCall(ref Kernel kernel, Arch machine, uint r0, uint r1)
    {
        int me = (int)kernel.Scheduler.Current;
        ref TaskControl task = ref kernel.Tasks[me];
        if (!TryFindSlot(ref kernel, ref task, r1, out SenderSlot slot) || !Holds(FastPathRule.Length, r0 <= slot.Longest))
        {
            return false;
        }

        int to = machine.IndexOf(slot.ReceiverControl);
        ref TaskControl receiver = ref kernel.Tasks[to];
        if (!Holds(FastPathRule.Waits, WaitsOn(ref receiver, r1)))
        {
            return false;
        }

        receiver.FastSet = Stores(FastPathRule.ClearsFastSet) ? 0 : receiver.FastSet;
        receiver.FastCaller = Stores(FastPathRule.LinksCaller) ? machine.ControlOf(me) : receiver.FastCaller;
        receiver.FastSender = Stores(FastPathRule.ClearsOtherLink) ? 0 : receiver.FastSender;
        kernel.Scheduler.Current = (uint)to;
        HandOver(machine, to, r0, r1, task.Token);
        receiver.Payload = task.Payload;
        Forget(ref task);
        return true;
    }

    private bool TryReplyReceive(ref Kernel kernel, Arch machine, uint r0, uint r1, uint r2, uint r3)
    {
        ref TaskControl task = ref kernel.Tasks[(int)kernel.Scheduler.Current];
        if (!ReceivesAsBefore(ref task, r2, r3) || task.FastCaller == 0)
        {
            return false;
        }

        int to = machine.IndexOf(task.FastCaller);
        ref TaskControl caller = ref kernel.Tasks[to];
        if (!Holds(FastPathRule.Token, caller.Token == r1))
        {
            return false;
        }

        task.FastSet = Stores(FastPathRule.ArmsAgain) ? r2 : 0;
        kernel.Scheduler.Current = (uint)to;
        machine.Frames[to].R0 = Stores(FastPathRule.TellsOperation) ? r0 : machine.Frames[to].R0;
        caller.Payload = task.Payload;
        Forget(ref task);
        return true;
    }

    private bool TrySend(ref Kernel kernel, Arch machine, uint r0, uint r1)
    {
        int me = (int)kernel.Scheduler.Current;
        ref TaskControl task = ref kernel.Tasks[me];
        if (!TryFindSlot(ref kernel, ref task, r1, out SenderSlot slot)
            || !Holds(FastPathRule.Length, r0 <= slot.Longest + (uint)Operation.Send))
        {
            return false;
        }

        int to = machine.IndexOf(slot.ReceiverControl);
        ref TaskControl receiver = ref kernel.Tasks[to];
        if (!Holds(FastPathRule.Waits, WaitsOn(ref receiver, r1))
            || !Holds(FastPathRule.NotLessImportant, receiver.Priority <= task.Priority)
            || !Holds(FastPathRule.NoLink, (task.FastCaller | task.FastSender) == 0))
        {
            return false;
        }

        receiver.FastSet = Stores(FastPathRule.ClearsFastSet) ? 0 : receiver.FastSet;
        receiver.FastCaller = Stores(FastPathRule.ClearsOtherLink) ? 0 : receiver.FastCaller;
        receiver.FastSender = Stores(FastPathRule.LinksSender) ? machine.ControlOf(me) : receiver.FastSender;
        kernel.Scheduler.Current = (uint)to;
        HandOver(machine, to, r0, r1, task.Token);
        receiver.Payload = task.Payload;
        if (!Stores(FastPathRule.SavesRegisters))
        {
            Forget(ref task);
        }

        return true;
    }

    private bool TryReceive(ref Kernel kernel, Arch machine, uint r2, uint r3)
    {
        ref TaskControl task = ref kernel.Tasks[(int)kernel.Scheduler.Current];
        if (!ReceivesAsBefore(ref task, r2, r3) || task.FastSender == 0)
        {
            return false;
        }

        int to = machine.IndexOf(task.FastSender);
        task.FastSet = Stores(FastPathRule.ArmsAgain) ? r2 : 0;
        kernel.Scheduler.Current = (uint)to;
        machine.Frames[to].R0 = Stores(FastPathRule.TellsOk) ? (uint)Result.Ok : machine.Frames[to].R0;
        if (!Stores(FastPathRule.RestoresRegisters))
        {
            kernel.Tasks[to].Payload = task.Payload;
        }

        Forget(ref task);
        return true;
    }

    private bool TryFindSlot(ref Kernel kernel, ref TaskControl task, uint handle, out SenderSlot slot)
    {
        slot = default;
        uint number = handle >> 8 & 0xFF;
        if (!Holds(FastPathRule.SlotInRange, number < task.FastSlotCount) || task.FirstSlot + number >= kernel.Slots.Length)
        {
            return false;
        }

        slot = kernel.Slots[task.FirstSlot + (int)number];
        return Holds(FastPathRule.Key, slot.Key == handle);
    }

    /// <summary>A shift by bits 0-7 of the handle, which are the channel's bit plus 1, leaves its bit in the carry.</summary>
    private static bool WaitsOn(ref TaskControl receiver, uint handle)
    {
        int shift = (int)(handle & 0xFF);
        return shift is > 0 and <= 32 && (receiver.FastSet >> (shift - 1) & 1) != 0;
    }

    private bool ReceivesAsBefore(ref TaskControl task, uint channels, uint notifications) =>
        Holds(FastPathRule.SameChannels, task.Wait.ReceiveSet == channels)
        && Holds(FastPathRule.SameNotifications, task.NotificationMask == notifications);

    private void HandOver(Arch machine, int to, uint r0, uint r1, uint r2)
    {
        ref Arch.Frame frame = ref machine.Frames[to];
        frame.R0 = Stores(FastPathRule.TellsOperation) ? r0 : frame.R0;
        frame.R1 = Stores(FastPathRule.TellsHandle) ? r1 : frame.R1;
        frame.R2 = Stores(FastPathRule.TellsToken) ? r2 : frame.R2;
    }

    private static void Forget(ref TaskControl task) => ((Span<uint>)task.Payload).Fill(Unsaved);

    private bool Holds(FastPathRule rule, bool condition) => condition || rule == omitted;

    private bool Stores(FastPathRule rule) => rule != omitted;
}
