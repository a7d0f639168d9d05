using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Running;
using Anckor.Image;
using Anckor.Image.Manifest;
using Anckor.Simulation;

namespace Anckor.Cli.Commands;

/// <summary><c>run</c>: builds an application and shows the console of a simulated board.</summary>
internal static class RunCommand
{
    private const string ElfExtension = ".elf";

    public static Command Create(Session session)
    {
        Argument<string> application = Symbols.Application();
        application.Description += "; or an .elf file built before, which is run as it is";
        Option<string> board = Symbols.Board();
        Option<string?> until = Symbols.Until("End when a line of the console matches: success; the time limit or anything else before that is failure");
        Option<double?> timeout = Symbols.Seconds("--timeout", "End after this long, building not counted; success when there is no --until");
        Option<uint?> seed = Symbols.Seed("The seed of an application that does random things; the run is then the same again, in the board's time");
        Option<string> simulator = new("--sim") { Description = "The simulator", DefaultValueFactory = _ => SimulatorKind.Qemu.Name() };
        simulator.AcceptOnlyFromAmong([.. Enum.GetValues<SimulatorKind>().Select(kind => kind.Name())]);

        Command command = new("run", "Build an application, run it on a simulated board and show its console until Ctrl-C") { application, board, until, timeout, seed, simulator };
        command.SetAction((parsed, cancel) => RunAsync(
            session,
            parsed.GetRequiredValue(application),
            parsed.GetRequiredValue(board),
            parsed.GetValue(seed),
            Enum.GetValues<SimulatorKind>().Single(kind => kind.Name() == parsed.GetRequiredValue(simulator)),
            new RunEnd(
                parsed.GetValue(until) is string pattern ? new Regex(pattern, RegexOptions.CultureInvariant) : null,
                parsed.GetValue(timeout) is double seconds ? TimeSpan.FromSeconds(seconds) : null),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        Session session, string application, string boardName, uint? seed, SimulatorKind kind, RunEnd end, CancellationToken cancel)
    {
        string root = session.Repository.Root;
        Board board = BoardReader.Read(boardName, root);
        if (!board.Simulators.TryGetValue(kind.Name(), out SimulatorModel? model))
        {
            throw Errors.NoSimulator(boardName, kind.Name(), board.Simulators.Keys);
        }

        if (seed is uint number)
        {
            application = SeededApplication.Write(session.Repository, session.Repository.FindApplication(application), number);
        }

        string elf = application.EndsWith(ElfExtension, StringComparison.Ordinal)
            ? Path.GetFullPath(application)
            : (await BuildCommand.BuildAsync(session, application, boardName, cancel).ConfigureAwait(false)).Elf;
        SimulationOptions options = new() { RepositoryRoot = root, InstructionShift = seed is null ? null : 0 };
        Simulator simulator = Simulator.Start(kind, model, elf, options);
        await using (simulator.ConfigureAwait(false))
        {
            session.Screen.WriteMessage(
                $"running {Image.DisplayPath.Of(elf)} on {boardName} in {kind.Name()}" + (end.Until is null ? "; Ctrl-C ends it" : ""));
            FaultNotes notes = new(new SourcePlaces(elf, root));
            return await Run.ShowAsync(simulator, kind.Name(), notes, end, session).ConfigureAwait(false);
        }
    }
}
