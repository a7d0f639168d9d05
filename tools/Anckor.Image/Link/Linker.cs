using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Image.Link;

/// <summary>Where a part of an image is linked to, and what it gets.</summary>
/// <param name="Flash">Its flash.</param>
/// <param name="Ram">Its RAM.</param>
/// <param name="StackBytes">Bytes of stack at the start of its RAM.</param>
/// <param name="LendStart">Where its buffers to lend begin; 0 when it has none.</param>
public sealed record LinkPlace(MemoryRange Flash, MemoryRange Ram, uint StackBytes, uint LendStart = 0);

/// <summary>Links the objects of one part of an image.</summary>
/// <param name="tools">Where the linker is.</param>
public sealed partial class Linker(Toolchain tools)
{
    // Relocations stay in the output, so that the debug information of several outputs can be merged.
    private static readonly string[] Options = ["--gc-sections", "--emit-relocs", "--no-warn-rwx-segments", "--build-id=none", "-nostdlib", "-z", "max-page-size=4"];

    /// <summary>What stands for the linker and its options in the keys of cached outputs.</summary>
    public static string Identity { get; } = "ld " + string.Join(' ', Options);

    /// <summary>Links.</summary>
    /// <param name="name">The part's name, for messages.</param>
    /// <param name="objects">Full paths.</param>
    /// <param name="script">Full path of the linker script.</param>
    /// <param name="place">Where to.</param>
    /// <param name="entry">The symbol it starts with; null for the script's.</param>
    /// <param name="symbols">More symbols to define: name and value or other symbol.</param>
    /// <param name="output">Where the ELF goes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="BuildFailedException">It cannot be linked.</exception>
    public async Task LinkAsync(
        string name,
        IReadOnlyList<string> objects,
        string script,
        LinkPlace place,
        string? entry,
        IReadOnlyDictionary<string, string> symbols,
        string output,
        CancellationToken cancel)
    {
        List<string> arguments = [.. Options, "-T", script];
        Define("__flash_base", place.Flash.Base);
        Define("__flash_size", place.Flash.Size);
        Define("__ram_base", place.Ram.Base);
        Define("__ram_size", place.Ram.Size);
        Define("__stack_size", place.StackBytes);
        if (place.LendStart != 0)
        {
            Define("__lend_start", place.LendStart);
        }

        foreach ((string symbol, string value) in symbols)
        {
            arguments.Add($"--defsym={symbol}={value}");
        }

        if (entry is not null)
        {
            arguments.AddRange(["-e", entry]);
        }

        arguments.AddRange(["-o", output, .. objects]);
        ToolResult result = await ToolRunner.RunAsync(tools.Linker, arguments, Path.GetDirectoryName(output)!, cancel);
        if (result.ExitCode != 0)
        {
            throw new BuildFailedException(Errors(name, script, result.Errors));
        }

        void Define(string symbol, uint value) => arguments.Add(string.Create(CultureInfo.InvariantCulture, $"--defsym={symbol}=0x{value:x}"));
    }

    private static List<Diagnostic> Errors(string name, string script, string said)
    {
        List<Diagnostic> errors = [];
        foreach (Match match in Overflows().Matches(said))
        {
            string memory = match.Groups["region"].Value == "ram" ? "RAM" : "flash";
            errors.Add(new Diagnostic(Severity.Error, "ANK3102", $"'{name}' needs {match.Groups["bytes"].Value} bytes of {memory} more than it was given"));
        }

        foreach (Match match in ScriptErrors().Matches(said))
        {
            SourceLocation place = new(DisplayPath.Of(script), int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture));
            errors.Add(new Diagnostic(Severity.Error, "ANK3103", match.Groups["text"].Value.Trim(), place));
        }

        if (errors.Count == 0)
        {
            string text = Prefixes().Replace(said.Trim(), "").Replace("\n", "; ", StringComparison.Ordinal);
            errors.Add(new Diagnostic(Severity.Error, "ANK3104", $"linking '{name}' failed: {text}"));
        }

        return errors;
    }

    [GeneratedRegex(@"region `(?<region>\w+)' overflowed by (?<bytes>\d+) bytes?")]
    private static partial Regex Overflows();

    [GeneratedRegex(@"\.ld:(?<line>\d+): (?<text>[^\r\n]+)")]
    private static partial Regex ScriptErrors();

    [GeneratedRegex(@"^[^\s:]*ld: ", RegexOptions.Multiline)]
    private static partial Regex Prefixes();
}
