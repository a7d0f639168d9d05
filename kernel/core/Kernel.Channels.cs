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
        if (!TryReadName(name, operation, out ReadOnlySpan<byte> text))
        {
            return;
        }

        int channel = FindChannel(text);
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
        if (!TryReadName(name, operation, out ReadOnlySpan<byte> text))
        {
            return;
        }

        int channel = FindChannel(text);
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
    private bool TryReadName(TaskSlice name, uint operation, out ReadOnlySpan<byte> text)
    {
        int index = (int)Scheduler.Current;
        text = default;
        if (!Regions.Allow(taskDescriptors[index], name, RegionAttributes.Read))
        {
            Misuse(FaultKind.BadPointer, operation);
            return false;
        }

        // A name longer than any channel's is simply not found, and so is the empty one.
        if (name.Length <= Limits.ChannelNameBytes)
        {
            text = arch.Read(name);
        }

        return true;
    }

    private readonly int FindChannel(ReadOnlySpan<byte> name)
    {
        // Names are padded with zero: one that ends so would match a shorter one.
        if (name.Length == 0 || name[name.Length - 1] == 0)
        {
            return -1;
        }

        for (int index = 0; index < channelDescriptors.Length; index++)
        {
            ReadOnlySpan<byte> candidate = channelDescriptors[index].Name;
            if (candidate[name.Length] == 0 && candidate[..name.Length].SequenceEqual(name))
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
        for (int slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot].Receiver == index)
            {
                slots[slot].Key = SenderSlot.NoKey;
            }
        }
    }
}
