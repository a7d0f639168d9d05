using System;
using System.Collections.Concurrent;
using System.IO;

namespace Anckor.Image.Compile;

/// <summary>The names that source files have inside objects, and the way back to the files.</summary>
/// <remarks>
/// Debug information holds these names, so they must not depend on where the repository lies: files of the repository are named
/// from its root, others from the folder that holds their project. A debugger started at the root finds the former by itself.
/// </remarks>
public sealed class SourcePaths(string repositoryRoot)
{
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>The name of a file inside objects.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="projectFolder">Full path of the folder of its project.</param>
    public string NameOf(string file, string projectFolder)
    {
        string name = Path.GetRelativePath(repositoryRoot, file);
        if (IsOutside(name))
        {
            string fromProject = Path.GetRelativePath(Path.GetDirectoryName(projectFolder) ?? "/", file);
            name = IsOutside(fromProject) ? file : fromProject;
        }

        files[name] = file;
        return name;
    }

    /// <summary>A place in a file that an object names.</summary>
    public SourceLocation Locate(string name, int line, int column = 0) =>
        new(files.TryGetValue(name, out string? file) ? DisplayPath.Of(file) : name, line, column);

    private static bool IsOutside(string relative) => relative.StartsWith("..", StringComparison.Ordinal);
}
