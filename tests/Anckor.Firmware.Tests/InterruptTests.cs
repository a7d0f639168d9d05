using System;
using System.Buffers.Binary;
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

    private const uint Kernel = 0x0800_0000;
    private const int KernelBytes = 0x2000;

    /// <summary>Where the vector table says what handles a system call (B1.5.3).</summary>
    private const int SystemCallVector = 0x2C;

    /// <summary><c>str r0, [r1]</c>.</summary>
    private const ushort Store = 0x6008;

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

        // Before any protection is on.
        byte[] kernel = await debugger.ReadAsync(Kernel, KernelBytes);
        uint handler = BinaryPrimitives.ReadUInt32LittleEndian(kernel.AsSpan(SystemCallVector)) & ~1u;
        int store = MemoryMarshal.Cast<byte, ushort>(kernel).IndexOf(Store);
        Assert.True(store >= 0, "the kernel has no instruction to borrow");
        await debugger.ContinueAsync();
        await Firmware.WaitAsync(simulator, "^TEST ");
        Assert.DoesNotContain(simulator.Transcript.Lines, line => line.StartsWith("INTERRUPT 0", StringComparison.Ordinal));

        for (int count = 1; count <= 3; count++)
        {
            await debugger.StopAsync();
            await debugger.RunToAsync(handler);
            await PendAsync(debugger, Kernel + ((uint)store * sizeof(ushort)));
            await debugger.ContinueAsync();

            // Bit 6, as the manifest gives it, and no other.
            Assert.Equal($"INTERRUPT 0 arrived {count}, bits 64", await Firmware.WaitAsync(simulator, "^INTERRUPT 0 "));
        }
    }

    /// <summary>Has the kernel's own code store to the register: the debugger cannot write to those of the core.</summary>
    private static async Task PendAsync(DebuggerPort debugger, uint store)
    {
        uint[] before = await debugger.ReadRegistersAsync();
        uint[] registers = [.. before];
        registers[0] = 1;
        registers[1] = SetPending;
        registers[15] = store;
        await debugger.WriteRegistersAsync(registers);
        await debugger.StepAsync();
        await debugger.WriteRegistersAsync(before);
    }
}
