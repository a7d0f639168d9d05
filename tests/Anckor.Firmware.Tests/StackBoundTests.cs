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

/// <summary>No stack is ever used deeper than the build says it can be: stacks are painted before the first instruction and looked at after a run.</summary>
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
        List<(ImagePart Part, ElfSection Stack)> stacks =
        [
            .. output.Report.Parts.Where(part => part.StackBound is not null).Select(part => (part, elf.FindSection(part.Name + ".stack")!)),
        ];
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = Firmware.Start(output, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);
        foreach ((ImagePart part, ElfSection stack) in stacks)
        {
            Assert.Equal(part.Stack, stack.Size);
            await debugger.WriteAsync(stack.Address, [.. Enumerable.Repeat(Paint, (int)stack.Size)]);
        }

        await debugger.ContinueAsync();
        await Firmware.WaitAsync(simulator, until);
        await debugger.StopAsync();

        List<string> seen = [];
        foreach ((ImagePart part, ElfSection stack) in stacks)
        {
            byte[] bytes = await debugger.ReadAsync(stack.Address, (int)stack.Size);
            int used = bytes.Length - Math.Max(0, Array.FindIndex(bytes, value => value != Paint));
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"{part.Name} {used} of {part.StackBound}"));
            Assert.True(used <= part.StackBound!.Bytes || !part.StackBound.IsComplete, $"the stack of {part.Name} was used deeper than counted: {seen[^1]}");
            Assert.True(used >= 32 && used < bytes.Length + 1, $"the stack of {part.Name} was not looked at: {seen[^1]}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", seen));
    }
}
