using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Anckor.Image;
using Xunit;

namespace Anckor.Cli.Tests;

public class BuildAndSizeTests
{
    [Fact]
    public async Task Building_reports_each_part_the_total_and_the_share_of_the_chip()
    {
        using Given given = new();

        Assert.Equal(0, await given.RunAsync("build", "hello"));

        string[] rows = given.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains("part flash occupied RAM occupied", rows);
        Assert.Contains("kernel 6,000 6,144 1,500 2,048", rows);
        Assert.Contains("ping 700 768 1,100 1,280", rows);
        Assert.Contains("total 6,700 6,912 2,600 3,328", rows);
        Assert.Contains("flash: 6,912 of 1,048,576 bytes occupied, 0.7 %", rows);
        Assert.Contains("RAM: 3,328 of 131,072 bytes occupied, 2.5 %", rows);
        Assert.Contains("/build/demo/stm32f4-discovery/demo.elf", rows);
    }

    [Fact]
    public async Task Sizes_tell_what_code_needs_of_each_stack()
    {
        using Given given = new();

        Assert.Equal(0, await given.RunAsync("size", "hello"));

        string[] rows = given.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains("part stack needed", rows);
        Assert.Contains("kernel 768 552", rows);
        Assert.Contains("ping 1,024 at least 1,000", rows);
    }

    [Fact]
    public async Task Without_a_terminal_each_step_is_a_plain_line_on_the_error_output()
    {
        using Given given = new();

        await given.RunAsync("build", "hello");

        Assert.Equal("compiling task ping", given.Error.Trim());
    }

    [Fact]
    public async Task Sizes_are_json_for_programs_and_nothing_else_is_on_the_output()
    {
        using Given given = new() { Warnings = [new Diagnostic(Severity.Warning, "ANK4000", "odd")] };

        Assert.Equal(0, await given.RunAsync("size", "hello", "--json"));

        JsonElement kernel = JsonDocument.Parse(given.Output).RootElement.GetProperty("parts")[0];
        Assert.Equal("kernel", kernel.GetProperty("name").GetString());
        Assert.Equal(6000, kernel.GetProperty("flash").GetInt32());
        Assert.Equal(1500, kernel.GetProperty("ram").GetInt32());
        Assert.Equal((552, true), (kernel.GetProperty("stackBound").GetInt32(), kernel.GetProperty("stackBoundIsComplete").GetBoolean()));
        Assert.Contains("warning ANK4000: odd", given.Error);
    }

    [Fact]
    public async Task What_stops_a_build_is_printed_as_it_is_and_the_exit_code_is_1()
    {
        Diagnostic problem = new(Severity.Error, "ANK1002", "unknown field \"prio\"", new SourceLocation("app.toml", 3, 1), "priority");
        using Given given = new() { Problem = problem };

        Assert.Equal(1, await given.RunAsync("build", "hello"));

        Assert.Contains("app.toml(3,1): error ANK1002: unknown field \"prio\"; try: priority", given.Error.Split(System.Environment.NewLine));
        Assert.Empty(given.Output);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("size")]
    [InlineData("run")]
    public async Task A_misspelt_board_is_guessed_before_anything_is_built(string command)
    {
        using Given given = new();

        Assert.Equal(1, await given.RunAsync(command, "hello", "--board", "stm32f4-discovry"));

        Assert.Contains("'stm32f4-discovry'; try: stm32f4-discovery", given.Error);
        Assert.DoesNotContain("compiling", given.Error);
    }

    [Fact]
    public async Task Cleaning_deletes_images_and_caches_but_not_the_tool_itself()
    {
        string root = Directory.CreateTempSubdirectory("anckor-clean-").FullName;
        foreach (string folder in (string[])[".tools", "demo/stm32f4-discovery", "cache"])
        {
            Directory.CreateDirectory(Path.Combine(root, "build", folder));
        }

        using Given given = new() { Repository = new Repository(root) };

        Assert.Equal(0, await given.RunAsync("clean"));
        Assert.Equal([".tools"], Directory.GetDirectories(Path.Combine(root, "build")).Select(Path.GetFileName));
        Assert.Contains($"deleted {Path.Combine(root, "build", "demo")}", given.Output);

        Assert.Equal(0, await given.RunAsync("clean"));
        Assert.EndsWith("nothing to delete", given.Output.TrimEnd());
        Directory.Delete(root, recursive: true);
    }
}
