using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Anckor.Cli.Testing;
using Xunit;

namespace Anckor.Cli.Tests;

public class TestProgramTests
{
    private readonly List<TestTrouble> troubles = [];

    [Fact]
    public async Task A_test_program_is_run_and_counted()
    {
        TestTotals totals = await RunAsync(typeof(TestProgramTests).Assembly.Location, "Only_a_program_that_says_so");

        Assert.Equal(new TestTotals(1, 0, 0), totals);
        Assert.Empty(troubles);
    }

    [Fact]
    public async Task A_filter_that_nothing_matches_runs_nothing() =>
        Assert.Equal(default, await RunAsync(typeof(TestProgramTests).Assembly.Location, "no test is called like this"));

    [Fact]
    public async Task A_program_that_breaks_down_counts_as_a_failed_test_and_shows_what_it_said()
    {
        TestTotals totals = await RunAsync("/nowhere/no-such-tests.dll", null);

        Assert.Equal(new TestTotals(0, 1, 0), totals);
        TestTrouble trouble = Assert.Single(troubles);
        Assert.Contains("ended before its tests were through", trouble.Reason);
        Assert.Contains("/nowhere/no-such-tests.dll", trouble.Reason);
    }

    [Theory]
    [InlineData("Anckor.Image.Tests", true)]
    [InlineData("image", true)]
    [InlineData("Imag", false)]
    public void A_project_may_be_named_whole_or_by_its_middle(string filter, bool expected) =>
        Assert.Equal(expected, new TestProject("/r/tests/Anckor.Image.Tests/Anckor.Image.Tests.csproj").IsNamed(filter));

    [Fact]
    public void The_summary_is_worded_as_promised() => Assert.Equal("3 passed, 0 failed, 12 skipped", new TestTotals(3, 0, 12).ToString());

    private Task<TestTotals> RunAsync(string program, string? filter) =>
        TestProgram.RunAsync("sample", program, filter, null, troubles.Add, null, TestContext.Current.CancellationToken);
}
