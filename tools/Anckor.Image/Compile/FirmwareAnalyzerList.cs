using System.Collections.Immutable;
using Anckor.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Anckor.Image.Compile;

/// <summary>The analyzers that every firmware project but the core library is compiled with.</summary>
public static class FirmwareAnalyzerList
{
    /// <summary>All of them; a test of what stands behind them takes them away before its first build.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; set; } = FirmwareAnalyzers.All;
}
