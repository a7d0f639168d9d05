using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>Finds the project of a task: beside the manifest first, then in the repository.</summary>
internal sealed class ProjectLocator(string manifestFolder, string repositoryRoot, DiagnosticBag bag)
{
    /// <summary>Full path of a csproj, or of a folder of *.cs files; null when there is none, and the bag says why.</summary>
    public string? Find(string written, string task, SourceLocation location)
    {
        string[] candidates =
        [
            .. new[] { manifestFolder, repositoryRoot }
                .Select(root => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, written))))
                .Distinct(),
        ];
        string? problem = null;
        foreach (string candidate in candidates)
        {
            (string? project, string? whyNot) = Inspect(candidate);
            if (project is not null)
            {
                return project;
            }

            problem ??= whyNot;
        }

        string remedy = candidates.Select(NeighbourOf).FirstOrDefault(name => name is not null) is { } neighbour
            ? Path.Combine(Path.GetDirectoryName(written) ?? "", neighbour).Replace('\\', '/')
            : "a folder with C# files, or a csproj, beside the manifest or in the repository";
        bag.Error(Codes.Project, location, $"the project '{written}' of task '{task}' {problem ?? "does not exist"}", remedy);
        return null;
    }

    private static (string? Project, string? WhyNot) Inspect(string path)
    {
        if (File.Exists(path))
        {
            return path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? (path, null) : (null, "is not a csproj");
        }

        if (!Directory.Exists(path))
        {
            return (null, null);
        }

        string[] projects = [.. Directory.GetFiles(path, "*.csproj").Order(StringComparer.Ordinal)];
        return projects.Length switch
        {
            1 => (projects[0], null),
            > 1 => (null, $"holds {projects.Length} projects: name one of them"),
            _ when Directory.EnumerateFiles(path, "*.cs").Any() => (path, null),
            _ => (null, "holds no C# file"),
        };
    }

    /// <summary>A folder that is called almost like the one that does not exist.</summary>
    private static string? NeighbourOf(string candidate)
    {
        if (Directory.Exists(candidate) || Path.GetDirectoryName(candidate) is not { } parent)
        {
            return null;
        }

        IReadOnlyList<string> names = Suggestion.FolderNames(parent);
        string? guess = Suggestion.For(Path.GetFileName(candidate), names);
        return guess is not null && names.Contains(guess) ? guess : null;
    }
}
