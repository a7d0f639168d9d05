using System;
using System.IO;
using System.Linq;
using Anckor.Image.Manifest;

namespace Anckor.Image.Tests.Manifest;

/// <summary>A temporary folder that looks like the repository: the real boards and chips, and tasks without a line of code.</summary>
internal sealed class FakeRepository : IDisposable
{
    public const string Discovery = "stm32f4-discovery";

    private static readonly string[] Tasks = ["Supervisor", "Serial", "Idle", "Ping", "Pong"];

    public FakeRepository()
    {
        Root = Directory.CreateTempSubdirectory("anckor-test-").FullName;
        foreach (string folder in (string[])["boards", "hal"])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(RealRoot, folder), "*.toml", SearchOption.AllDirectories))
            {
                Write(Path.GetRelativePath(RealRoot, file), File.ReadAllText(file));
            }
        }

        foreach (string task in Tasks)
        {
            Write($"tasks/{task}/{task}.cs", "");
        }
    }

    /// <summary>The repository that the tests were built in.</summary>
    public static string RealRoot { get; } = FindRealRoot();

    public string Root { get; }

    public string ApplicationFolder => Path.Combine(Root, "apps", "app");

    public void Write(string relativePath, string text)
    {
        string path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Replaces text in a file of the copy; fails when it is not there, so that no test passes by missing its mark.</summary>
    public void Change(string relativePath, string old, string replacement)
    {
        string path = Path.Combine(Root, relativePath);
        string text = File.ReadAllText(path);
        if (!text.Contains(old, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{relativePath} does not contain: {old}");
        }

        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Reads a manifest.</summary>
    public Application Read(string manifest, string board = Discovery)
    {
        Write("apps/app/app.toml", manifest);
        return ManifestReader.Read(ApplicationFolder, board, Root);
    }

    /// <summary>What reading a manifest reports, a line each, with paths from the root of the fake repository.</summary>
    public string Diagnose(string manifest, string board = Discovery) => Diagnose(() => Read(manifest, board));

    /// <summary>What an action reports, a line each, with paths from the root of the fake repository; empty when it succeeds.</summary>
    public string Diagnose(Action action)
    {
        try
        {
            action();
            return "";
        }
        catch (BuildFailedException failure)
        {
            string lines = string.Join('\n', failure.Diagnostics.Select(diagnostic => diagnostic.ToString()));
            return lines.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                .Replace("apps/app/", "", StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string FindRealRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
