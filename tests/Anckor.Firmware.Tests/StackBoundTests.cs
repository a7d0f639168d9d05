using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Image.Elf;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>No stack is used deeper than the build counted: stacks are painted before anybody runs, and looked at after a run.</summary>
public class StackBoundTests
{
    private const uint Paint = 0xC5A5_5AC5;
    private const int WordsARead = 128;

    [Theory]
    [InlineData("hello", Firmware.Discovery, "^hello: hello$")]
    [InlineData("demo", Firmware.Discovery, "^ping: ping 30, pong 30$")]
    [InlineData("demo", Firmware.Netduino, "^ping: ping 30, pong 30$")]
    [InlineData("suite", Firmware.Netduino, "^SUITE PASSED")]
    public async Task What_a_run_uses_of_a_stack_is_within_what_the_build_counted(string application, string board, string until)
    {
        BuildOutput output = await Firmware.BuildAsync(application, board);
        ElfFile elf = ElfReader.Read(output.Elf);
        List<(ImagePart Part, uint Address)> stacks =
        [
            .. output.Report.Parts.Where(part => part.StackBound is not null).Select(part => (part, elf.FindSection(part.Name + ".stack")!.Address)),
        ];
        int port = Debugger.FreePort();
        await using Simulator simulator = Firmware.Start(output, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using Debugger debugger = await Debugger.ConnectAsync(port);

        // The kernel's stack is still empty here, and no task has run.
        await StopAtAsync(debugger, elf.ValueOf("anckor_boot") & ~1u);
        foreach ((ImagePart part, uint address) in stacks)
        {
            for (uint at = 0; at < part.Stack; at += 4)
            {
                await debugger.WriteAsync(address + at, Paint);
            }
        }

        await debugger.ContinueAsync();
        await Firmware.WaitAsync(simulator, until);
        await debugger.InterruptAsync();

        // A debugger sees what the code that runs may see: the kernel's sees all.
        await StopAtAsync(debugger, elf.ValueOf("anckor_tick_entry") & ~1u);
        foreach ((ImagePart part, uint address) in stacks)
        {
            uint used = part.Stack - await CountPaintAsync(debugger, address, part.Stack);
            string seen = string.Create(CultureInfo.InvariantCulture, $"{part.Name} used {used} of {part.StackBound} bytes");
            TestContext.Current.TestOutputHelper?.WriteLine(seen);
            Assert.True(part.StackBound!.IsComplete, $"the stack of {part.Name} was not counted to the end");
            Assert.True(used <= part.StackBound.Bytes, $"the build counted too little: {seen}");
            Assert.True(used >= 32, $"nobody ran on that stack, or it was not painted: {seen}");
        }
    }

    private static async Task StopAtAsync(Debugger debugger, uint address)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        await debugger.BreakAsync(address);
        await debugger.ContinueAsync();
        await debugger.StopAsync(deadline.Token);
        await debugger.UnbreakAsync(address);
    }

    private static async Task<uint> CountPaintAsync(Debugger debugger, uint address, uint bytes)
    {
        uint painted = 0;
        while (painted < bytes)
        {
            uint[] words = await debugger.ReadAsync(address + painted, Math.Min(WordsARead, (int)(bytes - painted) / 4));
            int changed = Array.FindIndex(words, word => word != Paint);
            if (changed >= 0)
            {
                return painted + ((uint)changed * 4);
            }

            painted += (uint)words.Length * 4;
        }

        return painted;
    }
}
