using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Abi;
using Anckor.Image.Cache;
using Anckor.Image.Compile;
using Anckor.Image.Elf;
using Anckor.Image.Link;
using Anckor.Image.Manifest;
using Anckor.Image.Pipeline;

namespace Anckor.Image;

/// <summary>Builds the image of an application for a board: from C# to one ELF, a .bin, a .hex and a report.</summary>
public static class ImageBuilder
{
    /// <summary>Bytes of the kernel's stack: at least what its deepest path takes with a fault on top, which every build finds anew.</summary>
    public const uint KernelStackBytes = 576;

    /// <summary>Builds.</summary>
    /// <param name="request">What.</param>
    /// <param name="progress">Is told what takes time.</param>
    /// <param name="cancel">Ends it, and the tools it runs.</param>
    /// <exception cref="BuildFailedException">Something the user has to put right.</exception>
    public static Task<BuildOutput> BuildAsync(BuildRequest request, IBuildProgress progress, CancellationToken cancel) =>
        BuildAsync(request, Path.Combine(request.RepositoryRoot, "build", "cache"), progress, cancel);

    /// <summary>Builds with a cache of one's own.</summary>
    public static async Task<BuildOutput> BuildAsync(BuildRequest request, string cacheFolder, IBuildProgress progress, CancellationToken cancel)
    {
        request = request with
        {
            ApplicationFolder = Path.GetFullPath(request.ApplicationFolder),
            RepositoryRoot = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.RepositoryRoot)),
        };
        Application application = ManifestReader.Read(request.ApplicationFolder, request.BoardName, request.RepositoryRoot);
        Toolchain tools = Toolchain.Locate();
        using BuildContext context = new(request, progress, tools, new BuildCache(Path.GetFullPath(cacheFolder)), cancel);
        return await new ImageBuild(context, application).RunAsync();
    }

    /// <summary>Where the image of an application goes unless the request says otherwise.</summary>
    public static string OutputFolderOf(BuildRequest request, string applicationName)
    {
        string build = Path.Combine(request.RepositoryRoot, "build");
        string relative = Path.GetRelativePath(request.RepositoryRoot, request.ApplicationFolder);
        if (!relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
        {
            return Path.Combine(build, applicationName, request.BoardName);
        }

        // Applications elsewhere may share a name: what tells them apart is where they are.
        using ContentKey key = new("application");
        return Path.Combine(build, $"{applicationName}-{key.Add(request.ApplicationFolder).Finish()[..8]}", request.BoardName);
    }
}
