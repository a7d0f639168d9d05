using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Terminal;
using Anckor.Cli.Testing;
using Anckor.Image;
using Anckor.Simulation.Tests;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>Random suites, again and again.</summary>
public sealed class SoakTests(TinyImage image) : IClassFixture<TinyImage>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anckor-soak-");
    private readonly StringWriter output = new();
    private readonly List<(string Name, uint Seed, int Round)> runs = [];

    private string[] Lines => output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task Each_round_runs_every_suite_with_a_seed_of_its_own_until_the_time_is_over()
    {
        TestTotals totals = await SoakAsync(TimeSpan.FromMilliseconds(200), Passing("first"), Passing("second"));

        Assert.True(totals is { Failed: 0, Passed: > 2 });
        Assert.Equal(totals.Passed, runs.Count);
        Assert.Equal(Enumerable.Range(0, runs.Count).Select(index => (index % 2 == 0 ? "first" : "second", (index / 2) + 1)), runs.Select(run => (run.Name, run.Round)));
        uint[] seeds = [.. runs.Where(run => run.Name == "first").Select(run => run.Seed)];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        Assert.All(runs.Where(run => run.Name == "second"), run => Assert.Equal(seeds[run.Round - 1], run.Seed));
        Assert.Matches($"^round 1, seed {seeds[0]}: first: 5 of something, in [0-9]+[.][0-9] s$", Lines[0]);
    }

    [Fact]
    public async Task One_suite_runs_however_short_the_time_is()
    {
        Assert.Equal(new TestTotals(1, 0, 0), await SoakAsync(TimeSpan.FromTicks(1), Passing("first"), Passing("second")));
    }

    [Fact]
    public async Task The_first_failure_ends_it_keeps_the_output_and_says_how_to_see_it_again()
    {
        SoakSuite failing = new("bad", (seed, round, _) =>
            Task.FromResult(new SoakResult(round < 3, $"round {round}", $"./repeat {seed}", "line 1\nline 2")));

        TestTotals totals = await SoakAsync(TimeSpan.FromMinutes(5), Passing("good"), failing, Passing("never in round 3"));

        Assert.Equal(1, totals.Failed);
        Assert.DoesNotContain(runs, run => run is { Name: "never in round 3", Round: 3 });
        uint seed = runs.Last().Seed;
        string kept = Path.Combine(folder.FullName, $"bad-{seed}.txt");
        Assert.Equal([$"FAILED: round 3, seed {seed}: bad: round 3", $"    its output: {kept}", $"    again: ./repeat {seed}"], Lines[^3..]);
        Assert.StartsWith("line 1\nline 2", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STRESS PASSED 12 operations, seed 7", true)]
    [InlineData("STRESS PASSED 12 operations, seed 77", false)]
    [InlineData("STRESS FAILED w1 lost, seed 7", false)]
    [InlineData("kernel failure 0x00000006", false)]
    public async Task An_application_passes_when_it_says_so_for_the_seed_it_was_given(string verdict, bool passes)
    {
        string program = $"""
                    ldr     r2, =text
                    bl      print
                    b       spin
                    .ltorg
            text:   .asciz  "STRESS seed 7\n{verdict}\n"
            """;
        using Given given = new() { Elf = await image.BuildAsync(program) };

        SoakResult result = await given.SuiteOf("stress", "STRESS").RunAsync(7, 2, TestContext.Current.CancellationToken);

        Assert.Equal(passes, result.Passed);
        Assert.StartsWith(verdict, result.Summary, StringComparison.Ordinal);
        Assert.Equal("./anckor run stress --seed 7 --board stm32f4-discovery --until '^STRESS (PASSED|FAILED)'", result.Repeat);
        Assert.Contains("STRESS seed 7", result.Output);
    }

    [Fact]
    public void Another_seed_is_another_number_at_the_end_of_the_name_and_nothing_else()
    {
        Repository repository = Given.Checkout;
        string source = repository.FindApplication("stress");

        string written = SeededApplication.Write(repository, source, 123_456);

        string[] before = File.ReadAllLines(Path.Combine(source, "app.toml"));
        string[] after = File.ReadAllLines(Path.Combine(written, "app.toml"));
        (string Before, string After) change = Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
        Assert.Equal(("name = \"stress-1\"", "name = \"stress-123456\""), change);
        Directory.Delete(written, recursive: true);
    }

    [Fact]
    public async Task An_application_that_takes_no_seed_is_one_clear_error()
    {
        using Given given = new();

        Assert.Equal(1, await given.RunAsync("run", "demo", "--seed", "3"));

        Assert.Contains("error ANK5010: demo takes no seed: its name in app.toml does not end in \"-\" and a number; try: ./anckor run stress --seed 7", given.Error);
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        output.Dispose();
    }

    private Task<TestTotals> SoakAsync(TimeSpan time, params SoakSuite[] suites) =>
        new Soak(new Screen(output, TextWriter.Null), folder.FullName).RunAsync([.. suites.Select(Noted)], time, TestContext.Current.CancellationToken);

    private SoakSuite Noted(SoakSuite suite) => suite with
    {
        RunAsync = (seed, round, cancel) =>
        {
            runs.Add((suite.Name, seed, round));
            return suite.RunAsync(seed, round, cancel);
        },
    };

    private static SoakSuite Passing(string name) => new(name, async (_, _, cancel) =>
    {
        await Task.Delay(5, cancel);
        return new SoakResult(true, "5 of something", "");
    });
}
