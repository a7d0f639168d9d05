using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Delegates made at run time. One in a static readonly field is made ahead of time, when it captures nothing.</summary>
/// <remarks>
/// The compiler caches <c>static</c> lambdas and static method groups in a hidden field that it fills on first use: still an
/// allocation on the chip. Only in static initialisers the code generator makes the delegate itself.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DelegateAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Capture, Rules.InstanceDelegate, Rules.RunTimeDelegate];

    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(OnDelegate, OperationKind.DelegateCreation);

    private static void OnDelegate(OperationAnalysisContext context)
    {
        IDelegateCreationOperation creation = (IDelegateCreationOperation)context.Operation;
        Location place = creation.Syntax.GetLocation();
        IReadOnlyCollection<string> captured = CapturedBy(creation.Target);
        if (captured.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Capture, place, string.Join(", ", captured.Select(static name => $"'{name}'")), captured.Count == 1 ? "it" : "them"));
        }
        else if (InitialisationContext.IsAheadOfTime(creation, context.ContainingSymbol))
        {
            // The code generator makes it, together with the object it may belong to.
        }
        else if (InstanceMethodOf(creation.Target) is string method)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.InstanceDelegate, place, method));
        }
        else
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.RunTimeDelegate, place));
        }
    }

    private static IReadOnlyCollection<string> CapturedBy(IOperation target) => target switch
    {
        IAnonymousFunctionOperation lambda => Captures.Of(lambda),
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference => Captures.Of(reference),
        _ => [],
    };

    private static string? InstanceMethodOf(IOperation target) => target switch
    {
        IMethodReferenceOperation { Instance: not null, Method: { MethodKind: not MethodKind.LocalFunction } method } => method.Name,
        IMethodReferenceOperation or IAnonymousFunctionOperation => null,

        // new Action(other): a delegate of the other delegate's Invoke.
        _ when target.Type?.TypeKind == TypeKind.Delegate => "Invoke",
        _ => null,
    };
}
