using System.CommandLine;
using Anckor.Cli.Terminal;
using Anckor.Image;

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
        Command command = new("size", "Build an application and show what each part takes of flash, RAM and stack") { application, board, json };
        command.SetAction(async (parsed, cancel) =>
        {
            BuildOutput image = await BuildCommand
                .BuildAsync(session, parsed.GetRequiredValue(application), parsed.GetRequiredValue(board), cancel)
                .ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                session.Screen.Output.Write(image.Report.ToJson());
            }
            else
            {
                session.Screen.Results.Write(MemoryTable.Of(image.Report));
                session.Screen.Results.Write(StackTable.Of(image.Report));
            }

            return ExitCode.Success;
        });
        return command;
    }
}
