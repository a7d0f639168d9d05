using System.Collections.Generic;
using System.IO;
using Anckor.Image;
using Spectre.Console;

namespace Anckor.Cli.Terminal;

/// <summary>
/// Where a command writes: results to the output, so that they can be piped on, and everything else to the error output.
/// Both have colours and moving parts exactly when they are a terminal.
/// </summary>
internal sealed class Screen
{
    /// <summary>A screen on two writers.</summary>
    public Screen(TextWriter output, TextWriter error)
    {
        Output = output;
        Error = error;
        Results = Open(output);
        Messages = Open(error);
    }

    /// <summary>Where results go, as plain text.</summary>
    public TextWriter Output { get; }

    /// <summary>Where messages go, as plain text.</summary>
    public TextWriter Error { get; }

    /// <summary>Where results go, with layout.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Where messages go, with colour.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Whether somebody watches both, so that a moving line is worth it and a line below it can be anywhere.</summary>
    public bool IsWatched => IsTerminal(Results) && IsTerminal(Messages);

    /// <summary>Shows what the user should know, each on a line of its own: errors red, warnings yellow.</summary>
    public void Show(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            WriteMessage(diagnostic.ToString(), diagnostic.Severity == Severity.Error ? Color.Red : Color.Yellow);
        }
    }

    /// <summary>Writes a line about what is going on.</summary>
    public void WriteMessage(string text, Color? color = null) => WriteLine(Messages, Error, text, color);

    /// <summary>Writes a line of the result; unlike writing to the output, this may be done while a moving line is shown.</summary>
    public void WriteResult(string text, Color? color = null) =>
        // A moving line gives way only to what is written through its own console, and both are the same terminal.
        WriteLine(IsWatched ? Messages : Results, Output, text, color);

    private static void WriteLine(IAnsiConsole console, TextWriter plain, string text, Color? color)
    {
        if (IsTerminal(console))
        {
            console.Write(new Text(text, color is Color foreground ? new Style(foreground) : Style.Plain));
            console.WriteLine();
        }
        else
        {
            // Never wrapped, so that a program can read it.
            plain.WriteLine(text);
        }
    }

    private static bool IsTerminal(IAnsiConsole console) => console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;

    private static IAnsiConsole Open(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
