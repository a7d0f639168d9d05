using System.Collections.Generic;
using System.Globalization;

namespace Anckor.Image;

/// <summary>How grave a <see cref="Diagnostic"/> is.</summary>
public enum Severity
{
    /// <summary>Worth a look; the image is built.</summary>
    Warning,

    /// <summary>No image is built.</summary>
    Error,
}

/// <summary>A place in a file the user wrote.</summary>
/// <param name="File">Path as the user would type it from the current folder, or absolute.</param>
/// <param name="Line">Line, from 1; 0 when only the file is known.</param>
/// <param name="Column">Column, from 1; 0 when only the line is known.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary><c>file(line,column)</c>, as compilers print it.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{File}({Line})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})"),
    };
}

/// <summary>Something the user has to know about what they wrote: what, where, and what to try.</summary>
/// <param name="Severity">Whether the build goes on.</param>
/// <param name="Code">A stable code: ANK and four digits, or a compiler's own.</param>
/// <param name="Message">What is wrong, in one sentence without a full stop.</param>
/// <param name="Location">Where, when a place is known.</param>
/// <param name="Remedy">What to try, in one sentence; null when the message says it all.</param>
public sealed record Diagnostic(Severity Severity, string Code, string Message, SourceLocation? Location = null, string? Remedy = null)
{
    /// <summary>One line: <c>file(line,column): error ANK0001: message; try: remedy</c>.</summary>
    public override string ToString()
    {
        string kind = Severity == Severity.Error ? "error" : "warning";
        string place = Location is null ? "" : $"{Location}: ";
        string remedy = Remedy is null ? "" : $"; try: {Remedy}";
        return $"{place}{kind} {Code}: {Message}{remedy}";
    }
}

/// <summary>Thrown where a build cannot go on; carries everything found so far.</summary>
public sealed class BuildFailedException(IReadOnlyList<Diagnostic> diagnostics)
    : System.Exception(diagnostics.Count == 0 ? "the build failed" : diagnostics[0].ToString())
{
    /// <summary>What was found, in the order it should be shown.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
