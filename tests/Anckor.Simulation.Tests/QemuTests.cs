using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Xunit;

namespace Anckor.Simulation.Tests;

public class QemuTests(TinyImage image) : IClassFixture<TinyImage>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private static readonly SimulatorModel usart1 = new("netduinoplus2", "0");
    private static readonly SimulatorModel usart2 = new("netduinoplus2", "1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_is_the_serial_port_that_the_board_names()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);

        await using Simulator first = Simulator.Start(SimulatorKind.Qemu, usart1, elf);
        await using Simulator second = Simulator.Start(SimulatorKind.Qemu, usart2, elf);

        Assert.Equal("this is USART1", await first.WaitForLineAsync(".", patience, Cancel));
        Assert.Equal("hello", await second.WaitForLineAsync(".", patience, Cancel));
    }

    [Fact]
    public async Task Waiting_goes_forward_only()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);
        await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2, elf);

        Assert.Equal("number 1", await simulator.WaitForLineAsync("number", patience, Cancel));
        Assert.Equal("number 2", await simulator.WaitForLineAsync("number", patience, Cancel));
        SimulationException missed = await Assert.ThrowsAsync<SimulationException>(
            () => simulator.WaitForLineAsync("hello", TimeSpan.FromMilliseconds(300), Cancel));

        Assert.True(missed.TimedOut);
        Assert.Contains("number 3", missed.Message);
    }

    [Fact]
    public async Task An_unfinished_line_is_seen_when_the_simulation_ends()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);
        Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2, elf);
        await simulator.WaitForLineAsync("number 3", patience, Cancel);
        await Task.Delay(200, Cancel);

        await simulator.DisposeAsync();

        Assert.Equal(["hello", "number 1", "number 2", "number 3", "unfinished"], simulator.Transcript.Lines);
    }

    [Fact]
    public async Task Disposing_ends_the_process()
    {
        string elf = await image.BuildAsync(TinyImage.Ticking);
        Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2, elf);
        await simulator.WaitForLineAsync("tick", patience, Cancel);
        Assert.True(Processes.IsRunning(simulator.ProcessId));

        await simulator.DisposeAsync();

        Assert.False(Processes.IsRunning(simulator.ProcessId));
        Assert.True(simulator.Ended.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_simulator_that_ends_by_itself_ends_the_waiting_and_says_why()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);
        await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2 with { Machine = "no-such-machine" }, elf);

        SimulationException ended = await Assert.ThrowsAsync<SimulationException>(
            () => simulator.WaitForLineAsync("hello", patience, Cancel));

        Assert.False(ended.TimedOut);
        Assert.Contains("unsupported machine", ended.Message);
    }

    [Fact]
    public async Task A_given_time_per_instruction_makes_runs_repeatable()
    {
        string elf = await image.BuildAsync(TinyImage.Timing);
        SimulationOptions options = new() { InstructionShift = 0 };

        string first = await RunAsync();
        string second = await RunAsync();

        Assert.Matches("^00[0-9A-F]{6} left$", first);
        Assert.Equal(first, second);

        async Task<string> RunAsync()
        {
            await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2, elf, options);
            return await simulator.WaitForLineAsync("left", patience, Cancel);
        }
    }

    [Fact]
    public async Task The_exception_log_is_whole_after_the_end()
    {
        string elf = await image.BuildAsync("        svc     0\n        b       spin\n");
        string log = Path.Combine(Path.GetDirectoryName(elf)!, "exceptions.log");
        Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart1, elf, new SimulationOptions { ExceptionLog = log });
        await simulator.WaitForLineAsync("USART1", patience, Cancel);
        await Task.Delay(200, Cancel);

        await simulator.DisposeAsync();

        Assert.Contains("[SVC]", await File.ReadAllTextAsync(log, Cancel));
    }

    [Fact]
    public async Task A_debugger_may_connect_before_the_first_instruction()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);
        int port = FreePort();
        SimulationOptions options = new() { DebuggerPort = port, WaitForDebugger = true };
        await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2, elf, options);

        using TcpClient debugger = await ConnectAsync(port);
        Assert.Empty(simulator.Transcript.Lines);
        await debugger.GetStream().WriteAsync("$c#63"u8.ToArray(), Cancel);

        Assert.Equal("hello", await simulator.WaitForLineAsync("hello", patience, Cancel));
    }

    [Fact]
    public void A_missing_image_is_one_clear_error()
    {
        BuildFailedException failure = Assert.Throws<BuildFailedException>(
            () => Simulator.Start(SimulatorKind.Qemu, usart2, "/nowhere/no.elf"));

        Assert.Equal("error ANK5202: there is no file /nowhere/no.elf; try: build the application first", failure.Message);
    }

    [Fact]
    public void A_console_that_is_no_port_number_is_one_clear_error()
    {
        BuildFailedException failure = Assert.Throws<BuildFailedException>(
            () => QemuLauncher.Arguments(usart2 with { Console = "usart2" }, "x.elf", new SimulationOptions()));

        Assert.Equal("ANK5204", failure.Diagnostics.Single().Code);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        for (DateTime deadline = DateTime.UtcNow + patience; ;)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
                return client;
            }
            catch (SocketException) when (DateTime.UtcNow < deadline)
            {
                client.Dispose();
                await Task.Delay(50, Cancel);
            }
        }
    }
}
