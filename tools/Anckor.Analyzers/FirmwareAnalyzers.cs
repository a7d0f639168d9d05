using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Anckor.Analyzers;

/// <summary>The rules of firmware, for tools that run them in process. An IDE and the SDK's compiler find them by themselves.</summary>
public static class FirmwareAnalyzers
{
    /// <summary>What stands between the fault and the remedy in every message: <c>what is wrong; try: what to do</c>.</summary>
    public const string RemedySeparator = "; try: ";

    /// <summary>Every analyzer, each a new object on the first use and the same afterwards.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        new ObjectAnalyzer(),
        new ArrayAnalyzer(),
        new BoxingAnalyzer(),
        new StringAnalyzer(),
        new DelegateAnalyzer(),
        new StatementAnalyzer(),
        new FloatingPointAnalyzer(),
        new DispatchAnalyzer(),
        new DeclarationAnalyzer(),
        new ReflectionAnalyzer(),
        new StaticInitialiserAnalyzer(),
    ];
}
