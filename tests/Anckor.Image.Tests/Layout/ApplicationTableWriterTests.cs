using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Anckor.Image.Layout;
using Anckor.Image.Tests.Manifest;
using Xunit;

namespace Anckor.Image.Tests.Layout;

public sealed class ApplicationTableWriterTests : IDisposable
{
    private const string Manifest = """
        name = "demo"
        tick-rate = 500
        watchdog = 2000
        [task.ping]
        project = "tasks/Ping"
        priority = 5
        stack = 1024
        uses = ["tim2", "gpiod", "usart2"]
        interrupts = { tim2 = 3, exti0 = 31 }
        [task.pong]
        project = "tasks/Pong"
        priority = 4
        stack = 512
        on-fault = "hold"
        uses = ["tim2"]
        [channel.to-pong]
        receiver = "pong"
        senders = ["ping", "supervisor"]
        longest = 300
        [channel.also]
        receiver = "pong"
        senders = ["ping"]
        """;

    private readonly FakeRepository repository = new();
    private readonly Application application;
    private readonly MemoryPlan plan;
    private readonly TableImage table;
    private readonly byte[] bytes;

    public ApplicationTableWriterTests()
    {
        Application read = repository.Read(Manifest);

        // Without the channel that the manifest's check-in would bring along.
        TaskModel[] tasks = [.. read.Tasks.Select(task => task.Name == "ping" ? task with { CheckInMilliseconds = 300, RestartLimit = 7 } : task)];
        application = read with { Tasks = tasks };
        TaskSizes[] sizes =
        [
            new(900, 850, false), new(1200, 700, false), new(5000, 5 * 1024, true), new(300, 560, false), new(90, 128, false),
        ];
        plan = MemoryPlanner.Plan(application, new KernelSizes(6000, 700), sizes);
        bytes = ApplicationTableWriter.Write(application, plan, Example.Links(application, plan));
        table = TableImage.Read(bytes, plan.Table.Base);
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public void The_header_says_what_and_how_many()
    {
        Assert.Equal(0x4B43_4E41u, table.Word(0));
        Assert.Equal("ANCK", System.Text.Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(ApplicationHeader.VersionValue, table.Word(4));
        Assert.Equal((uint)bytes.Length, table.Word(8));
        Assert.Equal([5u, 3u, 6u, 3u], new[] { table.Word(16), table.Word(24), table.Word(32), table.Word(40) });
        Assert.Equal((plan.KernelTables.Base, plan.KernelTables.Size), (table.Word(56), table.Word(60)));
        Assert.Equal((500u, 0u, 2000u), (table.Word(64), table.Word(68), table.Word(72)));
        Assert.Equal((8_000_000u, 16_000_000u, 168_000_000u), (table.Word(76), table.Word(80), table.Word(84)));
        Assert.Equal((0x2740_5408u, 0x2700_5410u), (table.Word(88), table.Word(92)));
        Assert.Equal((0x9400u, 0x705u, 0x0001_0200u), (table.Word(96), table.Word(100), table.Word(104)));
        Assert.Equal((0x4000_4400u, 0x200u, 115200u), (table.Word(108), table.Word(112), table.Word(116)));
        Assert.Equal(("stm32f4-discovery", "demo"), (table.Text(120), table.Text(152)));
    }

    [Fact]
    public void The_arrays_follow_each_other_without_a_gap()
    {
        Assert.Equal(TableImage.HeaderBytes, table.Task(0));
        Assert.Equal(table.Task(5), table.Channel(0));
        Assert.Equal(table.Channel(3), table.Slot(0));
        Assert.Equal(table.Slot(6), table.Interrupt(0));
        Assert.Equal(table.Interrupt(3), table.BootWrite(0));
        Assert.Equal(bytes.Length, table.BootWrite((int)table.Word(48)));
        Assert.Equal((uint)bytes.Length, ApplicationTableWriter.SizeOf(application));
        Assert.Equal(plan.Table.Size, (uint)bytes.Length);
    }

    [Fact]
    public void The_checksum_covers_everything_behind_it()
    {
        Assert.Equal(Crc32.Of(bytes.AsSpan(16)), table.Word(12));
        bytes[^1] ^= 1;
        Assert.NotEqual(Crc32.Of(bytes.AsSpan(16)), table.Word(12));
    }

    [Fact]
    public void A_task_is_described_with_entry_stack_data_priority_policy_and_name()
    {
        int ping = table.Task(2);
        MemoryRange flash = plan.TaskFlash[2].Occupied;
        MemoryRange ram = plan.TaskRam[2].Occupied;

        Assert.Equal(flash.Base | 1, table.Word(ping + 100));
        Assert.Equal(ram.Base + 1024, table.Word(ping + 104));
        Assert.Equal((flash.Base + 16, ram.Base + 1024, 8u), (table.Word(ping + 108), table.Word(ping + 112), table.Word(ping + 116)));
        Assert.Equal((ram.Base + 1032, 4u), (table.Word(ping + 124), table.Word(ping + 128)));
        Assert.Equal(plan.FloatContexts[2], table.Word(ping + 132));
        Assert.NotEqual(0u, plan.FloatContexts[2]);
        Assert.Equal((300u, 7u), (table.Word(ping + 136), table.Word(ping + 140)));
        Assert.Equal((0u, 0u), (table.Word(table.Task(3) + 136), table.Word(table.Task(3) + 140)));
        Assert.Equal(5, table.Byte(ping + 152));
        Assert.Equal((byte)FaultPolicy.Restart, table.Byte(ping + 153));
        Assert.Equal("ping", table.Text(ping + 160));
        Assert.Equal((byte)FaultPolicy.Hold, table.Byte(table.Task(3) + 153));
        Assert.Equal((byte)FaultPolicy.Reset, table.Byte(table.Task(0) + 153));
        Assert.Equal(
            ["supervisor", "serial", "ping", "pong", "idle"],
            Enumerable.Range(0, 5).Select(task => table.Text(table.Task(task) + 160)));
    }

    [Fact]
    public void The_mpu_words_of_a_task_show_exactly_what_it_owns()
    {
        for (int task = 0; task < application.Tasks.Count; task++)
        {
            List<(ulong Start, ulong End)> owned =
            [
                .. new[] { plan.TaskFlash[task].Occupied, plan.TaskRam[task].Occupied }
                    .Concat(application.Tasks[task].Peripherals.Select(peripheral => peripheral.Range))
                    .Select(range => ((ulong)range.Base, (ulong)range.End)),
            ];

            Assert.Equal(owned, table.Shown(task));
            for (int slot = 0; slot < 5; slot++)
            {
                (uint baseWord, uint sizeWord) = (table.Word(table.Task(task) + (8 * slot)), table.Word(table.Task(task) + (8 * slot) + 4));
                Assert.Equal(0x10u | (uint)(slot + 1), baseWord & 0x1F);
                Assert.True(sizeWord == 0 || Protection.IsWellFormed(baseWord, sizeWord, slot + 1));
            }
        }
    }

    [Fact]
    public void Flash_is_executed_and_not_written_and_everything_else_is_written_and_not_executed()
    {
        int ping = table.Task(2);

        Assert.Equal(new Access(Read: true, Write: false, Execute: true), Protection.Unprivileged(table.Word(ping + 4)));
        Assert.All([1, 2, 3, 4], slot => Assert.Equal(
            new Access(Read: true, Write: true, Execute: false),
            Protection.Unprivileged(table.Word(ping + (8 * slot) + 4))));
    }

    [Fact]
    public void A_region_that_is_not_used_is_off_but_keeps_its_number()
    {
        int idle = table.Task(4);

        Assert.Equal([0x13u, 0u, 0x14u, 0u, 0x15u, 0u], Enumerable.Range(0, 6).Select(word => table.Word(idle + 16 + (4 * word))));
        Assert.All(Enumerable.Range(40 + 24, 36), offset => Assert.Equal(0, table.Byte(idle + offset)));
    }

    [Fact]
    public void The_list_for_the_kernels_own_checks_says_the_same_as_the_mpu_words()
    {
        int ping = table.Task(2);
        (uint, uint, RegionAttributes) Region(int slot)
        {
            int region = ping + 40 + (12 * slot);
            return (table.Word(region), table.Word(region + 4), (RegionAttributes)table.Word(region + 8));
        }

        const RegionAttributes Device = RegionAttributes.Read | RegionAttributes.Write | RegionAttributes.Device;
        MemoryRange flash = plan.TaskFlash[2].Occupied;
        MemoryRange ram = plan.TaskRam[2].Occupied;
        Assert.Equal((flash.Base, flash.Size, RegionAttributes.Read | RegionAttributes.Execute), Region(0));
        Assert.Equal((ram.Base, ram.Size, RegionAttributes.Read | RegionAttributes.Write), Region(1));
        Assert.Equal((0x4000_0000u, 0x400u, Device | RegionAttributes.BusApb1), Region(2));
        Assert.Equal((0x4002_0C00u, 0x400u, Device | RegionAttributes.BusAhb), Region(3));
        Assert.Equal((0x4000_4400u, 0x400u, Device | RegionAttributes.BusApb1), Region(4));
    }

    [Fact]
    public void The_slots_to_each_task_are_linked()
    {
        Assert.Equal([[], [0, 2, 5], [], [1, 3, 4], []], Enumerable.Range(0, 5).Select(SlotsTo));

        List<int> SlotsTo(int task)
        {
            List<int> found = [];
            for (uint slot = table.Word(table.Task(task) + 148); slot != 0xFFFF; slot = table.Half(table.Slot((int)slot) + 2))
            {
                found.Add((int)slot);
            }

            return found;
        }
    }

    [Fact]
    public void Channels_with_messages_too_long_for_the_registers_are_marked() =>
        Assert.Equal([0u, 1u, 0u, 1u, 0u], Enumerable.Range(0, 5).Select(task => table.Word(table.Task(task) + 144)));

    [Fact]
    public void Channels_are_grouped_by_receiver_and_slots_by_sender()
    {
        Assert.Equal(
            [("log", 1, 0, 128), ("to-pong", 3, 0, 300), ("also", 3, 1, 32)],
            Enumerable.Range(0, 3).Select(index => table.Channel(index)).Select(channel =>
                (table.Text(channel), (int)table.Byte(channel + 32), (int)table.Byte(channel + 33), (int)table.Half(channel + 34))));
        Assert.Equal(
            [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2), (3, 0)],
            Enumerable.Range(0, 6).Select(index => ((int)table.Byte(table.Slot(index)), (int)table.Byte(table.Slot(index) + 1))));

        // First channel, channels, first slot, slots.
        Assert.Equal(
            [(0, 0, 0, 2), (0, 1, 2, 0), (1, 0, 2, 3), (1, 2, 5, 1), (3, 0, 6, 0)],
            Enumerable.Range(0, 5).Select(index => table.Task(index)).Select(task =>
                ((int)table.Byte(task + 154), (int)table.Byte(task + 155), (int)table.Half(task + 156), (int)table.Half(task + 158))));
    }

    [Fact]
    public void Interrupts_ascend_by_number() => Assert.Equal(
        [(6, 2, 31), (28, 2, 3), (38, 1, 0)],
        Enumerable.Range(0, 3).Select(index => table.Interrupt(index)).Select(interrupt =>
            ((int)table.Half(interrupt), (int)table.Byte(interrupt + 2), (int)table.Byte(interrupt + 3))));

    [Fact]
    public void The_writes_of_the_board_come_first_and_each_gate_once()
    {
        List<(uint Address, uint Clear, uint Set)> writes =
        [
            .. Enumerable.Range(0, (int)table.Word(48)).Select(index => table.BootWrite(index))
                .Select(write => (table.Word(write), table.Word(write + 4), table.Word(write + 8))),
        ];
        List<(uint Address, uint Clear, uint Set)> board =
            [.. application.Board.BootWrites.Select(write => (write.Address, write.Clear, write.Set))];

        Assert.Equal(board, writes.Take(board.Count));

        // TIM2, used by two tasks, and port D; the console's gate is among the board's.
        Assert.Equal([(0x4002_3840u, 0u, 1u), (0x4002_3830u, 0u, 8u)], writes.Skip(board.Count));
    }

    [Fact]
    public void The_structures_have_the_sizes_the_kernel_counts_on()
    {
        Assert.Equal(TableImage.HeaderBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<ApplicationHeader>());
        Assert.Equal(TableImage.TaskBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<TaskDescriptor>());
        Assert.Equal(TableImage.ChannelBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<ChannelDescriptor>());
        Assert.Equal(TableImage.SlotBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<SlotDescriptor>());
        Assert.Equal(TableImage.InterruptBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<InterruptDescriptor>());
        Assert.Equal(TableImage.BootWriteBytes, System.Runtime.CompilerServices.Unsafe.SizeOf<BootWrite>());
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes() =>
        Assert.Equal(bytes, ApplicationTableWriter.Write(application, plan, Example.Links(application, plan)));

    [Fact]
    public void The_links_of_another_application_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => ApplicationTableWriter.Write(application, plan, []));
}
