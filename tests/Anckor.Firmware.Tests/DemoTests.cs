using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

public partial class DemoTests
{
    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task The_banner_names_version_application_board_and_clock(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("demo", board);

        string banner = await Firmware.WaitAsync(simulator, "^Anckor");

        // No clock tree is modelled, so the firmware falls back.
        Assert.Equal($"Anckor 0.1.0, demo on {board}, 16 MHz from the internal oscillator", banner);
    }

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Ping_and_pong_miss_nothing_while_the_rogue_is_caught_and_restarted(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("demo", board);

        string attempt = await Firmware.WaitAsync(simulator, "^rogue: reading pong's memory");
        string fault = await Firmware.WaitAsync(simulator, "^supervisor: rogue faulted");
        await Firmware.WaitAsync(simulator, "^supervisor: rogue restarted, generation 1$");
        await Firmware.WaitAsync(simulator, "^supervisor: rogue restarted, generation 3$");
        await Firmware.WaitAsync(simulator, "^ping: ping 15, pong 15$");

        string address = Address().Match(attempt).Value;
        Assert.StartsWith($"supervisor: rogue faulted: memory access, address {address}, pc 0x0", fault, System.StringComparison.Ordinal);
        string[] exchanges = [.. simulator.Transcript.Lines.Where(line => line.StartsWith("ping: ", System.StringComparison.Ordinal))];
        Assert.Equal(Enumerable.Range(1, 15).Select(count => $"ping: ping {count}, pong {count}"), exchanges.Take(15));
        Assert.DoesNotContain(simulator.Transcript.Lines, line => line.Contains("isolation is broken", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hello_says_hello_again_and_again()
    {
        await using Simulator simulator = await Firmware.StartAsync("hello", Firmware.Discovery);

        for (int count = 0; count < 3; count++)
        {
            await Firmware.WaitAsync(simulator, "^hello: hello$");
        }
    }

    [GeneratedRegex("0x[0-9a-f]{8}")]
    private static partial Regex Address();
}
