using System;
using System.IO;
using System.Linq;
using System.Text;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Anckor.Image.Manifest;

/// <summary>Reads a TOML file into <see cref="TomlTable"/>s that know where everything stands.</summary>
internal static class TomlFile
{
    /// <summary>The file's table, or null when it cannot be read: then the bag says why.</summary>
    public static TomlTable? Read(string path, DiagnosticBag bag)
    {
        string shown = DisplayPath.Of(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            bag.Error(Codes.File, new SourceLocation(shown), $"cannot read the file: {problem.Message.TrimEnd('.')}");
            return null;
        }

        try
        {
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return Parse(text, shown, bag);
        }
        catch (DecoderFallbackException problem)
        {
            int line = 1 + bytes.Take(problem.Index).Count(value => value == (byte)'\n');
            bag.Error(Codes.Syntax, new SourceLocation(shown, line), "the file is not UTF-8", "saving it as UTF-8");
            return null;
        }
    }

    /// <summary>The table of a text, or null when it is not TOML.</summary>
    public static TomlTable? Parse(string text, string shownPath, DiagnosticBag bag)
    {
        // Without Tomlyn's own validation: TomlTreeBuilder finds what is declared twice and names both places.
        DocumentSyntax document;
        try
        {
            // Tomlyn fails on a backslash that is the very last character; with a line end behind it, it says what is wrong.
            document = SyntaxParser.Parse(text.EndsWith('\n') ? text : text + "\n", shownPath, validate: false);
        }
        catch (TomlException)
        {
            // The one thing the parser throws for instead of reporting it: lists in lists, or tables in tables, 64 deep.
            bag.Error(Codes.Syntax, new SourceLocation(shownPath), "lists or tables lie too deep in each other");
            return null;
        }

        DiagnosticMessage? error = document.Diagnostics
            .Where(message => message.Kind == DiagnosticMessageKind.Error)
            .MinBy(message => (message.Span.Start.Line, message.Span.Start.Column));
        if (error is not null)
        {
            // Only the first in the file: the parser stumbles over what follows it, and those messages mislead.
            SourceLocation place = new(shownPath, error.Span.Start.Line + 1, error.Span.Start.Column + 1);
            (string message, string? remedy) = TomlSyntaxError.Explain(error.Message);
            bag.Error(Codes.Syntax, place, message, remedy);
            return null;
        }

        int before = bag.Count;
        TomlTable root = new TomlTreeBuilder(shownPath, bag).Build(document);
        return bag.Count == before ? root : null;
    }
}
