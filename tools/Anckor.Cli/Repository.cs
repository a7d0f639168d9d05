using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Anckor.Image;
using Anckor.Image.Manifest;

namespace Anckor.Cli;

/// <summary>The checkout of Anckor that this program belongs to.</summary>
/// <param name="Root">Its folder.</param>
internal sealed record Repository(string Root)
{
    /// <summary>The file that marks the root.</summary>
    public const string SolutionName = "Anckor.Firmware.sln";

    /// <summary>The file that makes a folder an application.</summary>
    public const string ManifestName = "app.toml";

    /// <summary>Everything that dotnet builds.</summary>
    public string Solution => Path.Combine(Root, SolutionName);

    /// <summary>Where outputs go.</summary>
    public string BuildFolder => Path.Combine(Root, "build");

    /// <summary>The applications by name.</summary>
    public IReadOnlyList<string> Applications =>
        [.. Suggestion.FolderNames(AppsFolder).Where(name => File.Exists(Path.Combine(AppsFolder, name, ManifestName)))];

    private string AppsFolder => Path.Combine(Root, "apps");

    /// <summary>The repository that a folder lies in.</summary>
    public static Repository Containing(string folder)
    {
        for (DirectoryInfo? candidate = new(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, SolutionName)))
            {
                return new Repository(candidate.FullName);
            }
        }

        throw Errors.NoRepository(folder);
    }

    /// <summary>The folder of an application: by its name under apps/, or by the path of any folder with an app.toml.</summary>
    /// <exception cref="BuildFailedException">There is none.</exception>
    public string FindApplication(string nameOrPath)
    {
        if (Applications.Contains(nameOrPath))
        {
            return Path.Combine(AppsFolder, nameOrPath);
        }

        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(nameOrPath));
        path = Path.GetFileName(path) == ManifestName ? Path.GetDirectoryName(path)! : path;
        if (File.Exists(Path.Combine(path, ManifestName)))
        {
            return path;
        }

        throw Directory.Exists(path)
            ? Errors.NoManifest(Image.DisplayPath.Of(path))
            : Errors.NoApplication(nameOrPath, Applications);
    }
}
