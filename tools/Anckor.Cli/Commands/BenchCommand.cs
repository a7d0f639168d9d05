using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Benchmarks;
using Anckor.Image;
using Anckor.Image.Elf;
using Anckor.Image.Manifest;
using Anckor.Simulation;

namespace Anckor.Cli.Commands;

/// <summary><c>bench</c>: counts the instructions that messages, notifications and interrupts take.</summary>
internal static class BenchCommand
{
    private const string Folder = "bench";

    public static Command Create(Session session)
    {
        Option<string> board = Symbols.Board();
        Option<bool> json = new("--json")
        {
            Description = "Write JSON: {\"benchmarks\":[{\"name\",\"mode\",\"min\",\"max\"},...]}",
        };
        Option<string?> listing = new("--listing")
        {
            Description = "Write the instructions that one benchmark was counted as",
            HelpName = "BENCHMARK",
        };
        listing.AcceptOnlyFromAmong([.. Benchmark.All.Select(benchmark => benchmark.Name)]);
        Command command = new("bench", "Count exactly, on QEMU, the instructions that calls, messages, notifications and interrupts take") { board, json, listing };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(listing) is not null)
            {
                result.AddError("--json and --listing exclude each other");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            (BuildOutput image, CodeMap code, Results results) = await MeasureAsync(session, parsed.GetRequiredValue(board), cancel).ConfigureAwait(false);
            if (parsed.GetValue(listing) is string name)
            {
                BenchmarkListing lines = new(code, await Disassembly.ReadAsync(image.Elf, cancel).ConfigureAwait(false));
                lines.Write(session.Screen.Output, results.Measurements.Single(measurement => measurement.Name == name));
            }
            else if (parsed.GetValue(json))
            {
                session.Screen.Output.Write(BenchmarkJson.Of(results));
            }
            else
            {
                session.Screen.Results.Write(BenchmarkTable.Of(results));
            }

            return ExitCode.Success;
        });
        command.Add(LongestCommand.Create(session));
        return command;
    }

    private static async Task<(BuildOutput Image, CodeMap Code, Results Results)> MeasureAsync(Session session, string boardName, CancellationToken cancel)
    {
        string root = session.Repository.Root;
        Board board = BoardReader.Read(boardName, root);
        string qemu = SimulatorKind.Qemu.Name();
        if (!board.Simulators.TryGetValue(qemu, out SimulatorModel? model))
        {
            throw Errors.NoSimulator(boardName, qemu, board.Simulators.Keys);
        }

        BuildOutput image = await BuildCommand.BuildAsync(session, Path.Combine(root, Folder), boardName, cancel).ConfigureAwait(false);
        session.Screen.WriteMessage($"counting instructions on {boardName} in {qemu}");
        CodeMap code = new(ElfReader.Read(image.Elf));
        Recorder recorder = await BenchmarkRun.RecordAsync(image.Elf, code, model, cancel).ConfigureAwait(false);
        return (image, code, new Analysis(code, recorder.Recordings).Measure());
    }
}
