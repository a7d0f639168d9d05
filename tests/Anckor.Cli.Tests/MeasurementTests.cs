using System.Collections.Generic;
using System.Linq;
using Anckor.Cli.Benchmarks;
using Anckor.Image;
using Xunit;

namespace Anckor.Cli.Tests;

public class MeasurementTests
{
    [Fact]
    public void The_mode_is_the_most_frequent_count_and_a_tick_shows_only_in_the_maximum()
    {
        Measurement measurement = Measurement.Of("x", [Round(9), .. Repeat(Round(24), 38), Round(24 + 55)], 4);

        Assert.Equal((20, 5, 75), (measurement.Mode, measurement.Least, measurement.Most));
        Assert.Equal(24, measurement.Typical.Count);
    }

    [Fact]
    public void Of_two_counts_equally_frequent_the_smaller_is_the_mode() =>
        Assert.Equal(20, Measurement.Of("x", [.. Repeat(Round(30), 20), .. Repeat(Round(20), 20)], 0).Mode);

    [Fact]
    public void Too_few_rounds_are_no_measurement()
    {
        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => Measurement.Of("x", [.. Repeat(Round(30), Recording.Least - 1)], 0));

        Assert.Contains("ANK5303: x has 31 rounds to count, 32 are needed", failure.Message);
    }

    private static uint[] Round(int length) => [.. Enumerable.Range(0, length).Select(number => 0x0800_0000u + (uint)(2 * number))];

    private static IEnumerable<uint[]> Repeat(uint[] round, int count) => Enumerable.Repeat(round, count);
}
