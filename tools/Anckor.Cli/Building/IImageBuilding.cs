using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;

namespace Anckor.Cli.Building;

/// <summary>Makes images: the image builder, or what a test puts in its place.</summary>
internal interface IImageBuilding
{
    /// <summary>Builds an application for a board.</summary>
    /// <exception cref="BuildFailedException">It cannot be built; says why.</exception>
    Task<BuildOutput> BuildAsync(BuildRequest request, IBuildProgress progress, CancellationToken cancel);
}
