using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Anckor.Image.Compile;

/// <summary>Compiles C# to an assembly, inside this process.</summary>
/// <param name="paths">The names of sources inside objects.</param>
public sealed class ManagedCompiler(SourcePaths paths)
{
    /// <summary>What ends a message and starts its remedy, in the analyzers of this project.</summary>
    private const string RemedySeparator = "; try: ";

    private const string CoreLibrary = "corelib";

    /// <summary>Compiles a project into <paramref name="folder"/>.</summary>
    /// <param name="project">The project.</param>
    /// <param name="references">The assemblies of everything it references.</param>
    /// <param name="folder">Where <c>name.dll</c> and <c>name.pdb</c> go.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The warnings.</returns>
    /// <exception cref="BuildFailedException">It has errors.</exception>
    public async Task<IReadOnlyList<Diagnostic>> CompileAsync(
        FirmwareProject project, IReadOnlyList<MetadataReference> references, string folder, CancellationToken cancel)
    {
        CSharpParseOptions parse = ParseOptions(project);
        List<SyntaxTree> trees = [.. project.Sources.AsParallel().AsOrdered().WithCancellation(cancel).Select(file => Parse(project, file, parse))];
        if (project.Options.GlobalUsings.Count > 0)
        {
            string text = string.Concat(project.Options.GlobalUsings.Select(name => $"global using {name};\n"));
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), parse, "GlobalUsings.g.cs", cancel));
        }

        CSharpCompilation compilation = CSharpCompilation.Create(project.AssemblyName, trees, references, CompilationOptions(project));
        ImmutableArray<DiagnosticAnalyzer> analyzers = project.AssemblyName == CoreLibrary ? [] : FirmwareAnalyzerList.Analyzers;
        List<Microsoft.CodeAnalysis.Diagnostic> found = [];
        if (!analyzers.IsEmpty)
        {
            CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), OnAnalyzerException, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            found.AddRange(await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancel));
        }

        found.AddRange(Emit(compilation, project, folder, cancel));
        return Judge(found);
    }

    private SyntaxTree Parse(FirmwareProject project, string file, CSharpParseOptions options)
    {
        using FileStream stream = File.OpenRead(file);
        SourceText text = SourceText.From(stream, Encoding.UTF8, SourceHashAlgorithm.Sha256, throwIfBinaryDetected: false, canBeEmbedded: false);
        return CSharpSyntaxTree.ParseText(text, options, paths.NameOf(file, project.Folder));
    }

    private static CSharpParseOptions ParseOptions(FirmwareProject project)
    {
        if (!LanguageVersionFacts.TryParse(project.Options.LanguageVersion, out LanguageVersion version))
        {
            throw new BuildFailedException(
            [
                new Diagnostic(
                    Severity.Error, "ANK2016", $"LangVersion '{project.Options.LanguageVersion}' does not exist",
                    new SourceLocation(DisplayPath.Of(project.Path)), "latest"),
            ]);
        }

        return new CSharpParseOptions(version, DocumentationMode.None, SourceCodeKind.Regular, [.. project.Options.Defines, "TRACE", "RELEASE"]);
    }

    private static CSharpCompilationOptions CompilationOptions(FirmwareProject project)
    {
        CompilerOptions options = project.Options;
        NullableContextOptions nullable = options.Nullable.ToUpperInvariant() switch
        {
            "ENABLE" => NullableContextOptions.Enable,
            "WARNINGS" => NullableContextOptions.Warnings,
            "ANNOTATIONS" => NullableContextOptions.Annotations,
            _ => NullableContextOptions.Disable,
        };
        return new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: options.CheckOverflow,
            allowUnsafe: options.AllowUnsafe,
            generalDiagnosticOption: options.WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
            warningLevel: 9999,
            specificDiagnosticOptions: options.Suppressed.Select(code => KeyValuePair.Create(NormalCode(code), ReportDiagnostic.Suppress)),
            concurrentBuild: true,
            deterministic: true,
            nullableContextOptions: nullable,
            metadataImportOptions: MetadataImportOptions.All);
    }

    // <NoWarn> may hold bare numbers.
    private static string NormalCode(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? $"CS{number:0000}" : code;

    private static ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> Emit(
        CSharpCompilation compilation, FirmwareProject project, string folder, CancellationToken cancel)
    {
        string assembly = Path.Combine(folder, project.AssemblyName + ".dll");
        string symbols = Path.ChangeExtension(assembly, ".pdb");

        // The runtime's version is a mark in the file that only mscorlib has; corelib has none to copy it from.
        EmitOptions options = new(
            debugInformationFormat: DebugInformationFormat.PortablePdb,
            pdbFilePath: Path.GetFileName(symbols),
            pdbChecksumAlgorithm: System.Security.Cryptography.HashAlgorithmName.SHA256,
            runtimeMetadataVersion: "v4.0.30319");
        using FileStream assemblyStream = File.Create(assembly);
        using FileStream symbolStream = File.Create(symbols);
        return compilation.Emit(assemblyStream, symbolStream, options: options, cancellationToken: cancel).Diagnostics;
    }

    private List<Diagnostic> Judge(List<Microsoft.CodeAnalysis.Diagnostic> found)
    {
        List<Diagnostic> errors = [];
        List<Diagnostic> warnings = [];
        HashSet<Diagnostic> seen = [];
        foreach (Microsoft.CodeAnalysis.Diagnostic diagnostic in found.OrderBy(PositionOf))
        {
            if (diagnostic.IsSuppressed || diagnostic.Severity < DiagnosticSeverity.Warning || IsSaidBetter(diagnostic, found))
            {
                continue;
            }

            Diagnostic converted = Convert(diagnostic);
            if (seen.Add(converted))
            {
                (converted.Severity == Severity.Error ? errors : warnings).Add(converted);
            }
        }

        return errors.Count == 0 ? warnings : throw new BuildFailedException([.. errors, .. warnings]);
    }

    /// <summary>Whether the compiler only misses a member or type that corelib leaves out on purpose, where a rule says why and what to try.</summary>
    private static bool IsSaidBetter(Microsoft.CodeAnalysis.Diagnostic diagnostic, List<Microsoft.CodeAnalysis.Diagnostic> found) =>
        diagnostic.Id is "CS0656" or "CS0518"
        && found.Exists(other => other.Id.StartsWith("ANK", StringComparison.Ordinal)
            && other.Location.SourceTree == diagnostic.Location.SourceTree
            && other.Location.SourceSpan.IntersectsWith(diagnostic.Location.SourceSpan));

    private static (string, int) PositionOf(Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        (diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Location.SourceSpan.Start);

    private Diagnostic Convert(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        string[] parts = diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(RemedySeparator, 2);
        SourceLocation? location = null;
        if (diagnostic.Location.IsInSource)
        {
            FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
            location = paths.Locate(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
        }

        return new Diagnostic(
            diagnostic.Severity == DiagnosticSeverity.Error ? Severity.Error : Severity.Warning,
            diagnostic.Id,
            parts[0].TrimEnd('.'),
            location,
            parts.Length > 1 ? parts[1] : RemedyFor(diagnostic.Id));
    }

    // What the compiler says about a part of System that corelib leaves out on purpose leads nowhere by itself.
    private static string? RemedyFor(string id) => id switch
    {
        "CS0518" or "CS0656" => "corelib leaves out what needs a heap or a runtime; see the book on the language",
        _ => null,
    };

    private static void OnAnalyzerException(Exception error, DiagnosticAnalyzer analyzer, Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        throw new InvalidOperationException($"the analyzer {analyzer.GetType().Name} failed: {error.Message}", error);
}
