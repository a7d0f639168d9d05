using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>Applications of the repository, each built once for a board.</summary>
internal static class Firmware
{
    internal const string Discovery = "stm32f4-discovery";
    internal const string Netduino = "netduino-plus-2";

    private static readonly ConcurrentDictionary<(string Application, string Board), Lazy<Task<BuildOutput>>> builds = new();

    /// <summary>Builds an application under apps/.</summary>
    internal static Task<BuildOutput> BuildAsync(string application, string board) =>
        builds.GetOrAdd((application, board), key => new Lazy<Task<BuildOutput>>(() => BuildFolderAsync(
            Path.Combine(Repository.Root, "apps", key.Application), key.Board))).Value;

    /// <summary>Builds any folder with an app.toml.</summary>
    internal static Task<BuildOutput> BuildFolderAsync(string folder, string board) => ImageBuilder.BuildAsync(
        new BuildRequest(folder, board, Repository.Root), new Silence(), TestContext.Current.CancellationToken);

    /// <summary>Builds an application and starts it on QEMU, one instruction a nanosecond, so that every run is the same.</summary>
    internal static async Task<Simulator> StartAsync(string application, string board, SimulationOptions? options = null)
    {
        BuildOutput output = await BuildAsync(application, board);
        return Start(output, options);
    }

    /// <summary>Starts an image on QEMU.</summary>
    internal static Simulator Start(BuildOutput output, SimulationOptions? options = null) => Simulator.Start(
        SimulatorKind.Qemu,
        output.Application.Board.Simulators["qemu"],
        output.Elf,
        (options ?? new SimulationOptions()) with { InstructionShift = 0, RepositoryRoot = Repository.Root });

    /// <summary>The next line that matches.</summary>
    internal static Task<string> WaitAsync(Simulator simulator, string pattern) =>
        simulator.WaitForLineAsync(pattern, Patience, TestContext.Current.CancellationToken);

    /// <summary>Long enough for anything here on a busy machine: a test that needs it has failed.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    private sealed class Silence : IBuildProgress
    {
        public void Step(string text)
        {
        }
    }
}
