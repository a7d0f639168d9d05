using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Who waits to send to a receiver: one queue a receiver, over all its channels.</content>
/// <remarks>Ordered by priority, then by arrival. Linked through Next and Previous, which a waiting task does not need otherwise.</remarks>
internal partial struct Kernel
{
    /// <summary>Puts a sender behind everybody at least as important.</summary>
    private void InsertSender(int index)
    {
        ref TaskControl sender = ref tasks[index];
        ref TaskControl receiver = ref tasks[sender.Peer];
        byte before = TaskControl.None;
        byte after = receiver.FirstSender;
        while (after != TaskControl.None && tasks[after].Priority <= sender.Priority)
        {
            before = after;
            after = tasks[after].Next;
        }

        sender.Previous = before;
        sender.Next = after;
        if (before == TaskControl.None)
        {
            receiver.FirstSender = (byte)index;
        }
        else
        {
            tasks[before].Next = (byte)index;
        }

        if (after != TaskControl.None)
        {
            tasks[after].Previous = (byte)index;
        }
    }

    private void RemoveSender(int index)
    {
        ref TaskControl sender = ref tasks[index];
        if (sender.Previous == TaskControl.None)
        {
            tasks[sender.Peer].FirstSender = sender.Next;
        }
        else
        {
            tasks[sender.Previous].Next = sender.Next;
        }

        if (sender.Next != TaskControl.None)
        {
            tasks[sender.Next].Previous = sender.Previous;
        }
    }

    /// <summary>The first waiting sender whose channel is in the set, or <see cref="TaskControl.None"/>.</summary>
    private readonly int FindSender(ref TaskControl receiver, uint channels)
    {
        byte index = receiver.FirstSender;
        while (index != TaskControl.None && (channels >> SlotOf(ref tasks[index]).Bit & 1) == 0)
        {
            index = tasks[index].Next;
        }

        return index;
    }
}
