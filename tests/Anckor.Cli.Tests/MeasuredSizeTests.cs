using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Terminal;
using Anckor.Image;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary><c>size --run</c>, with applications that are really built and really run.</summary>
public class MeasuredSizeTests
{
    [Fact]
    public async Task A_run_tells_how_much_of_each_stack_was_used()
    {
        (int code, string output, string error) = await RunAsync(new ImageBuilding(), "size", "demo", "--run", "0.75", "--json");

        Assert.True(code == 0, error);
        Assert.Contains("running demo for 0.75 s of the board's time", error);
        JsonElement[] parts = [.. JsonDocument.Parse(output).RootElement.GetProperty("parts").EnumerateArray()];
        Assert.Equal(
            ["kernel", "supervisor", "serial", "ping", "pong", "rogue", "idle"],
            parts.Where(part => part.TryGetProperty("stackMark", out _)).Select(part => part.GetProperty("name").GetString()));
        Assert.All(parts.Where(part => part.TryGetProperty("stackMark", out _)), part => Assert.InRange(
            part.GetProperty("stackMark").GetInt32(), 32, part.GetProperty("stackBound").GetInt32()));

        // It knows its way: to the byte.
        JsonElement pong = parts.Single(part => part.GetProperty("name").GetString() == "pong");
        Assert.Equal(pong.GetProperty("stackBound").GetInt32(), pong.GetProperty("stackMark").GetInt32());
    }

    [Fact]
    public async Task The_same_run_gives_the_same_numbers_again()
    {
        (int _, string first, string _) = await RunAsync(new ImageBuilding(), "size", "hello", "--run", "0.1");
        (int _, string second, string _) = await RunAsync(new ImageBuilding(), "size", "hello", "--run", "0.1");

        Assert.Equal(first, second);
        Assert.Contains(first.Split('\n').Select(Words), row => row == "part stack needed used");
        Assert.Contains(first.Split('\n').Select(Words), row => row.StartsWith("hello ", StringComparison.Ordinal) && row.Split(' ').Length == 4);
    }

    [Fact]
    public async Task A_stack_that_was_used_deeper_than_counted_is_shouted_about_after_the_table()
    {
        (int code, string output, string error) = await RunAsync(new TooLittle(), "size", "hello", "--run", "0.1");

        Assert.Equal(1, code);
        Assert.Contains(output.Split('\n').Select(Words), row => row.StartsWith("hello ", StringComparison.Ordinal));
        Assert.Matches("error ANK5009: hello has used [0-9]+ bytes of its stack, and the build counted 40 at most: one of them is wrong; try: stack-extra ", error);
        Assert.DoesNotContain("serial has used", error);
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(int Code, string Output, string Error)> RunAsync(IImageBuilding builder, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        using Interruption interruption = new();
        Session session = new(Given.Checkout, new Screen(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), builder, interruption);
        int code = await CommandLine.RunAsync(arguments, session);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Counts too little for one task.</summary>
    private sealed class TooLittle : IImageBuilding
    {
        public async Task<BuildOutput> BuildAsync(BuildRequest request, IBuildProgress progress, CancellationToken cancel)
        {
            BuildOutput image = await new ImageBuilding().BuildAsync(request, progress, cancel);
            return image with
            {
                Report = image.Report with
                {
                    Parts = [.. image.Report.Parts.Select(part => part.Name == "hello" ? part with { StackBound = new StackBound(40, true) } : part)],
                },
            };
        }
    }
}
