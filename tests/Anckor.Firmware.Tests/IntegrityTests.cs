using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Abi;
using Anckor.Image;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The last words of the kernel: of an image that is damaged, and of a kernel that cannot go on.</summary>
public partial class IntegrityTests
{
    private const string BadTable = "kernel failure 0x00000001 detail 0x00000000 pc 0x00000000";

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Without_a_flipped_bit_the_copied_image_runs(string board)
    {
        using DamagedImage image = new(await Firmware.BuildAsync("supervised", board));

        await using Simulator simulator = Firmware.Start(image.Save());

        await Firmware.WaitAsync(simulator, "^TEST status_while_it_waits PASS$");
    }

    /// <remarks>Word 4 of the header is the number of tasks, word 18 the watchdog's time; 184 bytes on begin the tasks: the supervisor's MPU words.</remarks>
    [Theory]
    [InlineData(Firmware.Discovery, 8, 0)]
    [InlineData(Firmware.Discovery, 11, 7)]
    [InlineData(Firmware.Discovery, 12, 3)]
    [InlineData(Firmware.Discovery, 16, 1)]
    [InlineData(Firmware.Discovery, 72, 4)]
    [InlineData(Firmware.Discovery, 184, 6)]
    [InlineData(Firmware.Discovery, 700, 2)]
    [InlineData(Firmware.Netduino, 11, 7)]
    [InlineData(Firmware.Netduino, 16, 1)]
    [InlineData(Firmware.Netduino, 184, 6)]
    public async Task No_task_runs_by_an_application_table_with_a_flipped_bit(string board, uint offset, int bit)
    {
        using DamagedImage image = new(await Firmware.BuildAsync("supervised", board));
        image.Flip(image.Table + offset, bit);

        await using Simulator simulator = Firmware.Start(image.Save());

        await AssertOnlyAsync(simulator, BadTable);
    }

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task No_task_runs_when_a_bit_of_the_initial_data_of_one_is_flipped(string board)
    {
        BuildOutput output = await Firmware.BuildAsync("supervised", board);
        int patient = output.Application.Tasks.Select(task => task.Name).ToList().IndexOf("patient");
        using DamagedImage image = new(output);
        image.Flip(image.DataOf("patient"), 5);

        await using Simulator simulator = Firmware.Start(image.Save());

        await AssertOnlyAsync(simulator, $"kernel failure 0x00000009 detail 0x{patient:x8} pc 0x00000000");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 2)]
    public async Task A_table_that_is_none_is_not_asked_where_the_console_is(uint offset, int bit)
    {
        using DamagedImage image = new(await Firmware.BuildAsync("supervised", Firmware.Discovery));
        image.Flip(image.Table + offset, bit);
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = Firmware.Start(image.Save(), new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource deadline = Deadline();
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);

        // From the first boot to the second, which has not looked at the epitaph yet.
        await debugger.RunToAsync(image.Elf.ValueOf("anckor_boot") & ~1u);
        await debugger.RunToAsync(image.Elf.ValueOf("anckor_reset") & ~1u);

        Assert.Empty(simulator.Transcript.Lines);
        byte[] epitaph = await debugger.ReadAsync(image.Elf.ValueOf("anckor_epitaph"), Marshal.SizeOf<Epitaph>());
        Assert.Equal([Epitaph.MagicValue, 1, 0, 0], MemoryMarshal.Cast<byte, uint>(epitaph).ToArray());
    }

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task A_kernel_with_a_broken_state_says_so_and_the_next_run_knows(string board)
    {
        using DamagedImage image = new(await Firmware.BuildAsync("demo", board));
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = Firmware.Start(image.Save(), new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource deadline = Deadline();
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);
        await debugger.RunToAsync(image.Elf.ValueOf("anckor_tick_entry") & ~1u);

        // Whose registers are saved next: nobody's that there is.
        await debugger.WriteAsync(image.Elf.ValueOf("anckor_kernel_state"), BitConverter.GetBytes(0xF000_0000));
        await debugger.ContinueAsync();

        Match words = LastWords().Match(await Firmware.WaitAsync(simulator, "^kernel failure 0x00000006"));
        Assert.True(words.Success);
        await Firmware.WaitAsync(simulator, "^Anckor ");
        Assert.Equal(
            $"supervisor: the run before ended: kernel failure 6, detail {words.Groups["detail"].Value}, pc {words.Groups["pc"].Value}",
            await Firmware.WaitAsync(simulator, "^supervisor: "));
        await Firmware.WaitAsync(simulator, "^ping: ping 2, pong 2$");
    }

    /// <summary>The board resets again and again, and says nothing but the one line.</summary>
    private static async Task AssertOnlyAsync(Simulator simulator, string line)
    {
        string pattern = $"^{Regex.Escape(line)}$";
        for (int boot = 0; boot < 5; boot++)
        {
            await Firmware.WaitAsync(simulator, pattern);
        }

        Assert.All(simulator.Transcript.Lines.Take(10), said => Assert.True(said.Length == 0 || said == line, said));
    }

    private static CancellationTokenSource Deadline()
    {
        CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        return deadline;
    }

    [GeneratedRegex("^kernel failure 0x00000006 detail (?<detail>0x[0-9a-f]{8}) pc (?<pc>0x[0-9a-f]{8})$")]
    private static partial Regex LastWords();
}
