using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>gdb sees C#: breakpoints by file and line, arguments by name, in a task and in the kernel.</summary>
public class DebuggerTests
{
    private static readonly string? gdb = Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "gdb-multiarch"))
        .FirstOrDefault(File.Exists);

    [Fact]
    public async Task Gdb_breaks_at_a_line_of_a_task_and_prints_an_argument()
    {
        int line = LineOf("tasks/Serial/ByteQueue.cs", "foreach (byte value in text)");

        string output = await DebugAsync($"break ByteQueue.cs:{line}", "continue", "print text._length");

        Assert.Contains($"ByteQueue.cs:{line}", output, StringComparison.Ordinal);
        Assert.Matches(@"\$1 = [1-9][0-9]*", output);
    }

    [Fact]
    public async Task Gdb_breaks_at_a_line_of_the_kernel_and_prints_an_argument()
    {
        int line = LineOf("kernel/core/Kernel.Messages.cs", "uint number = handle >> 8 & 0xFF;");

        string output = await DebugAsync($"break Kernel.Messages.cs:{line}", "continue", "print handle");

        Assert.Contains($"Kernel.Messages.cs:{line}", output, StringComparison.Ordinal);
        Assert.Matches(@"\$1 = [0-9]+", output);
    }

    private static int LineOf(string file, string text)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, file));
        int index = Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal));
        Assert.True(index >= 0, $"{file} has no line with {text}");
        return index + 1;
    }

    private static async Task<string> DebugAsync(params string[] commands)
    {
        Assert.SkipWhen(gdb is null, "gdb-multiarch is not installed");
        BuildOutput output = await Firmware.BuildAsync("demo", Firmware.Netduino);
        int port = FreePort();
        await using Simulator simulator = Firmware.Start(output, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        string[] arguments =
        [
            "-batch", "-nx", "-ex", "set pagination off", "-ex", $"target remote 127.0.0.1:{port}",
            .. commands.SelectMany(command => new[] { "-ex", command }), output.Elf,
        ];
        using System.Threading.CancellationTokenSource deadline = new(Firmware.Patience);
        BufferedCommandResult result = await Cli.Wrap(gdb!).WithArguments(arguments).WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(deadline.Token);
        return result.StandardOutput + result.StandardError;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
