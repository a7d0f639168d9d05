using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>Random system calls of random tasks: the kernel keeps its invariants, and touches nothing but what it was shown.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const long Calls = 500_000;
    private const string SeedVariable = "ANCKOR_SEED";

    private static readonly FaultKind[] ExpectedFaults =
    [
        FaultKind.BadOperation, FaultKind.BadPointer, FaultKind.BadHandle, FaultKind.NotSupervisor, FaultKind.BadArgument, FaultKind.Panic,
        FaultKind.Injected, FaultKind.FromServer,
    ];

    /// <summary>What happens to loans in each run, at least so often: about half of what chance brings.</summary>
    private static readonly Dictionary<LoanEvent, int> expectedLoans = new()
    {
        [LoanEvent.Lent] = 1_000,
        [LoanEvent.LentBesideAnother] = 20,
        [LoanEvent.Released] = 250,
        [LoanEvent.EndedByReply] = 150,
        [LoanEvent.EndedByReceive] = 200,
        [LoanEvent.EndedByClientFault] = 40,
        [LoanEvent.EndedByDeath] = 200,
        [LoanEvent.RestartAsked] = 150,
        [LoanEvent.Restarted] = 150,
    };

    private const int LeastNoSlot = 20;
    private const int LeastMisaligned = 500;
    private const int LeastLoanMisuse = 50;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Half_a_million_random_calls_leave_the_kernel_whole_and_touch_only_what_was_shown(int seed, bool fast)
    {
        // Another seed from outside: ./anckor test --soak gives one.
        bool isFresh = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int fresh);
        seed += isFresh ? fresh : 0;
        FastPath? fastPath = fast ? new() : null;
        FuzzSystem system = new(seed, fastPath);

        string? violation = system.Run(Calls);

        output.WriteLine($"seed {seed}: {system.Calls:N0} calls, {system.Bytes:N0} bytes touched, {fastPath?.Taken ?? 0:N0} by the fast path");
        output.WriteLine(string.Join(", ", system.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key} {fault.Value}")));
        output.WriteLine(string.Join(", ", system.Results.OrderBy(result => result.Key).Select(result => $"{result.Key} {result.Value}")));
        output.WriteLine(string.Join(", ", system.Loans.OrderBy(loan => loan.Key).Select(loan => $"{loan.Key} {loan.Value}")));
        Assert.True(violation is null, $"seed {seed}: {violation}");
        if (isFresh)
        {
            // What chance brings with the usual seeds it need not bring with every one.
            return;
        }

        Assert.Empty(ExpectedFaults.Except(system.Faults.Keys));
        Assert.Empty(Enum.GetValues<Result>().Where(result => result >= Result.Notified).Except(system.Results.Keys));
        Assert.Equal(Enum.GetValues<LoanEvent>(), expectedLoans.Keys);
        Assert.All(expectedLoans, least => Assert.InRange(system.Loans.GetValueOrDefault(least.Key), least.Value, int.MaxValue));
        Assert.InRange(system.Results[Result.NoSlot], LeastNoSlot, int.MaxValue);
        Assert.InRange(system.Results[Result.Misaligned], LeastMisaligned, int.MaxValue);
        Assert.InRange(system.Faults.GetValueOrDefault(FaultKind.LoanMisuse), LeastLoanMisuse, int.MaxValue);
        Assert.True(!fast || fastPath!.Taken > 2_000, $"only {fastPath?.Taken} by the fast path");
    }
}
