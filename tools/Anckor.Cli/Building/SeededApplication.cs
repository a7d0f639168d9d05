using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Anckor.Image;

namespace Anckor.Cli.Building;

/// <summary>Applications that do random things from a seed: it is the number at the end of the application's name.</summary>
internal static partial class SeededApplication
{
    /// <summary>Writes the manifest of an application anew, with another seed, to a folder under build/.</summary>
    /// <param name="repository">Where build/ is.</param>
    /// <param name="folder">The application's folder. Its manifest names projects by their paths from the repository's root.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The folder with the other manifest.</returns>
    /// <exception cref="BuildFailedException">The application takes no seed.</exception>
    public static string Write(Repository repository, string folder, uint seed)
    {
        string manifest = File.ReadAllText(Path.Combine(folder, Repository.ManifestName));
        Match name = NameWithSeed().Match(manifest);
        if (!name.Success)
        {
            throw Errors.NoSeed(Path.GetFileName(folder));
        }

        string written = string.Create(CultureInfo.InvariantCulture, $"{name.Groups["stem"].Value}-{seed}");
        string target = Directory.CreateDirectory(Path.Combine(repository.BuildFolder, "seeded", written)).FullName;
        File.WriteAllText(Path.Combine(target, Repository.ManifestName), NameWithSeed().Replace(manifest, $"name = \"{written}\"", 1));
        return target;
    }

    [GeneratedRegex("""^name\s*=\s*"(?<stem>[^"]*)-[0-9]+"\s*$""", RegexOptions.Multiline)]
    private static partial Regex NameWithSeed();
}
