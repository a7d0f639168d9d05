using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Notifications: 32 bits a task, ORed and never counted, and the interrupts that post them.</content>
internal partial struct Kernel
{
    /// <summary>An interrupt arrived: masks it and tells the task that owns it.</summary>
    internal void Interrupt(uint number)
    {
        Settle();
        arch.MaskInterrupt(number);
        for (int index = 0; index < interruptDescriptors.Length; index++)
        {
            ref readonly InterruptDescriptor interrupt = ref interruptDescriptors[index];
            if (interrupt.Number == number)
            {
                Post(ref tasks[interrupt.Task], interrupt.Task, 1u << interrupt.Bit);
                return;
            }
        }
    }

    /// <summary>Lets the interrupts of the current task that post these bits arrive again.</summary>
    /// <remarks>
    /// Only unmasked, not cleared: the device's request is cleared at the device, and an edge that came while the interrupt was masked
    /// stays pending at the controller and arrives now.
    /// </remarks>
    private void AcknowledgeInterrupts(uint bits)
    {
        for (int index = 0; index < interruptDescriptors.Length; index++)
        {
            ref readonly InterruptDescriptor interrupt = ref interruptDescriptors[index];
            if (interrupt.Task == Scheduler.Current && (bits >> interrupt.Bit & 1) != 0)
            {
                arch.UnmaskInterrupt(interrupt.Number);
            }
        }
    }

    private void MaskInterruptsOf(int task)
    {
        for (int index = 0; index < interruptDescriptors.Length; index++)
        {
            ref readonly InterruptDescriptor interrupt = ref interruptDescriptors[index];
            if (interrupt.Task == task)
            {
                arch.MaskInterrupt(interrupt.Number);
            }
        }
    }

    /// <summary>Posts bits to a task, and wakes it if it waits for one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Post(ref TaskControl task, int index, uint bits)
    {
        task.NotificationsPending |= bits;
        if (IsReceiving(task.State) && (task.NotificationsPending & task.NotificationMask) != 0)
        {
            Wake(ref task, index);
        }
    }

    private void Wake(ref TaskControl task, int index)
    {
        task.WakeAt = TaskControl.Never;
        DeliverNotifications(ref task, task.NotificationMask);
        MakeReady(ref task, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DeliverNotifications(ref TaskControl task, uint mask)
    {
        arch.SetResults(ref task, (uint)Result.Notified, task.NotificationsPending & mask, Limits.NoToken);
        task.NotificationsPending &= ~mask;
    }
}
