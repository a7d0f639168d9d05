using Microsoft.CodeAnalysis.Diagnostics;

namespace Anckor.Analyzers;

/// <summary>What all rules share: where they apply, and that they run side by side.</summary>
public abstract class FirmwareAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The core library defines what the others may use, so the rules are not for it.</summary>
    private const string CoreLibrary = "corelib";

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated code ends up in the same flash, and its allocations in the same missing heap.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.AssemblyName != CoreLibrary)
            {
                Register(start);
            }
        });
    }

    /// <summary>Says what this rule wants to look at in a firmware assembly.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context);
}
