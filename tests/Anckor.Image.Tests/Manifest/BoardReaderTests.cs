using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Anckor.Image.Manifest;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

public sealed class BoardReaderTests : IDisposable
{
    private const string Discovery = "boards/stm32f4-discovery/board.toml";

    private static readonly GoldenCases Cases = new("board-refusals.txt");

    private readonly FakeRepository repository = new();

    public static TheoryData<string> Refusals => [.. Cases.Names];

    public void Dispose() => repository.Dispose();

    [Fact]
    public void The_discovery_board_is_complete()
    {
        Board board = BoardReader.Read("stm32f4-discovery", repository.Root);

        Chip chip = board.Chip;
        Assert.Equal(("stm32f407vg", "stm32f4", "cortex-m4", 8), (chip.Name, chip.Family, chip.Processor, chip.MpuRegions));
        Assert.Equal(new MemoryRange(0x0800_0000, 0x10_0000), board.Chip.Flash);
        Assert.Equal(new MemoryRange(0x2000_0000, 0x2_0000), board.Chip.Ram);
        Assert.Equal(("usart2", 115200), (board.Console.Name, board.ConsoleBaud));
        Assert.Equal(new SimulatorModel("netduinoplus2", "1"), board.Simulators["qemu"]);
        Assert.Equal(new SimulatorModel("renode/stm32f4-discovery.repl", "usart2"), board.Simulators["renode"]);
        Assert.Equal("openocd", board.Flash!.Tool);
        Assert.Contains("program {elf} verify reset exit", board.Flash.Arguments);
    }

    [Fact]
    public void The_netduino_has_its_console_on_the_first_usart()
    {
        Board board = BoardReader.Read("netduino-plus-2", repository.Root);

        Assert.Equal(("stm32f405rg", "usart1", 0x4001_1000u), (board.Chip.Name, board.Console.Name, board.Console.Range.Base));
        Assert.Equal(new SimulatorModel("netduinoplus2", "0"), board.Simulators["qemu"]);
        Assert.Equal(RegionAttributes.BusApb2, board.Console.Bus);
    }

    [Fact]
    public void The_boards_are_listed_by_name() =>
        Assert.Equal(["netduino-plus-2", "stm32f4-discovery"], BoardReader.Names(repository.Root));

    // RCC_PLLCFGR: M in bits 0-5, N in 6-14, P / 2 - 1 in 16-17, the crystal in 22, Q in 24-27, reserved 2 in 28-31.
    [Theory]
    [InlineData("stm32f4-discovery", 8_000_000, 0x2740_5408)]
    [InlineData("netduino-plus-2", 25_000_000, 0x2740_5419)]
    public void The_clocks_of_a_board_are_those_of_the_manual(string name, uint crystal, uint pll)
    {
        ClockDescriptor clock = BoardReader.Read(name, repository.Root).Clock;

        Assert.Equal((crystal, 16_000_000u, 168_000_000u), (clock.CrystalHz, clock.InternalHz, clock.CoreHz));
        Assert.Equal(pll, clock.PllFromCrystal);
        Assert.Equal(0x2700_5410u, clock.PllFromInternal);

        // APB1 a quarter (5), APB2 half (4); five wait states, prefetch and both caches.
        Assert.Equal(0x0000_9400u, clock.Prescalers);
        Assert.Equal(0x0000_0705u, clock.FlashAccess);
        Assert.Equal(0x0001_0200u, clock.BusShifts);
    }

    [Fact]
    public void The_pins_of_the_discovery_board_are_set_before_any_task_runs()
    {
        Board board = BoardReader.Read("stm32f4-discovery", repository.Root);

        Assert.Equal(
            [
                (0x4002_3830, 0u, 0x0000_0009u),            // clocks of ports A and D
                (0x4002_0020, 0x0000_FF00, 0x0000_7700),    // PA2, PA3: function 7
                (0x4002_0004, 0x0000_000C, 0),              // push-pull
                (0x4002_0008, 0x0000_00F0, 0),              // slow edges
                (0x4002_000C, 0x0000_00F3, 0x0000_0040),    // PA3 pulled up; PA0 not, the board does
                (0x4002_0000, 0x0000_00F3, 0x0000_00A0),    // PA0 input; PA2, PA3 alternate
                (0x4002_0C14, 0x0000_F000, 0),              // PD12-15 low
                (0x4002_0C04, 0x0000_F000, 0),
                (0x4002_0C08, 0xFF00_0000, 0),
                (0x4002_0C0C, 0xFF00_0000, 0),
                (0x4002_0C00, 0xFF00_0000, 0x5500_0000),    // outputs
                (0x4002_3840, 0, 0x0002_0000),              // clock of USART2
            ],
            board.BootWrites.Select(write => (write.Address, write.Clear, write.Set)));
    }

    [Fact]
    public void A_pin_may_be_analog_open_drain_fast_high_and_pulled()
    {
        repository.Change(
            Discovery,
            "button     = { pin = \"PA0\", mode = \"input\" }",
            """
            probe = { pin = "PC9", mode = "analog" }
            data = { pin = "PB9", mode = "alternate", alternate = 4, drive = "open-drain", pull = "up", speed = "very-high" }
            reset = { pin = "PE0", mode = "output", initial = "high", speed = "medium" }
            sense = { pin = "PE1", mode = "input", pull = "down" }
            """);

        Dictionary<uint, (uint Clear, uint Set)> writes = BoardReader.Read("stm32f4-discovery", repository.Root).BootWrites
            .ToDictionary(write => write.Address, write => (write.Clear, write.Set));

        Assert.Equal((0u, 0x1Fu), writes[0x4002_3830]);
        Assert.Equal((3u << 18, 3u << 18), writes[0x4002_0800]);
        Assert.Equal((0xFu << 4, 4u << 4), writes[0x4002_0424]);
        Assert.Equal((1u << 9, 1u << 9), writes[0x4002_0404]);
        Assert.Equal((3u << 18, 3u << 18), writes[0x4002_0408]);
        Assert.Equal((3u << 18, 1u << 18), writes[0x4002_040C]);
        Assert.Equal((3u << 18, 2u << 18), writes[0x4002_0400]);
        Assert.Equal((1u, 1u), writes[0x4002_1014]);
        Assert.Equal((3u, 1u), writes[0x4002_1008]);
        Assert.Equal((0xFu, 2u << 2), writes[0x4002_100C]);
        Assert.Equal((0xFu, 1u), writes[0x4002_1000]);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_mistake_in_a_board_or_chip_is_refused_with_exactly_these_diagnostics(string name)
    {
        string[] change = Cases.Input(name).Split('\n');
        repository.Change(change[0], change[1], change[2]);

        Cases.Check(name, repository.Diagnose(() => BoardReader.Read("stm32f4-discovery", repository.Root)));
    }

    [Fact]
    public void A_chip_of_an_unknown_family_is_refused()
    {
        repository.Write(
            "hal/gd32/gd32f4.toml",
            """
            include = "../stm32f4/shared/stm32f40x.toml"
            processor = "cortex-m4"
            mpu-regions = 8
            pins = ["PA0-PA15"]
            [flash]
            base = 0
            size = 0x1000
            [ram]
            base = 0x2000_0000
            size = 0x1000
            """);
        repository.Change(Discovery, "stm32f407vg", "gd32f4");

        Assert.Equal(
            Discovery + "(4,8): error ANK1012: the clock tree and pins of the family 'gd32' are not known to the image builder; "
            + "try: a chip of stm32f4",
            repository.Diagnose(() => BoardReader.Read("stm32f4-discovery", repository.Root)));
    }

    [Fact]
    public void A_board_without_a_crystal_runs_from_the_internal_oscillator()
    {
        repository.Change(Discovery, "crystal = 8_000_000", "");

        ClockDescriptor clock = BoardReader.Read("stm32f4-discovery", repository.Root).Clock;

        Assert.Equal((0u, 0u, 0x2700_5410u), (clock.CrystalHz, clock.PllFromCrystal, clock.PllFromInternal));
    }
}
