using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image.Compile;
using Anckor.Image.Elf;

namespace Anckor.Image.Tests;

/// <summary>An application with one task, somewhere on disk, built with everything real.</summary>
internal sealed class SampleApplication : IDisposable
{
    private const string Board = "netduino-plus-2";

    private readonly TemporaryFolder folder = new();

    // The analyzers would tell most mistakes first: here is tested what stands behind them.
    static SampleApplication() => FirmwareAnalyzerList.Analyzers = [];

    /// <param name="source">The task's one file.</param>
    /// <param name="fields">More lines of the manifest, for the task and after it.</param>
    public SampleApplication(string source, string fields = "")
    {
        folder.Write("app.toml", $"""
            name = "sample"

            [task.probe]
            project  = "Probe"
            priority = 5
            stack    = 1024
            {fields}
            """);
        SourcePath = folder.Write("Probe/Probe.cs", source);
    }

    /// <summary>The folder of app.toml.</summary>
    public string Folder => folder.Path;

    /// <summary>The task's source.</summary>
    public string SourcePath { get; }

    /// <summary>A task with these statements in its entry method and these members beside it.</summary>
    /// <remarks>The statements begin in line 11.</remarks>
    public static SampleApplication Task(string statements, string members = "", string fields = "") => new($$"""
        using System;
        using System.Runtime;
        using System.Runtime.CompilerServices;
        using Anckor;

        namespace Probe;

        internal static class Program
        {
            [TaskEntry]
            private static void Main() {
        {{statements}}
            }

            [MethodImpl(MethodImplOptions.NoInlining)]
            private static int Ticks() => (int)Clock.Now;

            [MethodImpl(MethodImplOptions.NoInlining)]
            private static void Use<T>(T value) => Ticks();

        {{members}}
        }
        """.Replace("private static void Main() {\n", "private static void Main() {", StringComparison.Ordinal), fields);

    public void Dispose() => folder.Dispose();

    /// <summary>Builds it, with the cache that all tests and the command line share.</summary>
    public Task<BuildOutput> BuildAsync(IBuildProgress? progress = null, string? cache = null, string? output = null) =>
        ImageBuilder.BuildAsync(
            new BuildRequest(folder.Path, Board, Repository.Root, output ?? Path.Combine(folder.Path, "out")),
            cache ?? Path.Combine(Repository.Root, "build", "cache"),
            progress ?? new Steps(),
            CancellationToken.None);

    /// <summary>Builds it and reads the image.</summary>
    public async Task<ElfFile> BuildElfAsync() => ElfReader.Read((await BuildAsync()).Elf);

    /// <summary>Builds it and gives what was found wrong.</summary>
    public async Task<BuildFailedException> FailAsync() => await Xunit.Assert.ThrowsAsync<BuildFailedException>(() => BuildAsync());
}

/// <summary>Remembers what a build told.</summary>
internal sealed class Steps : IBuildProgress
{
    /// <summary>What was told, in order.</summary>
    public ConcurrentQueue<string> Texts { get; } = [];

    /// <inheritdoc/>
    public void Step(string text) => Texts.Enqueue(text);
}
