using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Anckor.Cli.Testing;

/// <summary>A test project: a folder under tests/ with a csproj.</summary>
/// <param name="File">Its csproj.</param>
internal sealed record TestProject(string File)
{
    /// <summary>The configuration that tests are built in.</summary>
    public const string Configuration = "Release";

    /// <summary>Its name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>All of a repository, by name.</summary>
    public static IReadOnlyList<TestProject> Discover(string repositoryRoot)
    {
        string folder = Path.Combine(repositoryRoot, "tests");
        return Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).SelectMany(inner => Directory.GetFiles(inner, "*.csproj")).Order().Select(file => new TestProject(file))]
            : [];
    }

    /// <summary>Whether a filter means this whole project: <c>Anckor.Image.Tests</c>, or <c>Image</c> for short.</summary>
    public bool IsNamed(string filter) =>
        Name.Equals(filter, StringComparison.OrdinalIgnoreCase) || Name.Equals($"Anckor.{filter}.Tests", StringComparison.OrdinalIgnoreCase);

    /// <summary>The built program; null when it was not built.</summary>
    public string? FindProgram()
    {
        string outputs = Path.Combine(Path.GetDirectoryName(File)!, "bin", Configuration);
        return Directory.Exists(outputs)
            ? Directory.GetFiles(outputs, $"{Name}.dll", SearchOption.AllDirectories).Order().FirstOrDefault()
            : null;
    }
}
