using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image.Link;

namespace Anckor.Image.Compile;

/// <summary>The code generator of this project: the ahead-of-time compiler of .NET, with its cross-compiler for ARM.</summary>
/// <param name="tools">Where it is.</param>
/// <param name="locateMethod">Finds the source of a method (assembly, type, name) that the compiler refuses.</param>
public sealed partial class IlcCodeGenerator(Toolchain tools, Func<string, string, string, SourceLocation?> locateMethod) : ICodeGenerator
{
    // The output's name becomes part of symbols; a plain constant keeps them the same for all parts of an image.
    private const string OutputName = "image";

    private static readonly string[] Options =
    [
        "--systemmodule:corelib",
        "--targetos:linux",
        "--targetarch:arm",
        "-O",
        "--Os",
        "--noscan",
        "--nativelib",

        // Every method and datum in a section of its own, relocations symbolic: what mending and --gc-sections live on.
        "--multifile",
        "--preinitstatics",
        "--reflectiondata:none",

        // With strength reduction on, a loop over a static InlineArray gets the address of the static as a number that is never relocated:
        // the compiler's own handle. Seen with 10.0.12; the on-target case static_array_loop would show it, and Refuse/CompilerHandleRule.cs
        // refuses it wherever else it comes up (docs/adr/0009).
        "--codegenopt:JitEnableStrengthReduction=0",

        // A failed check that is jumped to instead of called would name the caller's caller as its place. Costs no size.
        "--codegenopt:TailCallOpt=0",
        "--parallelism:1",
        "--verbose",
        "-g",
    ];

    /// <inheritdoc/>
    public string Identity { get; } = $"ilc {tools.CodeGeneratorVersion} {string.Join(' ', Options)}";

    /// <inheritdoc/>
    public async Task<GeneratedObject> GenerateAsync(IReadOnlyList<string> assemblies, string folder, CancellationToken cancel)
    {
        string output = Path.Combine(folder, OutputName + ".o");
        string statisticsPath = Path.Combine(folder, OutputName + ".mstat");
        List<string> arguments = [.. assemblies, .. Options, $"-o:{output}", $"--mstat:{statisticsPath}"];
        ToolResult result = await ToolRunner.RunAsync(tools.CodeGenerator, arguments, folder, cancel);
        string said = result.Output + result.Errors;
        if (result.ExitCode != 0 || !File.Exists(output))
        {
            throw new BuildFailedException([.. Refusals(said)]);
        }

        SizeStatistics statistics = SizeStatistics.Read(statisticsPath);
        return new GeneratedObject(
            output,
            statistics.Methods,
            statistics.Types,
            statistics.FrozenObjects,
            [.. LateConstructors().Matches(said).Select(match => new LateConstructor(MetadataName(match.Groups["type"].Value), match.Groups["reason"].Value))]);
    }

    private List<Diagnostic> Refusals(string said)
    {
        List<Diagnostic> refusals = [];
        foreach (Match match in FailedMethods().Matches(said))
        {
            string type = MetadataName(match.Groups["type"].Value);
            string name = match.Groups["name"].Value;
            (string what, string? remedy) = Explain(ReasonAfter(said, match.Index));
            refusals.Add(new Diagnostic(
                Severity.Error, "ANK2201", $"{type.Replace('/', '.')}.{name} cannot be compiled for firmware: {what}",
                locateMethod(match.Groups["assembly"].Value, type, name), remedy));
        }

        if (refusals.Count == 0)
        {
            string reason = FirstError().Match(said) is { Success: true } match ? match.Groups["text"].Value : said.Trim();
            (string what, string? remedy) = Explain(reason);
            refusals.Add(new Diagnostic(Severity.Error, "ANK2202", $"the code generator failed: {what}", Remedy: remedy));
        }

        return [.. refusals.Distinct()];
    }

    private static string ReasonAfter(string said, int at)
    {
        Match inner = InnerErrors().Match(said, at);
        return inner.Success ? inner.Groups["text"].Value : "the code generator gives no reason";
    }

    /// <summary>What the compiler misses in corelib stands for something firmware cannot have.</summary>
    private static (string What, string? Remedy) Explain(string reason) => reason switch
    {
        _ when reason.Contains("ThreadStatics", StringComparison.Ordinal) => ("a static field for each thread", "an ordinary static field: a task has one thread"),
        _ when reason.Contains("ArrayHelpers", StringComparison.Ordinal) => ("an array of several dimensions", "one dimension, indexed with row * width + column"),
        _ when reason.Contains("TypeLoaderExports", StringComparison.Ordinal) => ("a call of a generic virtual method", "a generic method that is not virtual"),
        _ when reason.Contains("RuntimeExports", StringComparison.Ordinal) => ("unboxing", "generic code without boxing"),
        _ => (reason, null),
    };

    // The compiler writes nested types with a plus, metadata and this project with a slash.
    private static string MetadataName(string type) => type.Replace('+', '/');

    [GeneratedRegex(@"Code generation failed for method '\[(?<assembly>[^\]]+)\](?<type>[^(]+?)\.(?<name>\.?[^.(]+)\(")]
    private static partial Regex FailedMethods();

    [GeneratedRegex(@"--->\s+(?!ILCompiler\.CodeGenerationFailedException)[\w.]+(?:Exception)?: (?<text>[^\r\n]+)")]
    private static partial Regex InnerErrors();

    [GeneratedRegex(@"^(?:Error|ILC)\s*:?\s*(?:error \w+: )?(?<text>[^\r\n]*(?:not found|failed|error|Expected)[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex FirstError();

    [GeneratedRegex(@"Could not preinitialize '\[[^\]]+\](?<type>[^']+)': (?<reason>[^\r\n]+)")]
    private static partial Regex LateConstructors();
}
