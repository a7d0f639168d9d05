using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The cases of Hubris on the target, and the tables in docs/testing.md that say which case stands where.</summary>
public partial class RegressionSuiteTests
{
    private const string Application = "regression";

    /// <summary>Hubris has 55 cases; 25 gaps are listed in its suite and 13 bugs in its kernel.</summary>
    private const int HubrisCases = 55;
    private const int HubrisGaps = 25;
    private const int HubrisBugs = 13;

    private static readonly Row[] rows = [.. ReadRows()];

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Every_case_passes_after_the_failure_that_the_first_run_ends_in(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync(Application, board);

        string verdict = await Firmware.WaitAsync(simulator, "^SUITE (PASSED|FAILED) ");

        IReadOnlyList<string> lines = simulator.Transcript.Lines;
        Assert.DoesNotContain(lines, line => line.StartsWith("TEST ", StringComparison.Ordinal) && line.Contains(" FAIL", StringComparison.Ordinal));
        HashSet<string> passed = [.. lines.Select(line => Passed().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];
        Assert.Equal(NamesIn(Application).Order(), passed.Order());
        Assert.Equal($"SUITE PASSED {passed.Count}/{passed.Count}", verdict);

        // One failure, on purpose, and no other.
        Assert.Single(lines, line => line.StartsWith("kernel failure ", StringComparison.Ordinal));
        Assert.Contains("kernel failure 0x00000004 detail 0x00000000 pc 0x00000000", lines);
    }

    [Fact]
    public void Every_case_of_Hubris_every_gap_and_every_bug_has_a_row_with_a_case_or_a_reason()
    {
        Assert.Equal(HubrisCases, rows.Count(row => row.Table == 0));
        Assert.True(rows.Count(row => row.Table == 1) >= HubrisGaps);
        Assert.Equal(HubrisBugs, rows.Count(row => row.Table == 2));
        Assert.Equal(rows.Length, rows.Select(row => (row.Table, row.Name)).Distinct().Count());
        Assert.All(rows, row => Assert.True(
            row.Cases.Length > 0 || row.Tests.Length > 0 || Reason().IsMatch(row.Text), $"the row of {row.Name} names no case and gives no reason"));

        // Under its own name, unless there is none.
        Assert.All(rows.Where(row => row.Table == 0), row => Assert.True(
            row.Cases.Contains((Application, row.Name)) || Reason().IsMatch(row.Text), $"{row.Name} is not a case here"));
    }

    [Fact]
    public void Every_case_that_the_tables_name_exists()
    {
        Dictionary<string, HashSet<string>> known = [];
        foreach ((string application, string name) in rows.SelectMany(row => row.Cases))
        {
            if (!known.TryGetValue(application, out HashSet<string>? names))
            {
                names = NamesIn(application);
                known.Add(application, names);
            }

            Assert.True(names.Contains(name), $"apps/{application} has no case {name}");
        }

        foreach ((string type, string method) in rows.SelectMany(row => row.Tests))
        {
            string file = Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, "tests"), type + ".cs", SearchOption.AllDirectories));
            Assert.Contains($" {method}(", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_case_of_the_suite_stands_in_the_tables()
    {
        HashSet<string> named = [.. rows.SelectMany(row => row.Cases).Where(each => each.Application == Application).Select(each => each.Name)];

        Assert.Equal(NamesIn(Application).Order(), named.Order());
    }

    /// <summary>The rows of the three tables under their heading.</summary>
    private static IEnumerable<Row> ReadRows()
    {
        int table = -1;
        bool isInside = false;
        bool isRow = false;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "docs/testing.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                isInside = line == "## The cases of Hubris";
            }
            else if (!isInside || !line.StartsWith('|'))
            {
                isRow = false;
            }
            else if (line == "|---|---|")
            {
                table++;
                isRow = true;
            }
            else if (isRow)
            {
                string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
                Assert.Equal(2, cells.Length);
                yield return new Row(
                    table,
                    cells[0],
                    cells[1],
                    [.. TargetCase().Matches(cells[1]).Select(match => (match.Groups[1].Value, match.Groups[2].Value))],
                    [.. HostTest().Matches(cells[1]).Select(match => (match.Groups[1].Value, match.Groups[2].Value))]);
            }
        }
    }

    /// <summary>The names of an application's cases: given to what reports a case, or chosen by a method that names them.</summary>
    private static HashSet<string> NamesIn(string application)
    {
        HashSet<string> names = [];
        string folder = Path.Combine(Repository.Root, "apps", application);
        foreach (string file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            names.UnionWith(ReportedCase().Matches(text).Select(match => match.Groups[1].Value));
            foreach (Match method in NamingMethod().Matches(text))
            {
                names.UnionWith(ChosenName().Matches(method.Value).Select(match => match.Groups[1].Value));
            }
        }

        return names;
    }

    [GeneratedRegex("^TEST ([a-z0-9_]+) PASS$")]
    private static partial Regex Passed();

    [GeneratedRegex("`([a-z]+): ([a-z0-9_]+)`")]
    private static partial Regex TargetCase();

    [GeneratedRegex("`([A-Za-z]+Tests)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex HostTest();

    [GeneratedRegex("^none: .{20,}$")]
    private static partial Regex Reason();

    [GeneratedRegex("\\b(?:Case|Report)\\(\"([a-z0-9_]+)\"u8")]
    private static partial Regex ReportedCase();

    [GeneratedRegex("ReadOnlySpan<byte> Name\\([^)]*\\) =>.*?\\};", RegexOptions.Singleline)]
    private static partial Regex NamingMethod();

    [GeneratedRegex("=> \"([a-z0-9_]+)\"u8")]
    private static partial Regex ChosenName();

    /// <summary>A row of a table.</summary>
    private sealed record Row(int Table, string Name, string Text, (string Application, string Name)[] Cases, (string Type, string Method)[] Tests);
}
