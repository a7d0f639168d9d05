using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>An interrupt that nothing on the simulated chip causes: the debugger does.</summary>
public class InterruptTests
{
    /// <summary>NVIC_ISPR0 (ARM ARM B3.4.6).</summary>
    private const uint SetPending = 0xE000_E200;

    /// <summary>Where the vector table says what handles a system call (B1.5.3).</summary>
    private const uint SystemCallVector = 0x0800_002C;

    /// <summary><c>str r0, [r1]</c>.</summary>
    private const ushort Store = 0x6008;

    /// <summary>Read at once.</summary>
    private const int Words = 256;

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Interrupt_0_arrives_like_any_other_every_time(string board)
    {
        int port = Debugger.FreePort();
        await using Simulator simulator = await Firmware.StartAsync(
            "channels", board, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using Debugger debugger = await Debugger.ConnectAsync(port);

        // Before any protection is on.
        uint handler = (await debugger.ReadAsync(SystemCallVector, 1))[0] & ~1u;
        uint store = await FindStoreAsync(debugger, handler);
        await debugger.ContinueAsync();
        await Firmware.WaitAsync(simulator, "^TEST ");
        Assert.DoesNotContain(simulator.Transcript.Lines, line => line.StartsWith("INTERRUPT 0", StringComparison.Ordinal));

        for (int count = 1; count <= 3; count++)
        {
            await debugger.InterruptAsync();
            await PendAsync(debugger, handler, store);
            await debugger.ContinueAsync();

            // Bit 6, as the manifest gives it, and no other.
            Assert.Equal($"INTERRUPT 0 arrived {count}, bits 64", await Firmware.WaitAsync(simulator, "^INTERRUPT 0 "));
        }
    }

    /// <summary>The first instruction of its kind behind an address.</summary>
    private static async Task<uint> FindStoreAsync(Debugger debugger, uint address)
    {
        while (true)
        {
            int index = Array.IndexOf(MemoryMarshal.Cast<uint, ushort>(await debugger.ReadAsync(address, Words)).ToArray(), Store);
            if (index >= 0)
            {
                return address + ((uint)index * sizeof(ushort));
            }

            address += Words * sizeof(uint);
        }
    }

    /// <summary>Has the kernel store to the register at the next system call: the debugger itself cannot write to those of the core.</summary>
    private static async Task PendAsync(Debugger debugger, uint handler, uint store)
    {
        await debugger.BreakAsync(handler);
        await debugger.ContinueAsync();
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        await debugger.StopAsync(deadline.Token);
        await debugger.UnbreakAsync(handler);
        int[] used = [0, 1, 15];
        uint[] before = new uint[used.Length];
        for (int index = 0; index < used.Length; index++)
        {
            before[index] = await debugger.ReadRegisterAsync(used[index]);
        }

        await debugger.WriteRegisterAsync(0, 1);
        await debugger.WriteRegisterAsync(1, SetPending);
        await debugger.WriteRegisterAsync(15, store);
        await debugger.StepAsync();
        for (int index = 0; index < used.Length; index++)
        {
            await debugger.WriteRegisterAsync(used[index], before[index]);
        }
    }
}
