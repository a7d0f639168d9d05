using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Benchmarks;
using Anckor.Cli.Paths;
using Anckor.Image;
using Anckor.Image.Elf;
using Anckor.Image.Manifest;
using Anckor.Simulation;

namespace Anckor.Cli.Commands;

/// <summary><c>bench longest</c>: counts how long the kernel takes at a time while an application runs, for each cause.</summary>
internal static partial class LongestCommand
{
    private const string DefaultApplication = "crowd";
    private const double DefaultTimeout = 600;

    public static Command Create(Session session)
    {
        Argument<string> application = Symbols.Application(DefaultApplication);
        Option<string> board = Symbols.Board();
        Option<bool> json = new("--json")
        {
            Description = "Write JSON: {\"paths\":[{\"name\",\"times\",\"shortest\",\"longest\",\"uncopied\",\"where\"},...]}",
        };
        Option<string?> listing = new("--listing")
        {
            Description = "Write the instructions of the longest stay that one cause brought about, for instance tick",
            HelpName = "CAUSE",
        };
        Option<string?> until = Symbols.Until("The line of the console that ends the run; else PASSED or FAILED behind a word in capitals");
        Option<double?> timeout = Symbols.Seconds("--timeout", "How long each of the two runs may take; else 600");
        Command command = new("longest", "Count exactly, on QEMU, how many instructions the kernel takes at a time, for each cause")
        {
            application, board, json, listing, until, timeout,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            (BuildOutput image, CodeMap code, IReadOnlyList<CausePaths> causes) = await RecordAsync(
                session,
                parsed.GetRequiredValue(application),
                parsed.GetRequiredValue(board),
                parsed.GetValue(until) is string pattern ? new Regex(pattern, RegexOptions.CultureInvariant) : Verdict(),
                TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? DefaultTimeout),
                cancel).ConfigureAwait(false);
            LongestReport report = new(code);
            if (parsed.GetValue(listing) is string name)
            {
                CausePaths cause = causes.FirstOrDefault(cause => cause.Name == name) ?? throw Errors.NoCause(name, [.. causes.Select(cause => cause.Name)]);
                report.WriteListing(session.Screen.Output, cause, await Disassembly.ReadAsync(image.Elf, cancel).ConfigureAwait(false));
            }
            else if (parsed.GetValue(json))
            {
                session.Screen.Output.Write(report.Json(causes));
            }
            else
            {
                session.Screen.Results.Write(report.Table(causes));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<(BuildOutput Image, CodeMap Code, IReadOnlyList<CausePaths> Causes)> RecordAsync(
        Session session, string application, string boardName, Regex until, TimeSpan timeout, CancellationToken cancel)
    {
        Board board = BoardReader.Read(boardName, session.Repository.Root);
        string qemu = SimulatorKind.Qemu.Name();
        if (!board.Simulators.TryGetValue(qemu, out SimulatorModel? model))
        {
            throw Errors.NoSimulator(boardName, qemu, board.Simulators.Keys);
        }

        BuildOutput image = await BuildCommand.BuildAsync(session, application, boardName, cancel).ConfigureAwait(false);
        session.Screen.WriteMessage($"counting the kernel's instructions on {boardName} in {qemu}");
        CodeMap code = new(ElfReader.Read(image.Elf));
        return (image, code, await new LongestRun(image.Elf, model, until, timeout).RecordAsync(code, cancel).ConfigureAwait(false));
    }

    [GeneratedRegex("^[A-Z]+ (PASSED|FAILED)")]
    private static partial Regex Verdict();
}
