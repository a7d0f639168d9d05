using System;
using System.Collections.Generic;

namespace Anckor.Image.Compile;

/// <summary>Evaluates the conditions of project files: comparisons of quoted text, <c>Exists</c>, <c>!</c>, <c>and</c>, <c>or</c>, parentheses.</summary>
/// <remarks>Works on the text after properties were expanded.</remarks>
internal sealed class MSBuildCondition
{
    private readonly List<string> tokens = [];
    private readonly Func<string, bool> exists;
    private int next;

    private MSBuildCondition(string text, Func<string, bool> exists)
    {
        this.exists = exists;
        Tokenize(text);
    }

    /// <summary>Whether a condition holds.</summary>
    /// <exception cref="FormatException">It holds something this project does not understand.</exception>
    public static bool Evaluate(string text, Func<string, bool> exists)
    {
        MSBuildCondition condition = new(text, exists);
        bool result = condition.Either();
        return condition.next == condition.tokens.Count ? result : throw Unexpected(condition.tokens[condition.next]);
    }

    private void Tokenize(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            int length = c switch
            {
                '\'' => text.IndexOf('\'', at + 1) is int end && end > 0 ? end - at + 1 : throw new FormatException("a quote is not closed"),
                '=' or '!' when at + 1 < text.Length && text[at + 1] == '=' => 2,
                '(' or ')' or '!' => 1,
                _ => WordLength(text, at),
            };
            tokens.Add(text.Substring(at, length));
            at += length;
        }
    }

    private static int WordLength(string text, int at)
    {
        int end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' or '-'))
        {
            end++;
        }

        return end > at ? end - at : throw Unexpected(text[at].ToString());
    }

    private bool Either()
    {
        bool result = Both();
        while (Take("or"))
        {
            // Both sides are parsed in any case, so that a mistake is found even when it does not matter.
            result |= Both();
        }

        return result;
    }

    private bool Both()
    {
        bool result = One();
        while (Take("and"))
        {
            result &= One();
        }

        return result;
    }

    private bool One()
    {
        if (Take("!"))
        {
            return !One();
        }

        if (Take("("))
        {
            bool result = Either();
            Expect(")");
            return result;
        }

        if (Take("Exists"))
        {
            Expect("(");
            string path = Value();
            Expect(")");
            return exists(path);
        }

        string left = Value();
        if (Take("=="))
        {
            return string.Equals(left, Value(), StringComparison.OrdinalIgnoreCase);
        }

        if (Take("!="))
        {
            return !string.Equals(left, Value(), StringComparison.OrdinalIgnoreCase);
        }

        return bool.TryParse(left, out bool truth) ? truth : throw Unexpected(left);
    }

    private string Value()
    {
        if (next == tokens.Count)
        {
            throw new FormatException("it ends too early");
        }

        string token = tokens[next++];
        if (token[0] == '\'')
        {
            return token[1..^1];
        }

        return char.IsLetterOrDigit(token[0]) ? token : throw Unexpected(token);
    }

    private bool Take(string token)
    {
        bool found = next < tokens.Count && string.Equals(tokens[next], token, StringComparison.OrdinalIgnoreCase);
        next += found ? 1 : 0;
        return found;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException($"'{token}' is missing");
        }
    }

    private static FormatException Unexpected(string token) => new($"'{token}' is not understood");
}
