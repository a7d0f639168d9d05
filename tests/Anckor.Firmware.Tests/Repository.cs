using System;
using System.IO;

namespace Anckor.Firmware.Tests;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    /// <summary>Its root: the folder above the test's program that holds the entry script.</summary>
    internal static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "anckor")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests do not lie in the repository");
    }
}
