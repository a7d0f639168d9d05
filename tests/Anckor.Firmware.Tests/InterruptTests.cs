using System;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>Interrupts that nothing on the simulated chip causes: the debugger does.</summary>
public class InterruptTests
{
    /// <summary>NVIC_ISPR0 (ARM ARM B3.4.6).</summary>
    private const uint SetPending = 0xE000_E200;

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Interrupt_0_arrives_like_any_other_every_time(string board)
    {
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = await Firmware.StartAsync(
            "channels", board, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);
        await debugger.ContinueAsync();
        await Firmware.WaitAsync(simulator, "^TEST ");
        Assert.DoesNotContain(simulator.Transcript.Lines, line => line.StartsWith("INTERRUPT 0", StringComparison.Ordinal));

        for (int count = 1; count <= 3; count++)
        {
            await debugger.StopAsync();
            await debugger.WriteAsync(SetPending, [1, 0, 0, 0]);
            await debugger.ContinueAsync();

            // Bit 6, as the manifest gives it, and no other.
            Assert.Equal($"INTERRUPT 0 arrived {count}, bits 64", await Firmware.WaitAsync(simulator, "^INTERRUPT 0 "));
        }
    }
}
