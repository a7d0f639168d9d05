using System;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Cli.Testing;

/// <summary>How a random suite ended for a seed.</summary>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Summary">What it did, in numbers, or why it failed.</param>
/// <param name="Repeat">The command that does the same again.</param>
/// <param name="Output">All it wrote, for a failure to be kept.</param>
internal sealed record SoakResult(bool Passed, string Summary, string Repeat, string Output = "");

/// <summary>Something that does random things from a seed, and checks what comes of it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="RunAsync">Runs it with a seed in a round: rounds count from 1.</param>
internal sealed record SoakSuite(string Name, Func<uint, int, CancellationToken, Task<SoakResult>> RunAsync);
