using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;

namespace Anckor.Cli.Building;

/// <summary>The image builder.</summary>
internal sealed class ImageBuilding : IImageBuilding
{
    /// <inheritdoc/>
    public Task<BuildOutput> BuildAsync(BuildRequest request, IBuildProgress progress, CancellationToken cancel) =>
        ImageBuilder.BuildAsync(request, progress, cancel);
}
