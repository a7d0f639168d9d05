using System;

namespace Anckor.Image.Manifest;

/// <summary>Says in words of a user what the TOML parser says in words of a parser.</summary>
internal static class TomlSyntaxError
{
    /// <summary>The message to show and what to try.</summary>
    public static (string Message, string? Remedy) Explain(string parserMessage)
    {
        if (parserMessage.Contains("Invalid newline in a string", StringComparison.Ordinal)
            || parserMessage.Contains("End-Of-File found on string", StringComparison.Ordinal))
        {
            return ("the string does not end on its line", "a closing quote");
        }

        if (parserMessage.StartsWith("Expecting `=` after a key", StringComparison.Ordinal))
        {
            return (
                "a key must be followed by '=' and its value",
                "key = value; a key of other than letters, digits, '-' and '_' needs quotes");
        }

        if (parserMessage.StartsWith("Unable to parse integer", StringComparison.Ordinal))
        {
            return ("the number is too big", null);
        }

        if (parserMessage.Contains("while expecting a value", StringComparison.Ordinal))
        {
            return ("a value is missing after '='", null);
        }

        if (parserMessage.EndsWith("for a value", StringComparison.Ordinal))
        {
            return ("this is not a value", "quotes, if it is a string");
        }

        if (parserMessage.Contains("Expecting a closing `]`", StringComparison.Ordinal)
            || parserMessage.Contains("while expecting `]`", StringComparison.Ordinal))
        {
            return ("a ']' is missing", null);
        }

        if (parserMessage.Contains("while expecting token `newline`", StringComparison.Ordinal))
        {
            return ("nothing more may stand on this line", "one key = value a line");
        }

        if (parserMessage.StartsWith("Unexpected token [", StringComparison.Ordinal))
        {
            return ("a key or a [table] must stand here", "keys are letters, digits, '-' and '_'; others need quotes");
        }

        // The rest is already a sentence; one line, whatever it quotes.
        return (parserMessage.ReplaceLineEndings(" ").TrimEnd('.'), null);
    }
}
