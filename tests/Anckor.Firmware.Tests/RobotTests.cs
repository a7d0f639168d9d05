using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The Robot Framework suites, on a Renode that the machine has: the same ELF as on QEMU.</summary>
public class RobotTests
{
    [Fact]
    public async Task The_demo_passes_its_robot_suite_in_Renode()
    {
        string? runner = FindRunner();
        Assert.SkipWhen(runner is null, $"no renode-test on PATH or beside the Renode that {RenodeLauncher.Variable} names");
        BuildOutput output = await Firmware.BuildAsync("demo", Firmware.Discovery);
        DirectoryInfo results = Directory.CreateTempSubdirectory("anckor-robot-");
        try
        {
            BufferedCommandResult run = await Cli.Wrap(runner!)
                .WithArguments(
                [
                    Path.Combine(Repository.Root, "renode", "demo.robot"), "-r", results.FullName, "--variable", $"ELF:{Path.GetFullPath(output.Elf)}",
                ])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

            Assert.True(run.ExitCode == 0, run.StandardOutput + run.StandardError);
            Assert.Contains("Should Catch And Restart The Rogue", run.StandardOutput, StringComparison.Ordinal);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    private static string? FindRunner()
    {
        string? named = Path.GetDirectoryName(RenodeLauncher.FindProgram());
        return Environment.GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Prepend(named)
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder!, "renode-test"))
            .FirstOrDefault(File.Exists);
    }
}
