using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Paths;
using Anckor.Cli.Terminal;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>How long the kernel takes at a time at worst, in two applications that are made to bring it about: each run once and counted.</summary>
public sealed class LongestTests(LongestTests.Runs runs) : IClassFixture<LongestTests.Runs>
{
    private const string Crowd = "crowd";
    private const string Lenders = "lenders";

    /// <summary>What the kernel is known to take longer for than it should, and how long at most, in instructions: rounded up.</summary>
    private static readonly Dictionary<(string Application, string Cause), int> knownBeyond = new()
    {
        [(Crowd, "tick")] = 28_000,
        [(Crowd, "TaskRestart")] = 7_500,
        [(Crowd, "TaskInject")] = 7_500,
        [(Crowd, "fault")] = 7_500,
        [(Crowd, "Panic")] = 7_500,
        [(Crowd, "Send refused")] = 7_500,
        [(Crowd, "TimedReceive")] = 4_000,
        [(Crowd, "interrupt")] = 4_000,
        [(Crowd, "ChannelGet")] = 4_000,
        [(Crowd, "ChannelCreate")] = 4_000,
        [(Crowd, "Reply")] = 2_500,
        [(Lenders, "Panic")] = 31_000,
        [(Lenders, "Release")] = 29_000,
        [(Lenders, "Reply")] = 29_000,
        [(Lenders, "ChannelGet")] = 4_000,
        [(Lenders, "ChannelCreate")] = 4_000,
    };

    [Theory]
    [InlineData(Crowd)]
    [InlineData(Lenders)]
    public void Nothing_keeps_the_kernel_longer_than_its_budget_but_what_is_known_to(string application) =>
        Assert.All(runs.PathsOf(application), path => Assert.True(
            path.Uncopied <= knownBeyond.GetValueOrDefault((application, path.Name), LongestReport.Budget),
            $"{path.Name} takes the kernel {path.Uncopied} instructions, most of them in {path.Where}"));

    [Fact]
    public void What_is_known_to_be_over_the_budget_still_is() =>
        Assert.All(knownBeyond.Keys, known => Assert.True(
            runs.PathsOf(known.Application).Single(path => path.Name == known.Cause).Uncopied > LongestReport.Budget,
            $"{known.Cause} of {known.Application} is within the budget: strike it from the list"));

    [Theory]
    [InlineData(Crowd, "tick", "interrupt", "fault", "Panic", "Send refused")]
    [InlineData(Crowd, "TaskRestart", "TaskInject", "ChannelGet", "ChannelCreate", "Call", "Call fast", "Send", "Send fast")]
    [InlineData(Crowd, "TimedCall", "Reply", "Receive", "TimedReceive", "Notify", "TimerSet", "ClockRead", "InterruptAcknowledge")]
    [InlineData(Lenders, "tick", "Panic", "LongSend", "LongCall", "ReceiveLoan", "Release", "Reply", "TaskRestart")]
    public void Every_cause_was_seen(string application, params string[] causes) =>
        Assert.Superset(causes.ToHashSet(), runs.PathsOf(application).Select(path => path.Name).ToHashSet());

    [Theory]
    [InlineData(Crowd)]
    [InlineData(Lenders)]
    public void Every_count_is_more_than_none_and_the_longest_come_first(string application)
    {
        IReadOnlyList<KernelPath> paths = runs.PathsOf(application);

        Assert.All(paths, path => Assert.True(path.Times > 0 && path.Shortest > 0 && path.Shortest <= path.Longest && path.Uncopied <= path.Longest));
        Assert.Equal(paths.OrderByDescending(path => path.Uncopied), paths);
    }

    /// <summary>The two runs that all tests look at.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        private readonly Dictionary<string, IReadOnlyList<KernelPath>> paths = [];

        public async ValueTask InitializeAsync()
        {
            foreach (string application in (string[])[Crowd, Lenders])
            {
                paths.Add(application, await RunAsync(application));
                Console.WriteLine(application);
                foreach (KernelPath path in paths[application])
                {
                    Console.WriteLine($"{path.Name}: {path.Times} times, {path.Shortest} to {path.Longest} instructions, uncopied {path.Uncopied}, most in {path.Where}");
                }
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal IReadOnlyList<KernelPath> PathsOf(string application) => paths[application];

        private static async Task<IReadOnlyList<KernelPath>> RunAsync(string application)
        {
            using StringWriter output = new();
            using StringWriter error = new();
            using Interruption interruption = new();
            Session session = new(
                Given.Checkout, new Screen(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), new ImageBuilding(), interruption);
            int code = await CommandLine.RunAsync(["bench", "longest", application, "--json"], session);
            Assert.True(code == 0, error.ToString());
            return
            [
                .. JsonDocument.Parse(output.ToString()).RootElement.GetProperty("paths").EnumerateArray().Select(path => new KernelPath(
                    path.GetProperty("name").GetString()!,
                    path.GetProperty("times").GetInt32(),
                    path.GetProperty("shortest").GetInt32(),
                    path.GetProperty("longest").GetInt32(),
                    path.GetProperty("uncopied").GetInt32(),
                    path.GetProperty("where").GetString()!)),
            ];
        }
    }

    /// <summary>A row of the command's answer.</summary>
    internal sealed record KernelPath(string Name, int Times, int Shortest, int Longest, int Uncopied, string Where);
}
