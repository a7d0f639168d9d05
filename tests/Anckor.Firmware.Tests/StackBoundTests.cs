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
    private const byte Paint = 0xC5;

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
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = Firmware.Start(output, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);
        await debugger.LookPastProtectionAsync();
        foreach ((ImagePart part, uint address) in stacks)
        {
            await debugger.WriteAsync(address, [.. Enumerable.Repeat(Paint, (int)part.Stack)]);
        }

        await debugger.ContinueAsync();
        await Firmware.WaitAsync(simulator, until);
        await debugger.StopAsync();

        foreach ((ImagePart part, uint address) in stacks)
        {
            byte[] bytes = await debugger.ReadAsync(address, (int)part.Stack);
            int unused = Array.FindIndex(bytes, value => value != Paint);
            int used = unused < 0 ? 0 : bytes.Length - unused;
            string seen = string.Create(CultureInfo.InvariantCulture, $"{part.Name} used {used} of {part.StackBound} bytes");
            TestContext.Current.TestOutputHelper?.WriteLine(seen);
            Assert.True(part.StackBound!.IsComplete, $"the stack of {part.Name} was not counted to the end");
            Assert.True(used <= part.StackBound.Bytes, $"the build counted too little: {seen}");
            Assert.True(used >= 32, $"nobody ran on that stack, or it was not painted: {seen}");
        }
    }
}
