using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>Collects what is wrong, so that one run shows all of it.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    /// <summary>How many errors so far.</summary>
    public int Count => found.Count;

    /// <summary>Adds an error.</summary>
    public void Error(string code, SourceLocation location, string message, string? remedy = null) =>
        found.Add(new Diagnostic(Severity.Error, code, message, location, remedy));

    /// <summary>Throws everything found, file by file and each from top to bottom; returns when there is nothing.</summary>
    public void ThrowIfAny()
    {
        if (found.Count == 0)
        {
            return;
        }

        List<string?> files = [.. found.Select(diagnostic => diagnostic.Location?.File).Distinct()];
        throw new BuildFailedException(
        [
            .. found
                .OrderBy(diagnostic => files.IndexOf(diagnostic.Location?.File))
                .ThenBy(diagnostic => diagnostic.Location?.Line ?? 0)
                .ThenBy(diagnostic => diagnostic.Location?.Column ?? 0),
        ]);
    }
}
