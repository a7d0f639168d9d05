using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Anckor.Cli.Benchmarks;
using Anckor.Cli.Building;
using Anckor.Cli.Terminal;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>The benchmarks themselves, run once: built, executed on QEMU and counted.</summary>
public sealed class BenchTests(BenchTests.Run run) : IClassFixture<BenchTests.Run>
{
    [Fact]
    public void The_output_is_the_json_that_programs_expect_and_nothing_else()
    {
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith("{\"benchmarks\":[{\"name\":\"null_call\",\"mode\":", run.Output, StringComparison.Ordinal);
        Assert.Equal(["benchmarks"], JsonDocument.Parse(run.Output).RootElement.EnumerateObject().Select(property => property.Name));
        Assert.All(
            JsonDocument.Parse(run.Output).RootElement.GetProperty("benchmarks").EnumerateArray(),
            benchmark => Assert.Equal(["name", "mode", "min", "max"], benchmark.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void Every_benchmark_is_there_in_order()
    {
        Assert.Equal(
            [
                "null_call", "call_reply_0", "call_reply_4", "call_reply_16", "call_reply_32", "call_reply_32_equal", "call_reply_32_below",
                "call_reply_32_slow", "one_way_32", "copy_256", "copy_1024", "copy_4096", "loan_256", "loan_1024", "loan_4096", "notify_wake",
                "interrupt_to_task",
            ],
            run.Counts.Keys);
    }

    [Fact]
    public void Every_count_is_more_than_none_and_lies_between_the_least_and_the_greatest() =>
        Assert.All(run.Counts.Values, count => Assert.True(0 < count.Least && count.Least <= count.Mode && count.Mode <= count.Most, $"{count}"));

    [Fact]
    public void Copying_takes_longer_the_longer_the_message_and_lending_does_not()
    {
        Assert.True(run.Counts["copy_256"].Mode < run.Counts["copy_1024"].Mode);
        Assert.True(run.Counts["copy_1024"].Mode < run.Counts["copy_4096"].Mode);
        Assert.Equal(run.Counts["loan_256"].Mode, run.Counts["loan_1024"].Mode);
        Assert.Equal(run.Counts["loan_1024"].Mode, run.Counts["loan_4096"].Mode);
    }

    [Theory]
    [InlineData("null_call", 30)]
    [InlineData("call_reply_32", 100)]
    [InlineData("one_way_32", 125)]
    public void What_the_fast_path_does_stays_within_its_budget(string name, int budget) =>
        Assert.True(run.Counts[name].Mode <= budget, $"{name} takes {run.Counts[name].Mode} instructions, its budget is {budget}");

    /// <summary>The one run that all tests look at. The loops of known length are checked by the command, which fails otherwise.</summary>
    public sealed class Run : IAsyncLifetime
    {
        internal int ExitCode { get; private set; }

        internal string Output { get; private set; } = "";

        internal string Error { get; private set; } = "";

        internal IReadOnlyDictionary<string, Count> Counts { get; private set; } = new Dictionary<string, Count>();

        public async ValueTask InitializeAsync()
        {
            using StringWriter output = new();
            using StringWriter error = new();
            using Interruption interruption = new();
            Session session = new(
                Given.Checkout, new Screen(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), new ImageBuilding(), interruption);
            ExitCode = await CommandLine.RunAsync(["bench", "--json"], session);
            Output = output.ToString();
            Error = error.ToString();
            if (ExitCode == 0)
            {
                Counts = Read(Output);
                Print();
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static IReadOnlyDictionary<string, Count> Read(string json)
        {
            OrderedDictionary<string, Count> counts = [];
            foreach (JsonElement benchmark in JsonDocument.Parse(json).RootElement.GetProperty("benchmarks").EnumerateArray())
            {
                counts.Add(
                    benchmark.GetProperty("name").GetString()!,
                    new Count(benchmark.GetProperty("mode").GetInt32(), benchmark.GetProperty("min").GetInt32(), benchmark.GetProperty("max").GetInt32()));
            }

            return counts;
        }

        private void Print()
        {
            foreach (Benchmark benchmark in Benchmark.All)
            {
                string budget = benchmark.Budget is int allowed ? $", budget {allowed}" : "";
                Console.WriteLine($"{benchmark.Name}: {Counts[benchmark.Name].Mode} instructions{budget}");
            }
        }
    }

    /// <summary>What a benchmark was counted as.</summary>
    internal readonly record struct Count(int Mode, int Least, int Most);
}
