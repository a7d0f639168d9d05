using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Terminal;
using Anckor.Image;
using Anckor.Image.Manifest;

namespace Anckor.Cli.Commands;

/// <summary><c>build</c>: makes the image of an application and says what it takes.</summary>
internal static class BuildCommand
{
    public static Command Create(Session session)
    {
        Argument<string> application = Symbols.Application();
        Option<string> board = Symbols.Board();
        Command command = new("build", "Build an application's image and show what each part takes of flash and RAM") { application, board };
        command.SetAction(async (parsed, cancel) =>
        {
            BuildOutput image = await BuildAsync(session, parsed.GetRequiredValue(application), parsed.GetRequiredValue(board), cancel)
                .ConfigureAwait(false);
            session.Screen.Results.Write(MemoryTable.Of(image.Report));
            foreach (string file in (string[])[image.Elf, image.Bin, image.Hex])
            {
                session.Screen.Output.WriteLine(Image.DisplayPath.Of(file));
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Builds an application, showing progress and warnings.</summary>
    /// <exception cref="BuildFailedException">It cannot be built.</exception>
    public static async Task<BuildOutput> BuildAsync(Session session, string application, string board, CancellationToken cancel)
    {
        string folder = session.Repository.FindApplication(application);
        // A misspelt board is found before anything takes time.
        BoardReader.Read(board, session.Repository.Root);
        BuildRequest request = new(folder, board, session.Repository.Root);
        BuildOutput image = await StepProgress.RunAsync(
            session.Screen,
            $"building {application}",
            progress => session.Builder.BuildAsync(request, progress, cancel)).ConfigureAwait(false);
        session.Screen.Show(image.Warnings);
        return image;
    }
}
