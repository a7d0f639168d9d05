using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Terminal;
using Anckor.Cli.Testing;
using Anckor.Image;
using Anckor.Image.Manifest;

namespace Anckor.Cli.Tests;

/// <summary>Runs commands inside this process, with a builder that makes what the test says.</summary>
internal sealed class Given : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly Interruption interruption = new();

    /// <summary>The checkout under test.</summary>
    public static Repository Checkout { get; } = Repository.Containing(AppContext.BaseDirectory);

    /// <summary>Where the commands look.</summary>
    public Repository Repository { get; init; } = Checkout;

    /// <summary>The image that is "built".</summary>
    public string Elf { get; init; } = "/build/demo/stm32f4-discovery/demo.elf";

    /// <summary>What is wrong with the application; null when it builds.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>What is worth a look.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>What was written to standard output.</summary>
    public string Output => output.ToString();

    /// <summary>What was written to standard error.</summary>
    public string Error => error.ToString();

    /// <summary>What the user may do meanwhile.</summary>
    public Interruption Interruption => interruption;

    /// <summary>A suite of a soak: an application that gives its verdict with this word.</summary>
    public SoakSuite SuiteOf(string application, string word) => new SoakSuites(CreateSession(), new Silence()).OfApplication(application, word);

    /// <summary>Runs a command; returns its exit code.</summary>
    public Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments, CreateSession());

    /// <inheritdoc/>
    public void Dispose() => interruption.Dispose();

    private Session CreateSession() => new(
        Repository, new Screen(TextWriter.Synchronized(output), TextWriter.Synchronized(error)), new Building(this), interruption);

    private sealed class Silence : IBuildProgress
    {
        public void Step(string text)
        {
        }
    }

    private sealed class Building(Given given) : IImageBuilding
    {
        public Task<BuildOutput> BuildAsync(BuildRequest request, IBuildProgress progress, CancellationToken cancel)
        {
            progress.Step("compiling task ping");
            if (given.Problem is Diagnostic problem)
            {
                throw new BuildFailedException([problem]);
            }

            string name = Path.GetFileName(request.ApplicationFolder);
            Board board = BoardReader.Read(request.BoardName, request.RepositoryRoot);
            ImageReport report = new(
                name,
                board.Name,
                1_048_576,
                131_072,
                [
                    new ImagePart("kernel", 6000, 1500, 5000, 900, 100, 632, 768, 6144, 2048) { StackBound = new StackBound(552, true) },
                    new ImagePart("ping", 700, 1100, 600, 96, 4, 72, 1024, 768, 1280) { StackBound = new StackBound(1000, false) },
                ]);
            return Task.FromResult(new BuildOutput(
                given.Elf,
                Path.ChangeExtension(given.Elf, ".bin"),
                Path.ChangeExtension(given.Elf, ".hex"),
                report,
                given.Warnings,
                ManifestReader.Read(request.ApplicationFolder, request.BoardName, request.RepositoryRoot)));
        }
    }
}
