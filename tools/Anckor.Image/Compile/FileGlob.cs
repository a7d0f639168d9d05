using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Anckor.Image.Compile;

/// <summary>File patterns of project files: <c>*</c>, <c>?</c> and <c>**</c>.</summary>
internal static class FileGlob
{
    /// <summary>Whether a pattern stands for any number of files.</summary>
    public static bool IsPattern(string pattern) => pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that match, as full paths in a fixed order.</summary>
    /// <param name="folder">What a relative pattern starts from.</param>
    /// <param name="pattern">With either kind of slash.</param>
    public static IReadOnlyList<string> Expand(string folder, string pattern)
    {
        string full = Path.GetFullPath(Path.Combine(folder, pattern.Replace('\\', '/')));
        if (!IsPattern(pattern))
        {
            return [full];
        }

        // Everything before the first segment with a wildcard is a plain folder to start from.
        int wildcard = full.AsSpan().IndexOfAny('*', '?');
        string start = full[..(full.LastIndexOf('/', wildcard) + 1)];
        if (!Directory.Exists(start))
        {
            return [];
        }

        Regex expression = ToExpression(full);
        bool deep = full.IndexOf('/', wildcard) >= 0 || full.Contains("**", StringComparison.Ordinal);
        SearchOption option = deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        return [.. Directory.EnumerateFiles(start, "*", option).Where(file => expression.IsMatch(file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What decides whether a full path matches a pattern.</summary>
    public static Func<string, bool> Matcher(string folder, string pattern)
    {
        string full = Path.GetFullPath(Path.Combine(folder, pattern.Replace('\\', '/')));
        if (!IsPattern(pattern))
        {
            return path => path == full;
        }

        Regex expression = ToExpression(full);
        return expression.IsMatch;
    }

    private static Regex ToExpression(string pattern)
    {
        StringBuilder text = new("^");
        for (int at = 0; at < pattern.Length; at++)
        {
            char c = pattern[at];
            if (c == '*' && at + 1 < pattern.Length && pattern[at + 1] == '*')
            {
                // "**/" also stands for no folder at all.
                bool slash = at + 2 < pattern.Length && pattern[at + 2] == '/';
                text.Append(slash ? "(?:.*/)?" : ".*");
                at += slash ? 2 : 1;
            }
            else
            {
                text.Append(c switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    _ => Regex.Escape(c.ToString()),
                });
            }
        }

        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant);
    }
}
