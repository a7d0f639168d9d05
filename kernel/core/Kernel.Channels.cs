using System;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Opening channels: who may is in the application table, and nowhere else.</content>
internal partial struct Kernel
{
    /// <summary>Opens a channel for receiving in the current task.</summary>
    private void CreateChannel(TaskSlice name, uint operation)
    {
        int index = (int)Scheduler.Current;
        if (!TryReadName(name, operation, out Name32 text))
        {
            return;
        }

        int channel = FindChannel(in text);
        if (channel < 0)
        {
            Return(index, Result.NotFound);
            return;
        }

        ref readonly ChannelDescriptor descriptor = ref channelDescriptors[channel];
        if (descriptor.Receiver != index)
        {
            Return(index, Result.Denied);
            return;
        }

        ref TaskControl task = ref tasks[index];
        uint bit = 1u << descriptor.Bit;
        if ((task.CreatedSet & bit) != 0)
        {
            Return(index, Result.Exists);
            return;
        }

        task.CreatedSet |= bit;
        arch.SetResults(ref task, (uint)Result.Ok, descriptor.Bit);
    }

    /// <summary>Gives the current task a handle to send with.</summary>
    private void GetChannel(TaskSlice name, uint operation)
    {
        int index = (int)Scheduler.Current;
        if (!TryReadName(name, operation, out Name32 text))
        {
            return;
        }

        int channel = FindChannel(in text);
        if (channel < 0)
        {
            Return(index, Result.NotFound);
            return;
        }

        ref TaskControl task = ref tasks[index];
        int count = taskDescriptors[index].SlotCount;
        for (int number = 0; number < count; number++)
        {
            int slotIndex = task.FirstSlot + number;
            if (slotDescriptors[slotIndex].Channel != channel)
            {
                continue;
            }

            ref SenderSlot slot = ref slots[slotIndex];
            ref TaskControl receiver = ref tasks[slot.Receiver];
            if ((receiver.CreatedSet >> (int)slot.Bit & 1) == 0)
            {
                Return(index, Result.NotFound);
                return;
            }

            slot.Key = (uint)receiver.Generation << 16 | (uint)number << 8 | (uint)(slot.Bit + 1);
            arch.SetResults(ref task, (uint)Result.Ok, slot.Key);
            return;
        }

        Return(index, Result.Denied);
    }

    /// <summary>Reads a name once, before anything is decided; a name in foreign memory is a fault of the caller.</summary>
    /// <param name="name">Where it stands.</param>
    /// <param name="operation">For the fault.</param>
    /// <param name="text">The name, padded with zero; empty for one that no channel can have.</param>
    private bool TryReadName(TaskSlice name, uint operation, out Name32 text)
    {
        int index = (int)Scheduler.Current;
        text = default;
        if (!Regions.Allow(taskDescriptors[index], name, RegionAttributes.Read))
        {
            Misuse(FaultKind.BadPointer, operation);
            return false;
        }

        // Names are padded with zero: one that ends so would match a shorter one. The empty one matches none.
        ReadOnlySpan<byte> given = name.Length <= Limits.ChannelNameBytes ? arch.Read(name) : default;
        if (given.Length > 0 && given[^1] != 0)
        {
            given.CopyTo(text);
        }

        return true;
    }

    private readonly int FindChannel(in Name32 name)
    {
        for (int index = 0; index < channelDescriptors.Length; index++)
        {
            if (((ReadOnlySpan<byte>)channelDescriptors[index].Name).SequenceEqual(name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Nobody can use a handle to the task's channels any more; who still holds one learns that the receiver died.</summary>
    private void CloseChannelsOf(int index)
    {
        tasks[index].CreatedSet = 0;
        for (uint slot = taskDescriptors[index].FirstSlotToIt; slot != SlotDescriptor.None; slot = slotDescriptors[(int)slot].Next)
        {
            slots[(int)slot].Key = SenderSlot.NoKey;
        }
    }
}
