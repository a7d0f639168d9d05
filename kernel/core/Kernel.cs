using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>The kernel: its state, and the rules that change it.</summary>
/// <remarks>
/// One idea of the rules a file. Nothing here knows an address or a register: <see cref="Arch"/> is the one door to the machine, and
/// <see cref="Table{T}"/> hides where the tables lie. Rules change states and queues; who runs afterwards is derived from these in
/// one place, <see cref="Reschedule"/>, when the operation is over.
/// </remarks>
internal partial struct Kernel
{
    /// <summary>Who runs, who may run, and the time.</summary>
    internal SchedulerState Scheduler;

    /// <summary>The machine.</summary>
    private Arch arch;

    private Table<TaskControl> tasks;
    private Table<SenderSlot> slots;
    private Table<FaultRecord> faults;
    private Table<TaskDescriptor> taskDescriptors;
    private Table<ChannelDescriptor> channelDescriptors;
    private Table<SlotDescriptor> slotDescriptors;
    private Table<InterruptDescriptor> interruptDescriptors;

    /// <summary>The tasks, by index.</summary>
    internal readonly Table<TaskControl> Tasks => tasks;

    /// <summary>The fault records, by task index.</summary>
    internal readonly Table<FaultRecord> Faults => faults;

    /// <summary>What is known of the tasks before they run, by index.</summary>
    internal readonly Table<TaskDescriptor> TaskDescriptors => taskDescriptors;

    /// <summary>The rights to send.</summary>
    internal readonly Table<SenderSlot> Slots => slots;

    /// <summary>Takes the tables over, which must be zero, and makes every task ready with its initial memory.</summary>
    internal void Boot(
        Arch machine,
        Table<TaskControl> taskTable,
        Table<SenderSlot> slotTable,
        Table<FaultRecord> faultTable,
        Table<TaskDescriptor> taskDescriptorTable,
        Table<ChannelDescriptor> channelDescriptorTable,
        Table<SlotDescriptor> slotDescriptorTable,
        Table<InterruptDescriptor> interruptDescriptorTable)
    {
        arch = machine;
        tasks = taskTable;
        slots = slotTable;
        faults = faultTable;
        taskDescriptors = taskDescriptorTable;
        channelDescriptors = channelDescriptorTable;
        slotDescriptors = slotDescriptorTable;
        interruptDescriptors = interruptDescriptorTable;

        Scheduler.Current = TaskControl.None;
        Scheduler.NextDeadline = TaskControl.Never;
        for (int index = 0; index < slots.Length; index++)
        {
            FillSlot(index);
        }

        for (int index = 0; index < tasks.Length; index++)
        {
            ref readonly TaskDescriptor descriptor = ref taskDescriptors[index];
            ref TaskControl task = ref tasks[index];
            task.Token = (uint)index;
            task.FirstSlot = descriptor.FirstSlot;
            task.FirstSender = TaskControl.None;
            task.Generation = 1;
            Start(index);
        }
    }

    private readonly void FillSlot(int index)
    {
        ref readonly ChannelDescriptor channel = ref channelDescriptors[slotDescriptors[index].Channel];
        ref SenderSlot slot = ref slots[index];
        slot.Key = SenderSlot.NoKey;
        slot.Receiver = channel.Receiver;
        slot.ReceiverControl = arch.ControlOf(channel.Receiver);
        slot.Bit = channel.Bit;
        slot.Longest = channel.Longest;
    }
}
