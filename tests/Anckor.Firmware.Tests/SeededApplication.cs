using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Image;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>Applications whose randomness all comes from the number at the end of their name.</summary>
internal static class SeededApplication
{
    /// <summary>Builds one with another seed.</summary>
    /// <param name="application">Its folder under apps/.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="board">For this board.</param>
    /// <param name="folder">Takes its manifest.</param>
    internal static async Task<BuildOutput> BuildAsync(string application, int seed, string board, DirectoryInfo folder)
    {
        string[] manifest = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "apps", application, "app.toml"), TestContext.Current.CancellationToken);
        string name = string.Create(CultureInfo.InvariantCulture, $"name = \"{application}-{seed}\"");
        string copy = folder.CreateSubdirectory($"seed-{seed}").FullName;
        await File.WriteAllLinesAsync(
            Path.Combine(copy, "app.toml"),
            manifest.Select(line => line.StartsWith("name = ", StringComparison.Ordinal) ? name : line),
            TestContext.Current.CancellationToken);
        return await Firmware.BuildFolderAsync(copy, board);
    }
}
