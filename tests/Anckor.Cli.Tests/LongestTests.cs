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

    [Theory]
    [InlineData(Crowd)]
    [InlineData(Lenders)]
    public void Nothing_keeps_the_kernel_longer_than_its_budget(string application) =>
        Assert.All(runs.PathsOf(application), path => Assert.True(
            path.Uncopied <= LongestReport.Budget,
            $"{path.Name} takes the kernel {path.Uncopied} instructions, most of them in {path.Where}"));

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
