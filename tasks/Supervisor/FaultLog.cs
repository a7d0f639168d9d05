using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>The last faults, at most one of each task, with the messages of panics: also after the tasks were restarted.</summary>
/// <remarks>One of each task, so that a task which faults all the time does not push out what happened to the others.</remarks>
internal static class FaultLog
{
    private const int Capacity = 4;

    private static Entries entries;
    private static uint count;

    /// <summary>Keeps a fault, in the place of an earlier one of the same task or else of the oldest.</summary>
    internal static void Add(int task, in TaskStatus status)
    {
        ref Entry entry = ref entries[Place(task)];
        count++;
        entry.Fault = new FaultEntry
        {
            Number = count,
            Task = (byte)task,
            Kind = status.Fault,
            StateBefore = status.StateBefore,
            Tick = Ticks.Now,
            Address = status.Address,
            ProgramCounter = status.ProgramCounter,
            LinkRegister = status.LinkRegister,
            StackPointer = status.StackPointer,
            Detail = status.Detail,
        };
        Copy(task, ref entry);
    }

    /// <summary>The newest fault but some; one with number 0 when so many are not kept.</summary>
    internal static FaultEntry Find(uint newer)
    {
        uint before = uint.MaxValue;
        for (uint rank = 0; ; rank++)
        {
            int found = Newest(before);
            if (found < 0 || rank == newer)
            {
                return found < 0 ? default : entries[found].Fault;
            }

            before = entries[found].Fault.Number;
        }
    }

    /// <summary>A part of the message that is kept of a task.</summary>
    internal static PanicPart FindMessage(int task, uint offset)
    {
        PanicPart part = default;
        ref Entry entry = ref entries[Place(task)];
        ReadOnlySpan<byte> message = MessageOf(task, ref entry);
        if (!message.IsEmpty)
        {
            part.Number = entry.Fault.Number;
            part.Length = (uint)message.Length;
            ReadOnlySpan<byte> rest = offset < part.Length ? message[(int)offset..] : default;
            rest[..Math.Min(rest.Length, PanicText.Bytes)].CopyTo(part.Text);
        }

        return part;
    }

    /// <summary>The message that is kept of a task; empty when none is.</summary>
    internal static ReadOnlySpan<byte> MessageOf(int task) => MessageOf(task, ref entries[Place(task)]);

    private static ReadOnlySpan<byte> MessageOf(int task, ref Entry entry) =>
        entry.Fault.Task == task ? ((ReadOnlySpan<byte>)entry.Message)[..entry.Fault.MessageLength] : default;

    /// <summary>Where a task's fault stands or is to stand: in its own place, or in the oldest one's.</summary>
    private static int Place(int task)
    {
        int place = 0;
        for (int index = 0; index < Capacity; index++)
        {
            if (entries[index].Fault.Task == task)
            {
                return index;
            }

            // An unused one has number 0.
            if (entries[index].Fault.Number < entries[place].Fault.Number)
            {
                place = index;
            }
        }

        return place;
    }

    private static int Newest(uint before)
    {
        int newest = -1;
        uint highest = 0;
        for (int index = 0; index < Capacity; index++)
        {
            uint number = entries[index].Fault.Number;
            if (number < before && number > highest)
            {
                newest = index;
                highest = number;
            }
        }

        return newest;
    }

    /// <summary>Takes the message of a panic out of the stopped task's memory, as much as is kept.</summary>
    private static void Copy(int task, ref Entry entry)
    {
        Span<byte> kept = entry.Message;
        int done = 0;
        while (done < kept.Length && TaskManagement.TryGetPanicMessage(task, done, out ShortMessage part, out int length))
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes((Span<uint>)part);
            int taken = Math.Min(Math.Min(length - done, bytes.Length), kept.Length - done);
            bytes[..taken].CopyTo(kept[done..]);
            done += taken;
        }

        entry.Fault.MessageLength = (byte)done;
    }

    private struct Entry
    {
        internal FaultEntry Fault;
        internal MessageBytes Message;
    }

    /// <summary>What is kept of a message.</summary>
    [InlineArray(64)]
    private struct MessageBytes
    {
        private byte first;
    }

    [InlineArray(Capacity)]
    private struct Entries
    {
        private Entry first;
    }
}
