using System;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image.Cache;
using Anckor.Image.Compile;
using Anckor.Image.Link;

namespace Anckor.Image.Pipeline;

/// <summary>What the steps of one build share.</summary>
internal sealed class BuildContext(BuildRequest request, IBuildProgress progress, Toolchain tools, BuildCache cache, CancellationToken cancel) : IDisposable
{
    // Compilers and tools keep a core busy each.
    private readonly SemaphoreSlim cores = new(Math.Max(1, Environment.ProcessorCount));

    public BuildRequest Request { get; } = request;

    public IBuildProgress Progress { get; } = progress;

    public Toolchain Tools { get; } = tools;

    public BuildCache Cache { get; } = cache;

    public CancellationToken Cancel { get; } = cancel;

    public SourcePaths Paths { get; } = new(request.RepositoryRoot);

    public void Dispose() => cores.Dispose();

    /// <summary>Runs something when a core is free.</summary>
    public async Task LimitAsync(Func<Task> work)
    {
        await cores.WaitAsync(Cancel);
        try
        {
            await work();
        }
        finally
        {
            cores.Release();
        }
    }
}
