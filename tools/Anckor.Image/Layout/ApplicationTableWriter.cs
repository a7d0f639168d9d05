using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Anckor.Abi;

namespace Anckor.Image.Layout;

/// <summary>Writes the application table (abi/ApplicationTable.cs): what the kernel is told about tasks, channels and the board.</summary>
/// <remarks>One after the other: header, tasks, channels, slots, interrupts, boot writes.</remarks>
public static class ApplicationTableWriter
{
    private const RegionAttributes FlashAccess = RegionAttributes.Read | RegionAttributes.Execute;
    private const RegionAttributes RamAccess = RegionAttributes.Read | RegionAttributes.Write;
    private const RegionAttributes DeviceAccess = RegionAttributes.Read | RegionAttributes.Write | RegionAttributes.Device;

    /// <summary>Where in the header the checksum ends: the bytes it covers begin here.</summary>
    private const int ChecksumEnd = 4 * sizeof(uint);

    /// <summary>Bytes of the table of an application.</summary>
    public static uint SizeOf(Application application) => new Sections(application, 0).End;

    /// <summary>The table, as it must stand at <see cref="MemoryPlan.Table"/>.</summary>
    /// <param name="application">The application.</param>
    /// <param name="plan">Where everything stands.</param>
    /// <param name="links">What linking each task gave, by index.</param>
    /// <param name="imageId">What identifies kernel and tasks.</param>
    public static byte[] Write(Application application, MemoryPlan plan, IReadOnlyList<TaskLink> links, uint imageId = 0)
    {
        if (links.Count != application.Tasks.Count)
        {
            throw new ArgumentException($"{application.Tasks.Count} tasks have {links.Count} links", nameof(links));
        }

        Sections sections = new(application, plan.Table.Base);
        Board board = application.Board;
        ApplicationHeader header = new()
        {
            Magic = ApplicationHeader.MagicValue,
            Version = ApplicationHeader.VersionValue,
            Size = sections.End - plan.Table.Base,
            TaskCount = (uint)application.Tasks.Count,
            Tasks = sections.Tasks,
            ChannelCount = (uint)application.Channels.Count,
            Channels = sections.Channels,
            SlotCount = (uint)sections.SlotList.Count,
            Slots = sections.Slots,
            InterruptCount = (uint)sections.InterruptList.Count,
            Interrupts = sections.Interrupts,
            BootWriteCount = (uint)sections.BootWriteList.Count,
            BootWrites = sections.BootWrites,
            KernelTables = plan.KernelTables.Base,
            KernelTablesSize = plan.KernelTables.Size,
            TickRate = (uint)application.TickRate,
            ImageId = imageId,
            WatchdogMilliseconds = (uint)application.WatchdogMilliseconds,
            Clock = board.Clock,
            Console = board.Console.Range.Base,
            ConsoleBus = (uint)(board.Console.Bus & RegionAttributes.BusMask),
            ConsoleBaud = (uint)board.ConsoleBaud,
            Board = Padded(board.Name),
            Application = Padded(application.Name),
        };

        List<byte> table = [];
        Append(table, header);
        for (int index = 0; index < application.Tasks.Count; index++)
        {
            Append(table, Describe(application, plan, links[index], index, sections));
        }

        for (int index = 0; index < application.Channels.Count; index++)
        {
            Append(table, Describe(application, index));
        }

        sections.SlotList.ForEach(slot => Append(table, slot));
        sections.InterruptList.ForEach(interrupt => Append(table, interrupt));
        sections.BootWriteList.ForEach(write => Append(table, write));
        byte[] bytes = [.. table];
        uint checksum = Crc32.Of(bytes.AsSpan(ChecksumEnd));
        MemoryMarshal.Write(bytes.AsSpan(ChecksumEnd - sizeof(uint)), in checksum);
        return bytes;
    }

    /// <summary>The parts that vary in number, and the addresses at which they begin.</summary>
    private sealed class Sections
    {
        public Sections(Application application, uint start)
        {
            SlotList =
            [
                .. application.Channels
                    .SelectMany((channel, index) => channel.Senders.Select(sender => (Sender: sender, Channel: index)))
                    .OrderBy(slot => slot.Sender)
                    .ThenBy(slot => slot.Channel)
                    .Select(slot => new SlotDescriptor { Sender = (byte)slot.Sender, Channel = (byte)slot.Channel, Next = SlotDescriptor.None }),
            ];
            FirstSlotsTo = [.. application.Tasks.Select((_, task) => LinkSlotsTo(application, task))];
            InterruptList =
            [
                .. application.Tasks
                    .SelectMany((task, index) => task.Interrupts.Select(interrupt => new InterruptDescriptor
                    {
                        Number = (ushort)interrupt.Number,
                        Task = (byte)index,
                        Bit = (byte)interrupt.Bit,
                    }))
                    .OrderBy(interrupt => interrupt.Number),
            ];
            IEnumerable<BootWrite> enables = application.Tasks
                .SelectMany(task => task.Peripherals)
                .Where(peripheral => peripheral.Enable is not null)
                .Select(peripheral => peripheral.Enable!.Value);
            BootWriteList =
            [
                .. application.Board.BootWrites.Concat(enables).DistinctBy(write => (write.Address, write.Clear, write.Set)),
            ];
            Tasks = start + SizeOf<ApplicationHeader>(1);
            Channels = Tasks + SizeOf<TaskDescriptor>(application.Tasks.Count);
            Slots = Channels + SizeOf<ChannelDescriptor>(application.Channels.Count);
            Interrupts = Slots + SizeOf<SlotDescriptor>(SlotList.Count);
            BootWrites = Interrupts + SizeOf<InterruptDescriptor>(InterruptList.Count);
            End = BootWrites + SizeOf<BootWrite>(BootWriteList.Count);
        }

        public List<SlotDescriptor> SlotList { get; }

        /// <summary>Of each task the first of the slots to it.</summary>
        public List<uint> FirstSlotsTo { get; }

        public List<InterruptDescriptor> InterruptList { get; }

        public List<BootWrite> BootWriteList { get; }

        public uint Tasks { get; }

        public uint Channels { get; }

        public uint Slots { get; }

        public uint Interrupts { get; }

        public uint BootWrites { get; }

        public uint End { get; }

        private static uint SizeOf<T>(int count)
            where T : unmanaged => (uint)(Unsafe.SizeOf<T>() * count);

        /// <summary>Links the slots to a task, and tells the first.</summary>
        private uint LinkSlotsTo(Application application, int task)
        {
            ushort next = SlotDescriptor.None;
            for (int index = SlotList.Count - 1; index >= 0; index--)
            {
                if (application.Channels[SlotList[index].Channel].Receiver == task)
                {
                    SlotList[index] = SlotList[index] with { Next = next };
                    next = (ushort)index;
                }
            }

            return next;
        }
    }

    /// <summary>The bit number of a channel in its receiver's sets.</summary>
    private static int BitOf(Application application, int channel) =>
        application.Channels.Take(channel).Count(other => other.Receiver == application.Channels[channel].Receiver);

    private static uint LongChannelsOf(Application application, int task) => Enumerable.Range(0, application.Channels.Count)
        .Where(channel => application.Channels[channel].Receiver == task && application.Channels[channel].Longest > Limits.ShortMessageBytes)
        .Aggregate(0u, (set, channel) => set | 1u << BitOf(application, channel));

    private static TaskDescriptor Describe(Application application, MemoryPlan plan, TaskLink link, int index, Sections sections)
    {
        TaskModel task = application.Tasks[index];
        TaskDescriptor descriptor = new()
        {
            EntryPoint = link.EntryPoint | 1,
            StackTop = link.StackTop,
            DataSource = link.DataSource,
            DataStart = link.Data.Base,
            DataSize = link.Data.Size,
            DataChecksum = link.DataChecksum,
            ZeroStart = link.Zero.Base,
            ZeroSize = link.Zero.Size,
            FloatContext = plan.FloatContexts[index],
            CheckInMilliseconds = (uint)task.CheckInMilliseconds,
            RestartLimit = (uint)task.RestartLimit,
            LongChannels = LongChannelsOf(application, index),
            FirstSlotToIt = sections.FirstSlotsTo[index],
            Priority = (byte)task.Priority,
            Policy = task.Policy,

            // The lists are grouped, so those before this task's are those of the tasks before it.
            FirstChannel = (byte)application.Channels.Count(channel => channel.Receiver < index),
            ChannelCount = (byte)application.Channels.Count(channel => channel.Receiver == index),
            FirstSlot = (ushort)sections.SlotList.Count(slot => slot.Sender < index),
            SlotCount = (ushort)sections.SlotList.Count(slot => slot.Sender == index),
            Name = Padded(task.Name),
        };
        SetRegion(ref descriptor, 0, plan.TaskFlash[index], FlashAccess);
        SetRegion(ref descriptor, 1, plan.TaskRam[index], RamAccess);
        for (int number = 0; number < Limits.RegionsPerTask - 2; number++)
        {
            int slot = number + 2;
            if (number < task.Peripherals.Count)
            {
                Peripheral peripheral = task.Peripherals[number];
                Placement whole = new(peripheral.Range, peripheral.Range, 0, peripheral.Range.Size);
                SetRegion(ref descriptor, slot, whole, DeviceAccess | (peripheral.Bus & RegionAttributes.BusMask));
            }
            else
            {
                descriptor.RegionWords[2 * slot] = MpuRegion.UnusedBaseWord(slot + 1);
            }
        }

        return descriptor;
    }

    /// <summary>Fills both forms of a region. Its number at the MPU is one higher: region 0 is the null guard.</summary>
    private static void SetRegion(ref TaskDescriptor descriptor, int slot, Placement place, RegionAttributes attributes)
    {
        descriptor.RegionWords[2 * slot] = MpuRegion.BaseWord(place.Region, slot + 1);
        descriptor.RegionWords[(2 * slot) + 1] = MpuRegion.SizeWord(place.Region, place.DisabledSubregions, attributes);
        descriptor.Regions[slot] = new RegionDescriptor
        {
            Base = place.Occupied.Base,
            Size = place.Occupied.Size,
            Attributes = attributes,
        };
    }

    private static ChannelDescriptor Describe(Application application, int index)
    {
        ChannelModel channel = application.Channels[index];
        return new ChannelDescriptor
        {
            Name = Padded(channel.Name),
            Receiver = (byte)channel.Receiver,
            Bit = (byte)BitOf(application, index),
            Longest = (ushort)channel.Longest,
        };
    }

    private static Name32 Padded(string name)
    {
        Name32 padded = default;
        Encoding.ASCII.GetBytes(name, padded);
        return padded;
    }

    private static void Append<T>(List<byte> table, in T value)
        where T : unmanaged
    {
        // The structures are sequential without padding and the machines that build are little-endian, as the target is.
        table.AddRange(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
    }
}
