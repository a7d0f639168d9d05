using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>The script ./anckor.</summary>
public sealed class ScriptTests : IDisposable
{
    private static readonly string script = Path.Combine(Given.Checkout.Root, "anckor");

    // What the script itself calls, and nothing of what it looks for; without apt-get it cannot install anything either.
    private static readonly string[] utilities =
        ["sh", "dirname", "readlink", "find", "sort", "cat", "id", "sed", "grep", "mkdir", "rm", "flock", "mv", "dotnet"];

    private readonly string folder = Directory.CreateTempSubdirectory("anckor-script-").FullName;

    [Fact]
    public async Task It_works_through_a_link_and_from_any_folder()
    {
        string link = Path.Combine(folder, "anckor");
        File.CreateSymbolicLink(link, script);

        BufferedCommandResult result = await RunAsync(link, ["--version"]);

        Assert.Equal("anckor 0.1.0", result.StandardOutput.Trim());
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task The_exit_code_is_the_commands()
    {
        BufferedCommandResult result = await RunAsync(script, ["no-such-command", "--help-me"]);

        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task What_is_missing_is_said_with_the_command_that_installs_it()
    {
        BufferedCommandResult result = await RunAsync(script, ["build"], BarePath());

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("    sudo apt-get install binutils-arm-none-eabi qemu-system-arm\n", result.StandardError);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("build", "--help")]
    public async Task Questions_are_answered_although_tools_are_missing(params string[] arguments)
    {
        BufferedCommandResult result = await RunAsync(script, arguments, BarePath());

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("anckor", result.StandardOutput);
    }

    [Fact]
    public async Task The_doctor_names_what_is_missing_and_the_remedy()
    {
        BufferedCommandResult result = await RunAsync(script, ["doctor"], BarePath());

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("QEMU (required): qemu-system-arm is missing; try: sudo apt-get install qemu-system-arm", result.StandardOutput);
        Assert.Contains("GDB (optional): gdb-multiarch is missing", result.StandardOutput);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string BarePath()
    {
        string bare = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        foreach (string utility in utilities)
        {
            string found = Simulation.Executable.Find(utility) ?? throw new InvalidOperationException($"{utility} is not on PATH");
            File.CreateSymbolicLink(Path.Combine(bare, utility), found);
        }

        return bare;
    }

    private async Task<BufferedCommandResult> RunAsync(string program, IReadOnlyList<string> arguments, string? path = null)
    {
        Dictionary<string, string?> variables = path is null ? [] : new() { ["PATH"] = path };
        return await CliWrap.Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(variables)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }
}
