using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Anckor.Analyzers.Tests;

/// <summary>Compiles snippets the way the image builder does, against the real corelib, and runs the analyzers on them.</summary>
internal static class Firmware
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Compiling = new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>What every snippet may use: a logger whose handler formats without a string, as the user library has it.</summary>
    private static readonly SyntaxTree Prelude = CSharpSyntaxTree.ParseText(
        """
        using System.Runtime.CompilerServices;

        [InterpolatedStringHandler]
        public readonly ref struct LogHandler
        {
            public LogHandler(int literalLength, int formattedCount) { }
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
        }

        public static class Log
        {
            public static void Info(LogHandler text) { }
            public static void Info(string text) { }
        }
        """,
        Parsing,
        "Prelude.cs");

    private static readonly Lazy<MetadataReference> CoreLibrary = new(CompileCoreLibrary);

    /// <summary>The root of the repository, found from this file.</summary>
    internal static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Compiles one file as firmware.</summary>
    internal static CSharpCompilation Compile(string source, string assembly = "Snippet") =>
        CSharpCompilation.Create(
            assembly,
            [Prelude, CSharpSyntaxTree.ParseText(source, Parsing, "Snippet.cs")],
            [CoreLibrary.Value],
            Compiling);

    /// <summary>What the analyzers say, in the order of the file.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation, CancellationToken cancel)
    {
        // An exception in an analyzer would otherwise be a warning that nobody sees.
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await new CompilationWithAnalyzers(compilation, FirmwareAnalyzers.All, options)
            .GetAnalyzerDiagnosticsAsync(cancel);
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The compiler's own errors, those of code generation included.</summary>
    internal static IReadOnlyList<Diagnostic> CompilerErrors(CSharpCompilation compilation)
    {
        using MemoryStream assembly = new();
        return [.. compilation.Emit(assembly).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    private static MetadataReference CompileCoreLibrary()
    {
        string folder = Path.Combine(Repository, "corelib");
        IEnumerable<SyntaxTree> sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parsing, file));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "corelib", sources, [], Compiling.WithNullableContextOptions(NullableContextOptions.Disable));
        using MemoryStream assembly = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(assembly, options: new(runtimeMetadataVersion: "v4.0.30319"));
        return result.Success
            ? MetadataReference.CreateFromImage(assembly.ToArray())
            : throw new InvalidOperationException("corelib does not compile:\n" + string.Join('\n', result.Diagnostics));
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
