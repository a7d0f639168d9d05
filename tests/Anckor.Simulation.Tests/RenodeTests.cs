using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Xunit;

namespace Anckor.Simulation.Tests;

/// <summary>The way Renode is driven, on a platform of our own; the boards are tested with the applications.</summary>
public class RenodeTests(TinyImage image) : IClassFixture<TinyImage>
{
    private const string Platform = """
        flash: Memory.MappedMemory @ sysbus 0x08000000
            size: 0x100000

        ram: Memory.MappedMemory @ sysbus 0x20000000
            size: 0x20000

        nvic: IRQControllers.NVIC @ sysbus 0xE000E000
            systickFrequency: 168000000
            IRQ -> cpu@0

        cpu: CPU.CortexM @ sysbus
            cpuType: "cortex-m4f"
            nvic: nvic

        usart1: UART.STM32_UART @ sysbus <0x40011000, +0x100>
            -> nvic@37

        usart2: UART.STM32_UART @ sysbus <0x40004400, +0x100>
            -> nvic@38

        """;

    private const string Script = """
        mach create
        machine LoadPlatformDescription $ORIGIN/board.repl
        sysbus LoadELF $elf

        """;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_is_the_peripheral_that_the_board_names_and_nothing_is_left_behind()
    {
        SkipWithoutRenode();
        SimulatorModel model = await BoardAsync("usart2", Script);
        string elf = await image.BuildAsync(TinyImage.Greeting);
        Simulator simulator = Simulator.Start(SimulatorKind.Renode, model, elf);

        Assert.Equal("hello", await simulator.WaitForLineAsync(".", patience, Cancel));
        Assert.Equal("number 3", await simulator.WaitForLineAsync("number 3", patience, Cancel));
        await simulator.DisposeAsync();

        Assert.False(Processes.IsRunning(simulator.ProcessId));
        Assert.Equal("unfinished", simulator.Transcript.Lines[^1]);
    }

    [Fact]
    public async Task What_the_monitor_refuses_ends_the_run_and_is_reported()
    {
        SkipWithoutRenode();
        SimulatorModel model = await BoardAsync("sysbus.usart99", Script);
        string elf = await image.BuildAsync(TinyImage.Greeting);
        await using Simulator simulator = Simulator.Start(SimulatorKind.Renode, model, elf);

        SimulationException ended = await Assert.ThrowsAsync<SimulationException>(
            () => simulator.WaitForLineAsync("hello", patience, Cancel));

        Assert.False(ended.TimedOut);
        Assert.Contains("usart99", ended.Message);
    }

    [Fact]
    public void The_script_loads_the_board_opens_the_console_and_starts()
    {
        string script = RenodeLauncher.Script("/b/board.resc", "/a b/x.elf", "usart2", "/t/console", new SimulationOptions());

        Assert.Equal(
            "$elf=@/a\\ b/x.elf\ninclude @/b/board.resc\nsysbus.usart2 CreateFileBackend @/t/console true\nstart\n",
            script);
    }

    [Fact]
    public void With_a_debugger_to_wait_for_the_script_leaves_the_start_to_it()
    {
        SimulationOptions options = new() { DebuggerPort = 3333, WaitForDebugger = true };

        string script = RenodeLauncher.Script("/b/board.resc", "/x.elf", "sysbus.usart2", "/t/console", options);

        Assert.EndsWith("machine StartGdbServer 3333 true\n", script);
    }

    private static void SkipWithoutRenode() =>
        Assert.SkipWhen(
            RenodeLauncher.FindProgram() is null,
            $"Renode is not on PATH and {RenodeLauncher.Variable} does not name its executable");

    private async Task<SimulatorModel> BoardAsync(string console, string script)
    {
        string folder = Path.GetDirectoryName(await image.BuildAsync(TinyImage.Greeting))!;
        string platform = Path.Combine(folder, "board.repl");
        await File.WriteAllTextAsync(platform, Platform, Cancel);
        await File.WriteAllTextAsync(Path.ChangeExtension(platform, ".resc"), script, Cancel);
        return new SimulatorModel(platform, console);
    }
}
