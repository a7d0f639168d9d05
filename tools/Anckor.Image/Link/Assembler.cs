using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image.Compile;

namespace Anckor.Image.Link;

/// <summary>Assembles the assembly files of firmware projects.</summary>
/// <param name="tools">Where the assembler is.</param>
/// <param name="processor">What its -mcpu takes.</param>
/// <param name="includeFolders">Where to look for what is included and does not lie beside the source, as <c>abi.inc</c>.</param>
/// <param name="paths">The names of sources inside objects.</param>
public sealed partial class Assembler(Toolchain tools, string processor, IReadOnlyList<string> includeFolders, SourcePaths paths)
{
    private static readonly string[] Options = ["-mthumb", "-mfpu=fpv4-sp-d16", "-mfloat-abi=hard", "--gdwarf-4", "--fatal-warnings"];

    /// <summary>What stands for the assembler and its options in the keys of cached objects.</summary>
    public string Identity { get; } = $"as {processor} {string.Join(' ', Options)}";

    /// <summary>Assembles a file.</summary>
    /// <param name="source">Full path of the file.</param>
    /// <param name="projectFolder">Full path of its project's folder.</param>
    /// <param name="output">Where the object goes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="BuildFailedException">It has errors.</exception>
    public async Task AssembleAsync(string source, string projectFolder, string output, CancellationToken cancel)
    {
        // The object must not hold the path that happens to lead here: the assembler is started where the file's name in objects
        // begins, and what it still names by full path gets the root that the code generator writes.
        string name = paths.NameOf(source, projectFolder);
        string start = source.EndsWith("/" + name, StringComparison.Ordinal) ? source[..^(name.Length + 1)] : Path.GetDirectoryName(source)!;
        List<string> arguments =
        [
            $"-mcpu={processor}", .. Options, $"--debug-prefix-map={start}=/_",
            .. FoldersOf(source).SelectMany(folder => new[] { "-I", folder }), "-o", output, Path.GetRelativePath(start, source),
        ];
        ToolResult result = await ToolRunner.RunAsync(tools.Assembler, arguments, start, cancel);
        if (result.ExitCode != 0)
        {
            throw new BuildFailedException(Errors(result.Errors, source, start));
        }
    }

    /// <summary>The file and everything it includes, as far as it is found.</summary>
    public IEnumerable<string> Inputs(string source)
    {
        HashSet<string> seen = [];
        Queue<string> open = new([source]);
        while (open.TryDequeue(out string? file))
        {
            if (!seen.Add(file))
            {
                continue;
            }

            yield return file;
            foreach (Match match in Includes().Matches(File.ReadAllText(file)))
            {
                string? found = FoldersOf(source)
                    .Select(folder => Path.Combine(folder, match.Groups["name"].Value))
                    .FirstOrDefault(File.Exists);
                if (found is not null)
                {
                    open.Enqueue(found);
                }
            }
        }
    }

    private IEnumerable<string> FoldersOf(string source) => includeFolders.Prepend(Path.GetDirectoryName(source)!);

    private static List<Diagnostic> Errors(string said, string source, string start)
    {
        List<Diagnostic> errors = [];
        foreach (Match match in Messages().Matches(said))
        {
            string text = match.Groups["text"].Value.Trim().TrimEnd('.');
            if (!text.StartsWith("end of file", StringComparison.Ordinal) || errors.Count == 0)
            {
                errors.Add(new Diagnostic(
                    Severity.Error, "ANK3101", text,
                    new SourceLocation(DisplayPath.Of(Path.Combine(start, match.Groups["file"].Value)), int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture))));
            }
        }

        return errors.Count > 0 ? errors : [new Diagnostic(Severity.Error, "ANK3101", $"the assembler failed: {said.Trim()}", new SourceLocation(DisplayPath.Of(source)))];
    }

    [GeneratedRegex(@"^\s*\.(?:include|incbin)\s+""(?<name>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex Includes();

    [GeneratedRegex(@"^(?<file>[^:\r\n]+):(?<line>\d+): (?:Error|Warning|Fatal error): (?<text>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Messages();
}
