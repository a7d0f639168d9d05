using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Cli.Doctor;
using Spectre.Console;

namespace Anckor.Cli.Commands;

/// <summary><c>doctor</c>: what this machine has, and what it lacks.</summary>
internal static class DoctorCommand
{
    public static Command Create(Session session)
    {
        Command command = new("doctor", "Show which tools this machine has, which are missing and how to get them");
        command.SetAction(async (_, cancel) =>
        {
            ToolState[] programs = await Task.WhenAll(Tools.All.Select(tool => tool.LookAsync(cancel))).ConfigureAwait(false);
            ToolState[] states = [.. programs, CodeGenerator.Look()];
            Show(session, states);
            return states.Any(state => state.Problem is not null && state.Tool.IsRequired) ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }

    private static void Show(Session session, IReadOnlyList<ToolState> states)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn("tool").NoWrap())
            .AddColumn(new TableColumn("found").NoWrap())
            .AddColumn(new TableColumn("needed (optional)").NoWrap())
            .AddColumn("what for");
        foreach (ToolState state in states)
        {
            Tool tool = state.Tool;
            table.AddRow(new Text(tool.Name), Found(state), new Text(Needed(tool)), new Text(tool.Purpose));
        }

        session.Screen.Results.Write(table);
        foreach (ToolState state in states.Where(state => state.Problem is not null))
        {
            string weight = state.Tool.IsRequired ? "required" : "optional";
            session.Screen.Output.WriteLine($"{state.Tool.Name} ({weight}): {state.Problem}; try: {state.Tool.Remedy}");
        }
    }

    private static string Needed(Tool tool)
    {
        string version = tool.Oldest is null ? "any" : $"{tool.Oldest}";
        return tool.IsRequired ? version : $"({version})";
    }

    private static Text Found(ToolState state) => new(
        state.Found?.ToString() ?? "-",
        new Style(state.Problem is null ? Color.Green : state.Tool.IsRequired ? Color.Red : Color.Yellow));
}
