using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Simulation.Tests;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>The command line as a process of its own: what signals and pipes do to it.</summary>
public class ProcessTests(TinyImage image) : IClassFixture<TinyImage>
{
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "Anckor.Cli.dll");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT", 0)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_ends_the_run_and_the_simulator(string signal, int expected)
    {
        string elf = await image.BuildAsync(TinyImage.Ticking);
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "run", elf]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.Equal("tick", await process.StandardOutput.ReadLineAsync(Cancel));
        int simulator = Assert.Single(Processes.ChildrenOf(process.Id));

        using (Process kill = Process.Start("kill", ["-s", signal, $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(Cancel);
        }

        // Reading to the end also proves that nobody else holds the pipe.
        await process.StandardOutput.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(expected, process.ExitCode);
        Assert.False(Processes.IsRunning(simulator));
    }

    [Fact]
    public async Task A_run_ends_when_nobody_reads_it_any_more()
    {
        string elf = await image.BuildAsync(TinyImage.Ticking);
        using Process shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", $"dotnet '{program}' run '{elf}' 2>/dev/null | head -n 2"]) { RedirectStandardOutput = true })!;

        string output = await shell.StandardOutput.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
