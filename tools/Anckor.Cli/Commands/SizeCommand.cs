using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Terminal;
using Anckor.Image;
using Anckor.Image.Manifest;
using Anckor.Simulation;

namespace Anckor.Cli.Commands;

/// <summary><c>size</c>: what an application takes, for people or for programs.</summary>
internal static class SizeCommand
{
    public static Command Create(Session session)
    {
        Argument<string> application = Symbols.Application();
        Option<string> board = Symbols.Board();
        Option<bool> json = new("--json")
        {
            Description = "Write JSON, in bytes: {\"parts\":[{\"name\",\"flash\",\"ram\",...}],...}",
        };
        Option<double?> run = Symbols.Seconds(
            "--run", "Run it in QEMU for this long, in the board's time, and show how much of each stack was used too");
        Command command = new("size", "Build an application and show what each part takes of flash, RAM and stack") { application, board, json, run };
        command.SetAction((parsed, cancel) => ShowAsync(
            session,
            parsed.GetRequiredValue(application),
            parsed.GetRequiredValue(board),
            parsed.GetValue(json),
            parsed.GetValue(run) is double seconds ? TimeSpan.FromSeconds(seconds) : null,
            cancel));
        return command;
    }

    private static async Task<int> ShowAsync(
        Session session, string application, string boardName, bool json, TimeSpan? time, CancellationToken cancel)
    {
        SimulatorModel? model = null;
        if (time is not null && !BoardReader.Read(boardName, session.Repository.Root).Simulators.TryGetValue(SimulatorKind.Qemu.Name(), out model))
        {
            throw Errors.NotMeasured(boardName);
        }

        BuildOutput image = await BuildCommand.BuildAsync(session, application, boardName, cancel).ConfigureAwait(false);
        ImageReport report = image.Report;
        if (time is TimeSpan length)
        {
            string title = FormattableString.Invariant($"running {report.Application} for {length.TotalSeconds} s of the board's time");
            report = await StepProgress.RunAsync(session.Screen, title, progress =>
            {
                progress.Step(title);
                return StackMarks.MeasureAsync(image, model!, length, cancel);
            }).ConfigureAwait(false);
        }

        if (json)
        {
            session.Screen.Output.Write(report.ToJson());
        }
        else
        {
            session.Screen.Results.Write(MemoryTable.Of(report));
            session.Screen.Results.Write(StackTable.Of(report));
        }

        ImagePart[] wrong = [.. report.Parts.Where(part => part.IsStackMiscounted)];
        return wrong.Length > 0 ? throw Errors.StackMiscounted(wrong) : ExitCode.Success;
    }
}
