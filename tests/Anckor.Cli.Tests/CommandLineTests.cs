using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public async Task The_version_is_one_line()
    {
        using Given given = new();

        Assert.Equal(0, await given.RunAsync("--version"));

        Assert.Equal("anckor 0.1.0" + Environment.NewLine, given.Output);
    }

    [Fact]
    public async Task Help_names_every_command_and_nothing_that_does_not_exist()
    {
        using Given given = new();

        Assert.Equal(0, await given.RunAsync("--help"));

        string[] commands = given.Output.Split("Commands:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && char.IsLetter(line[2]))
            .Select(line => line.Trim().Split(' ')[0])
            .ToArray();
        Assert.Equal(["build", "run", "test", "bench", "size", "doctor", "clean"], commands);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData("bench")]
    [InlineData("size")]
    [InlineData("doctor")]
    [InlineData("clean")]
    public async Task Every_command_explains_itself(string command)
    {
        using Given given = new();

        Assert.Equal(0, await given.RunAsync(command, "--help"));

        Assert.Contains($"./anckor {command}", given.Output);
        Assert.Empty(given.Error);
    }

    [Theory]
    [InlineData("there is no command \"biuld\"; try: build", "biuld")]
    [InlineData("there is no command \"flash\"", "flash")]
    [InlineData("there is no option --bord; try: --board", "build", "--bord", "x")]
    [InlineData("Unrecognized command or argument 'pong'", "build", "demo", "pong")]
    [InlineData("--until is no regular expression", "run", "--until", "(")]
    [InlineData("--timeout must be a number of seconds", "run", "--timeout", "soon")]
    [InlineData("--timeout must be a number of seconds", "run", "--timeout", "0")]
    [InlineData("--run must be a number of seconds, more than 0 and at most 1000000, not \"soon\"", "size", "--run", "soon")]
    [InlineData("--run must be a number of seconds", "size", "--run", "-1")]
    [InlineData("Required argument missing for option: '--run'", "size", "--run")]
    [InlineData("--soak must be a number of minutes, more than 0 and at most 1000000, not \"long\"", "test", "--soak", "long")]
    [InlineData("--soak must be a number of minutes", "test", "--soak", "0")]
    [InlineData("--soak must be a number of minutes", "test", "--soak", "-5")]
    [InlineData("--soak must be a number of minutes", "test", "--soak", "NaN")]
    [InlineData("Required argument missing for option: '--soak'", "test", "--soak")]
    [InlineData("--filter and --soak exclude each other", "test", "--soak", "1", "--filter", "Image")]
    [InlineData("--seed must be a whole number from 0 to 999999999, not \"-1\"", "run", "stress", "--seed", "-1")]
    [InlineData("--seed must be a whole number", "run", "stress", "--seed", "1000000000")]
    [InlineData("Must be one of: 'qemu' 'renode'", "run", "--sim", "bochs")]
    [InlineData("Required argument missing for option: '--board'", "size", "--board")]
    [InlineData("Must be one of: 'null_call' 'call_reply_0'", "bench", "--listing", "everything")]
    [InlineData("--json and --listing exclude each other", "bench", "--json", "--listing", "null_call")]
    public async Task What_makes_no_sense_is_explained_with_exit_code_2(string explanation, params string[] arguments)
    {
        using Given given = new();

        Assert.Equal(2, await given.RunAsync(arguments));

        Assert.Contains(explanation, given.Error);
        Assert.Contains("--help shows what there is", given.Error);
        Assert.Empty(given.Output);
    }
}
