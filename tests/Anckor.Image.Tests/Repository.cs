using System;
using System.IO;

namespace Anckor.Image.Tests;

/// <summary>The repository these tests belong to.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "linker", "task.ld")))
            {
                return at;
            }
        }

        throw new DirectoryNotFoundException("the tests do not run inside the repository");
    }
}
