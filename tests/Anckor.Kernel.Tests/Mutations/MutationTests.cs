using System.Collections.Generic;
using System.Linq;
using Anckor.Kernel.Tests.Search;
using Xunit;

namespace Anckor.Kernel.Tests.Mutations;

/// <summary>The tests can fail: each rule broken on purpose is found out.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Names => MutationList.All.Select(mutation => new TheoryDataRow<string>(mutation.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_that_breaks_a_rule_is_found_out(string rule)
    {
        Mutation mutation = MutationList.All.Single(candidate => candidate.Name == rule);
        string? breach = MutantKernel.Examine(mutation, mutation.Searched);
        output.WriteLine($"{rule}: {breach}");
        Assert.True(breach is not null && !breach.StartsWith("more than", System.StringComparison.Ordinal), $"nobody notices that the kernel {rule}");
    }

    [Fact]
    public void Every_mutation_fits_the_kernel_as_it_is()
    {
        List<string> misfits = [];
        foreach (Mutation mutation in MutationList.All)
        {
            try
            {
                mutation.ApplyTo(MutantKernel.TextOf(mutation.File));
            }
            catch (Xunit.Sdk.XunitException misfit)
            {
                misfits.Add($"{mutation.Name}: {misfit.Message}");
            }
        }

        Assert.True(misfits.Count == 0, string.Join("\n", misfits));
    }

    [Fact]
    public void A_kernel_compiled_the_same_way_without_a_change_passes() => Assert.Null(MutantKernel.Examine(null, null));

    [Fact]
    public void Every_searched_system_finds_some_mutation() =>
        Assert.Empty(Systems.Names.Except(MutationList.All.Select(mutation => mutation.Searched)));
}
