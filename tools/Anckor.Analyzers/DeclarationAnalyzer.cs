using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Anckor.Analyzers;

/// <summary>Declarations that ask for a runtime: finalizers, statics of a thread, dynamic types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Finalizer, Rules.ThreadStatic, Rules.Dynamic];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(OnMethod, SymbolKind.Method);
        context.RegisterSymbolAction(OnField, SymbolKind.Field);
        context.RegisterSyntaxNodeAction(OnName, SyntaxKind.IdentifierName);
    }

    private static void OnMethod(SymbolAnalysisContext context)
    {
        if (context.Symbol is IMethodSymbol { MethodKind: MethodKind.Destructor } finalizer)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Finalizer, finalizer.Locations[0], finalizer.ContainingType.Name));
        }
    }

    private static void OnField(SymbolAnalysisContext context)
    {
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            // Without the suffix when the core library does not know the attribute: the compiler's message has no remedy.
            if (attribute.AttributeClass?.Name is "ThreadStaticAttribute" or "ThreadStatic"
                && attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is SyntaxNode place)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.ThreadStatic, place.GetLocation()));
            }
        }
    }

    private static void OnName(SyntaxNodeAnalysisContext context)
    {
        IdentifierNameSyntax name = (IdentifierNameSyntax)context.Node;
        if (name.Identifier.ValueText == "dynamic"
            && context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is IDynamicTypeSymbol)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Dynamic, name.GetLocation()));
        }
    }
}
