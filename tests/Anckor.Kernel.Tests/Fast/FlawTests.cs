using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Kernel.Tests.Mutations;
using Anckor.Kernel.Tests.Search;
using Xunit;

namespace Anckor.Kernel.Tests.Fast;

/// <summary>The comparison can fail: a fast path that omits any check or store is found out.</summary>
public sealed class FlawTests(ITestOutputHelper output)
{
    private const int AtMost = 3_000_000;

    public static IEnumerable<TheoryDataRow<string>> Rules => Enum.GetNames<FastPathRule>().Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fast_path_without_a_rule_is_found_out(string name)
    {
        FastPath flawed = new(Enum.Parse<FastPathRule>(name));
        string? breach = FindInRules(flawed) ?? Systems.Create("fast", flawed).Run(AtMost).Violation;
        output.WriteLine($"without {name}: {breach}");
        Assert.True(breach is not null && !breach.StartsWith("more than", StringComparison.Ordinal), $"nobody notices a fast path without {name}");
    }

    [Theory]
    [InlineData(FastPathRule.Key)]
    [InlineData(FastPathRule.SameChannels)]
    [InlineData(FastPathRule.SameNotifications)]
    [InlineData(FastPathRule.NotLessImportant)]
    [InlineData(FastPathRule.NoLink)]
    [InlineData(FastPathRule.ClearsFastSet)]
    [InlineData(FastPathRule.LinksCaller)]
    [InlineData(FastPathRule.LinksSender)]
    [InlineData(FastPathRule.ClearsOtherLink)]
    [InlineData(FastPathRule.ArmsAgain)]
    [InlineData(FastPathRule.TellsOk)]
    internal void The_search_alone_finds_out_what_no_single_step_shows(FastPathRule rule)
    {
        string? breach = Systems.Create("fast", new FastPath(rule)).Run(AtMost).Violation;
        output.WriteLine($"without {rule}: {breach}");
        Assert.True(breach is not null && !breach.StartsWith("more than", StringComparison.Ordinal), $"the search does not notice a fast path without {rule}");
    }

    private static string? FindInRules(FastPath fastPath)
    {
        World.InFront = fastPath;
        try
        {
            return Examination.FindBreach(null);
        }
        finally
        {
            World.InFront = null;
        }
    }
}
