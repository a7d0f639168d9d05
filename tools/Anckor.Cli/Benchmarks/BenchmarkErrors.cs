using Anckor.Image;

namespace Anckor.Cli.Benchmarks;

/// <summary>What can be wrong with a measurement.</summary>
internal static class BenchmarkErrors
{
    public static BuildFailedException BrokenTrace(uint from, uint to) => Failure(
        "ANK5301",
        $"the simulator's log cannot be right: the instruction at 0x{to:x8} cannot follow the one at 0x{from:x8}",
        "./anckor doctor; QEMU 7.2 is known to count exactly");

    public static BuildFailedException WrongLength(string name, int expected, int counted) => Failure(
        "ANK5302",
        $"the counting is not exact: a round of {name} takes {expected} instructions, {counted} were counted",
        "./anckor doctor; QEMU 7.2 is known to count exactly");

    public static BuildFailedException TooFewRounds(string name, int counted) => Failure(
        "ANK5303",
        $"{name} has {counted} rounds to count, {Recording.Least} are needed",
        "bench/tasks/Driver does it in more rounds");

    public static BuildFailedException NotDone(string why) => Failure(
        "ANK5304", $"the benchmarks did not come to their end: {why}", "./anckor run bench shows what happens");

    public static BuildFailedException DifferentRuns() => Failure(
        "ANK5305", "the two runs of the application were not the same: a system call did not do what it was asked", "./anckor doctor; QEMU 7.2 is known to repeat a run exactly");

    private static BuildFailedException Failure(string code, string message, string remedy) =>
        new([new Diagnostic(Severity.Error, code, message, Remedy: remedy)]);
}
