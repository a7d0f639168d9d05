using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Anckor.Simulation.Tests;
using Xunit;

namespace Anckor.Cli.Tests;

public class RunTests(TinyImage image) : IClassFixture<TinyImage>
{
    [Fact]
    public async Task The_run_succeeds_as_soon_as_a_line_matches()
    {
        using Given given = new() { Elf = await image.BuildAsync(TinyImage.Greeting) };

        Assert.Equal(0, await given.RunAsync("run", "hello", "--until", "^number [2-9]$", "--timeout", "60"));

        Assert.Equal(["hello", "number 1", "number 2"], given.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        AssertNothingRuns(given.Elf);
    }

    [Fact]
    public async Task The_run_fails_when_no_line_matches_in_time()
    {
        using Given given = new() { Elf = await image.BuildAsync(TinyImage.Greeting) };

        Assert.Equal(1, await given.RunAsync("run", "hello", "--until", "number 4", "--timeout", "1.5"));

        Assert.Contains("error ANK5007: no line matched /number 4/ within 1.5 seconds", given.Error);
        Assert.Contains("number 3", given.Output);
        AssertNothingRuns(given.Elf);
    }

    [Fact]
    public async Task A_time_limit_alone_is_a_look_at_the_console_and_succeeds()
    {
        using Given given = new() { Elf = await image.BuildAsync(TinyImage.Ticking) };
        Stopwatch watch = Stopwatch.StartNew();

        Assert.Equal(0, await given.RunAsync("run", "hello", "--timeout", "1"));

        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 30);
        Assert.Contains("tick", given.Output);
        AssertNothingRuns(given.Elf);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, null, 0)]
    [InlineData(PosixSignal.SIGINT, "never", 130)]
    [InlineData(PosixSignal.SIGTERM, null, 143)]
    public async Task An_interrupted_run_ends_at_once_and_leaves_nothing_behind(PosixSignal signal, string? until, int expected)
    {
        using Given given = new() { Elf = await image.BuildAsync(TinyImage.Ticking) };
        Task<int> running = given.RunAsync(until is null ? ["run", "hello"] : ["run", "hello", "--until", until]);
        while (!given.Output.Contains("tick", StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        given.Interruption.Raise(signal);

        Assert.Equal(expected, await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        AssertNothingRuns(given.Elf);
    }

    [Fact]
    public async Task An_image_built_before_runs_as_it_is_on_any_board()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);
        using Given given = new();

        Assert.Equal(0, await given.RunAsync("run", elf, "--board", "netduino-plus-2", "--until", "this is USART1", "--timeout", "60"));

        Assert.DoesNotContain("compiling", given.Error);
    }

    [Fact]
    public async Task A_simulator_that_the_board_does_not_know_is_one_clear_error()
    {
        using Given given = new();

        Assert.Equal(1, await given.RunAsync("run", "hello", "--board", "netduino-plus-2", "--sim", "renode"));

        Assert.Contains("error ANK5005: the board netduino-plus-2 does not say how renode simulates it; try: --sim qemu", given.Error);
    }

    [Fact]
    public async Task Fault_lines_get_the_place_in_the_sources()
    {
        string elf = await image.BuildAsync(FaultLine);
        using Given given = new() { Elf = elf };

        Assert.Equal(0, await given.RunAsync("run", "hello", "--until", "done", "--timeout", "60"));

        string source = Path.ChangeExtension(elf, ".s");
        int line = 1 + Array.FindIndex(await File.ReadAllLinesAsync(source, TestContext.Current.CancellationToken), text => text.StartsWith("spin:", StringComparison.Ordinal));
        Assert.Contains($"    at spin in {source}:{line}", given.Output.Split(Environment.NewLine));
    }

    // The first instruction of the image stands right behind its 16 vectors: it is "spin".
    private const string FaultLine = """
                ldr     r2, =text
                bl      print
                b       spin
                .ltorg
        text:   .asciz  "rogue faulted: pc 0x08000040 lr 0x08000041\ndone\n"
        """;

    private static void AssertNothingRuns(string elf) =>
        Assert.DoesNotContain(
            Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)),
            process => Processes.IsRunning(int.Parse(process!)) && CommandOf(process!).Contains(elf, StringComparison.Ordinal));

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // It ended while we looked.
            return "";
        }
    }
}
