using System;
using System.IO;

namespace Anckor.Image;

/// <summary>How a path is shown to the user.</summary>
public static class DisplayPath
{
    /// <summary>A path as the user would type it from the current folder; absolute when it lies elsewhere.</summary>
    public static string Of(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }
}
