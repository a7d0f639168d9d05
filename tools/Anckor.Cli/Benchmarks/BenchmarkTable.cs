using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anckor.Cli.Benchmarks;

/// <summary>What was measured, beside the budgets and the peers.</summary>
internal static class BenchmarkTable
{
    /// <summary>The table, and below it how its figures came about.</summary>
    public static IRenderable Of(Results results)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn("instructions").NoWrap())
            .AddColumn(Number("mode"))
            .AddColumn(Number("min"))
            .AddColumn(Number("max"))
            .AddColumn(Number("budget"))
            .AddColumn(Number("isolated"))
            .AddColumn(Number("open"));
        foreach ((Benchmark benchmark, Measurement measurement) in Benchmark.All.Zip(results.Measurements))
        {
            bool isOver = benchmark.Budget is int budget && measurement.Mode > budget;
            table.AddRow(
                new Text(measurement.Name),
                new Text(Count(measurement.Mode), isOver ? new Style(Color.Red) : Style.Plain),
                new Text(Count(measurement.Least)),
                new Text(Count(measurement.Most)),
                new Text(Count(benchmark.Budget)),
                new Text(Count(benchmark.IsolatedPeer?.Instructions)),
                new Text(Count(benchmark.OpenPeer?.Instructions)));
        }

        return new Rows([table, .. Notes(results).Select(note => new Text("  " + note)), Text.Empty]);
    }

    /// <remarks>Short lines: a terminal may be narrow.</remarks>
    private static IEnumerable<string> Notes(Results results)
    {
        yield return "Instructions executed in kernel and tasks from one round to the next, over at";
        yield return $"least {Recording.Least} rounds; the empty loop's {results.Empty} are taken off. max is a round with a tick.";
        yield return "What the hardware stacks is not counted.";
        yield return $"Exact: {KnownLoops.Lengths.Count} loops of known length were counted right, and each instruction";
        yield return "can follow the one before it.";
        yield return "Best peers, counted the same way: isolated by the MPU, and open:";
        foreach (PeerFigure peer in Benchmark.All
            .SelectMany(benchmark => new[] { benchmark.IsolatedPeer, benchmark.OpenPeer })
            .OfType<PeerFigure>()
            .Distinct())
        {
            yield return $"  {Count(peer.Instructions)}: {peer.System}, {peer.What}";
        }
    }

    private static TableColumn Number(string title) => new TableColumn(title).RightAligned().NoWrap();

    private static string Count(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
