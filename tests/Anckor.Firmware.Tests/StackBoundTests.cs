using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Image.Elf;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>No stack is used deeper than the build counted: everybody fills its own when it starts, and here they are looked at after a run.</summary>
public class StackBoundTests
{
    /// <summary>What the hardware stores at an interrupt.</summary>
    private const uint Frame = 32;

    /// <summary>Who sets its stack pointer itself on purpose: what is used then is not what the code needs.</summary>
    private static readonly Dictionary<(string Application, string Task), string> uncounted = new()
    {
        [("attacks", "attacker")] = "puts its stack pointer into others' memory, and overflows its stack: life after life",
        [("regression", "assist")] = "puts its stack pointer elsewhere when it is told to",
    };

    private static readonly Dictionary<(string Application, string Task), string> neverBegun = new()
    {
        [("attacks", "idle")] = "another task works all the time that nobody else needs",
    };

    // The first line of hello comes before anybody has had to wait: only the second shows that idle ran.
    [Theory]
    [InlineData("hello", Firmware.Discovery, "^hello: hello$", 2)]
    [InlineData("demo", Firmware.Discovery, "^ping: ping 30, pong 30$")]
    [InlineData("demo", Firmware.Netduino, "^ping: ping 30, pong 30$")]
    [InlineData("suite", Firmware.Netduino, "^SUITE PASSED")]
    [InlineData("attacks", Firmware.Discovery, "^SUITE PASSED")]
    [InlineData("supervised", Firmware.Netduino, "^SUITE PASSED")]
    [InlineData("regression", Firmware.Discovery, "^SUITE PASSED")]
    [InlineData("stress", Firmware.Discovery, "^STRESS progress")]
    public async Task What_a_run_uses_of_a_stack_is_within_what_the_build_counted(
        string application, string board, string until, int times = 1)
    {
        BuildOutput output = await Firmware.BuildAsync(application, board);
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = Firmware.Start(output, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(2 * Firmware.Patience);
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);
        await debugger.ContinueAsync();
        for (int time = 0; time < times; time++)
        {
            await Firmware.WaitAsync(simulator, until);
        }

        await debugger.StopAsync();

        ImageReport report = await StackMarks.ReadAsync(debugger, ElfReader.Read(output.Elf), output.Report);

        ImagePart[] parts = [.. report.Parts.Where(part => part.StackBound is not null)];
        Assert.True(parts.Length > 3, "hardly anything has a stack");
        List<string> problems = [];
        foreach (ImagePart part in parts)
        {
            string seen = $"{part.Name} used {part.StackMark} of {part.StackBound} bytes";
            TestContext.Current.TestOutputHelper?.WriteLine(seen);
            if (!uncounted.ContainsKey((application, part.Name)))
            {
                AddWhen(part.IsStackMiscounted, $"the build counted too little: {seen}");
                AddWhen(!part.StackBound!.IsComplete, $"the stack of {part.Name} was not counted to the end");
            }

            if (neverBegun.ContainsKey((application, part.Name)))
            {
                AddWhen(part.StackMark != 0, $"it never ran, and yet: {seen}");
            }
            else
            {
                AddWhen(part.StackMark < Frame, $"nobody ran on that stack, or it was not filled: {seen}");
            }
        }

        Assert.Empty(problems);

        void AddWhen(bool isWrong, string problem)
        {
            if (isWrong)
            {
                problems.Add(problem);
            }
        }
    }
}
