using System.Collections.Generic;
using System.Linq;
using Anckor.Cli.Benchmarks;
using Anckor.Image;
using Xunit;

namespace Anckor.Cli.Tests;

public class AnalysisTests
{
    private const uint Driver = 0x0800_0100;
    private const uint Kernel = 0x0800_0020;
    private const uint SystemCall = Driver + 2;
    private const int Empty = 4;

    // Three instructions: nop, svc 0, nop.
    private static readonly CodeMap code = new(Images.Of(Driver, Kernel, [0xBF00, 0xDF00, 0xBF00]));

    private readonly Dictionary<string, Recording> recordings = [];

    public AnalysisTests()
    {
        Record(KnownLoops.Empty, Empty);
        foreach ((string name, int length) in KnownLoops.Lengths)
        {
            Record(name, length + Empty);
        }

        foreach (Benchmark benchmark in Benchmark.All.Where(benchmark => benchmark.Name != Benchmark.Interrupt))
        {
            Record(benchmark.Name, 50 + Empty);
        }

        recordings[Benchmark.Interrupt] = Interrupts(40, 3);
    }

    [Fact]
    public void The_empty_loop_is_taken_off_every_round_but_those_that_are_no_loop()
    {
        Results results = new Analysis(code, recordings).Measure();

        Assert.Equal(Benchmark.All.Select(benchmark => benchmark.Name), results.Measurements.Select(measurement => measurement.Name));
        Assert.Equal(Empty, results.Empty);
        Assert.All(results.Measurements.SkipLast(1), measurement => Assert.Equal(50, measurement.Mode));
        Assert.Equal(3, results.Measurements[^1].Mode);
    }

    [Theory]
    [InlineData("known_loop_10", 22)]
    [InlineData("known_loop_10", 24)]
    public void A_known_loop_that_is_counted_wrong_is_refused(string name, int counted)
    {
        Record(name, counted + Empty);

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => new Analysis(code, recordings).Measure());

        Assert.Contains($"ANK5302: the counting is not exact: a round of {name} takes 23 instructions, {counted} were counted", failure.Message);
    }

    [Fact]
    public void A_tick_in_a_known_loop_is_the_kernel_s_and_no_mistake()
    {
        Recording recording = new();
        for (int round = 0; round < 49; round++)
        {
            Add(recording, Driver, 23 + Empty);
            Add(recording, Kernel, round == 20 ? 55 : 0);
            recording.EndRound();
        }

        recordings["known_loop_10"] = recording;

        Assert.NotEmpty(new Analysis(code, recordings).Measure().Measurements);
    }

    [Fact]
    public void A_benchmark_that_the_driver_does_not_do_is_missed()
    {
        recordings.Remove("loan_1024");

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => new Analysis(code, recordings).Measure());

        Assert.Contains("loan_1024 has 0 rounds", failure.Message);
    }

    [Fact]
    public void An_interrupt_ends_where_another_task_begins_and_neither_ticks_nor_system_calls_are_interrupts()
    {
        Recording recording = Interrupts(40, 7);
        // A tick comes back to the driver; a system call leads to another task too.
        Add(recording, Driver, 1);
        Add(recording, Kernel, 99);
        Add(recording, Driver, 1);
        recording.Add(SystemCall);
        Add(recording, Kernel, 98);
        recording.Add(0);
        recordings[Benchmark.Interrupt] = recording;

        Measurement measurement = new Analysis(code, recordings).Measure().Measurements[^1];

        Assert.Equal((7, 7, 7), (measurement.Mode, measurement.Least, measurement.Most));
    }

    private static Recording Interrupts(int count, int kernel)
    {
        Recording recording = new();
        for (int number = 0; number < count; number++)
        {
            Add(recording, Driver, 5);
            Add(recording, Kernel, kernel);
            // Another task's.
            recording.Add(0x0800_4000);
        }

        return recording;
    }

    private static void Add(Recording recording, uint address, int count)
    {
        for (int number = 0; number < count; number++)
        {
            recording.Add(address);
        }
    }

    private void Record(string name, int length)
    {
        Recording recording = new();
        for (int round = 0; round < 49; round++)
        {
            Add(recording, Driver, length);
            recording.EndRound();
        }

        recordings[name] = recording;
    }
}
