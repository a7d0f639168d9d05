using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Anckor.Image.Compile;

/// <summary>The analyzers that every firmware project but the core library is compiled with.</summary>
public static class FirmwareAnalyzerList
{
    /// <summary>Set once, before the first build.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; set; } = [];
}
