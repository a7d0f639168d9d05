using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Anckor.Cli.Commands;
using Anckor.Image;
using Anckor.Image.Manifest;
using Spectre.Console;

namespace Anckor.Cli;

/// <summary>All commands together: reads the arguments, runs one, and turns what goes wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    private const string Name = "anckor";

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, Session session)
    {
        RootCommand root = Create(session);
        // No arguments are a question.
        ParseResult parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            ShowErrors(parsed, root, session);
            return ExitCode.Usage;
        }

        InvocationConfiguration configuration = new()
        {
            Output = session.Screen.Output,
            Error = session.Screen.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are handled by Interruption.
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, session.Interruption.Token).ConfigureAwait(false);
        }
        catch (BuildFailedException failure)
        {
            session.Screen.Show(failure.Diagnostics);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException) when (session.Interruption.Token.IsCancellationRequested)
        {
            session.Screen.WriteMessage("interrupted");
            return session.Interruption.ExitCode;
        }
    }

    private static RootCommand Create(Session session)
    {
        RootCommand root = new("Anckor: isolated tasks in C# for ARM Cortex-M. Builds applications, runs them on simulated boards, tests everything.")
        {
            HelpName = "./" + Name,
        };
        root.Add(BuildCommand.Create(session));
        root.Add(RunCommand.Create(session));
        root.Add(TestCommand.Create(session));
        root.Add(BenchCommand.Create(session));
        root.Add(SizeCommand.Create(session));
        root.Add(DoctorCommand.Create(session));
        root.Add(CleanCommand.Create(session));
        root.Options.OfType<VersionOption>().Single().Action = new ShowVersion(session);
        return root;
    }

    private static void ShowErrors(ParseResult parsed, RootCommand root, Session session)
    {
        CommandResult command = parsed.CommandResult;
        bool isUnknownCommand = command.Command == root && parsed.UnmatchedTokens.Count > 0;
        if (isUnknownCommand)
        {
            string written = parsed.UnmatchedTokens[0];
            string? meant = Suggestion.For(written, root.Subcommands.Select(known => known.Name));
            session.Screen.WriteMessage(
                $"error: there is no command \"{written}\"" + (meant is null ? "" : $"; try: {meant}"), Color.Red);
        }
        else
        {
            // The library writes lists on several lines.
            foreach (string message in parsed.Errors.Select(error => string.Join(' ', error.Message.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries))).Distinct())
            {
                session.Screen.WriteMessage($"error: {message}", Color.Red);
            }
        }

        string shown = command.Command == root ? "" : command.Command.Name + " ";
        session.Screen.WriteMessage($"./{Name} {shown}--help shows what there is");
    }

    private sealed class ShowVersion(Session session) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Version version = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0, 0);
            session.Screen.Output.WriteLine($"{Name} {version.ToString(3)}");
            return ExitCode.Success;
        }
    }
}
