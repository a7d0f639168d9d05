using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>An application of a stranger: a folder anywhere on the disk, right and wrong.</summary>
public sealed class StrangerTests : IDisposable
{
    private const string Manifest = "[task.mine]\nproject = \"Mine\"\npriority = 5\nstack = 512\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anckor-stranger-");

    [Fact]
    public async Task A_folder_with_a_manifest_and_one_task_of_ten_lines_runs_by_its_path()
    {
        Write(Manifest, "for (uint count = 0; ; count++)\n{\nLog.Info($\"count {count}\");\nClock.Sleep(Duration.FromTicks(5));\n}");

        BuildOutput output = await Firmware.BuildFolderAsync(folder.FullName, Firmware.Discovery);
        await using Simulator simulator = Firmware.Start(output);

        await Firmware.WaitAsync(simulator, "^mine: count 3$");
    }

    [Theory]
    [InlineData("object thing = new object();", "Mine.cs", 8)]
    [InlineData("string text = \"a\"; text = text + \"b\";", "Mine.cs", 8)]
    [InlineData("double number = Clock.Now; Log.Info($\"{(uint)(number * 1.5)}\");", "Mine.cs", 8)]
    [InlineData("try { Log.Info(\"a\"u8); } catch { Log.Info(\"b\"u8); }", "Mine.cs", 8)]
    public async Task What_firmware_cannot_do_stops_the_build_with_file_and_line(string statement, string file, int line)
    {
        Write(Manifest, statement);

        BuildFailedException refusal = await Assert.ThrowsAsync<BuildFailedException>(
            () => Firmware.BuildFolderAsync(folder.FullName, Firmware.Discovery));

        Assert.All(refusal.Diagnostics, diagnostic => Assert.Equal(line, diagnostic.Location?.Line));
        Assert.All(refusal.Diagnostics, diagnostic => Assert.StartsWith("ANK", diagnostic.Code, StringComparison.Ordinal));
        Assert.All(refusal.Diagnostics, diagnostic => Assert.EndsWith(file, diagnostic.Location!.File, StringComparison.Ordinal));
        Assert.Contains(refusal.Diagnostics, diagnostic => diagnostic.Remedy is not null);
    }

    [Theory]
    [InlineData("[task.mine]\nproject = \"Mine\"\npriorty = 5\nstack = 512\n", 3, "priority")]
    [InlineData("[task.mine]\nproject = \"Mine\"\npriority = 5\nstack = 512\n[task.mine]\nproject = \"Mine\"\npriority = 6\nstack = 512\n", 5, "")]
    [InlineData("[task.mine]\nproject = \"Mine\"\npriority = 5\nstack = 131072\n", 1, "")]
    public async Task What_the_manifest_gets_wrong_stops_the_build_with_file_and_line(string manifest, int line, string remedy)
    {
        Write(manifest, "Clock.Sleep(Duration.Forever);");

        BuildFailedException refusal = await Assert.ThrowsAsync<BuildFailedException>(
            () => Firmware.BuildFolderAsync(folder.FullName, Firmware.Discovery));

        Diagnostic found = Assert.Single(refusal.Diagnostics, diagnostic => diagnostic.Location?.Line == line);
        Assert.EndsWith("app.toml", found.Location!.File, StringComparison.Ordinal);
        Assert.NotNull(found.Remedy);
        Assert.Contains(remedy, found.Remedy, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string manifest, string statements)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "app.toml"), manifest);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "Mine"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "Mine", "Mine.cs"),
            $"using Anckor;\n\nstatic class Mine\n{{\n    [TaskEntry]\n    static void Main()\n    {{\n        {statements}\n    }}\n}}\n");
    }
}
