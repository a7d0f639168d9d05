using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>What a static initialiser or static constructor does that the code generator cannot do for it ahead of time.</summary>
/// <remarks>
/// One such initialiser leaves the whole class to a start-up routine that firmware does not have. Objects and arrays with
/// references are found where they are made (<see cref="ObjectAnalyzer"/>, <see cref="ArrayAnalyzer"/>). What an initialiser
/// calls is not followed: the image builder refuses what is left, with the class's name.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticInitialiserAnalyzer : FirmwareAnalyzer
{
    private const string InTheTask = "assign the field in the method marked [TaskEntry]";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.StaticInitialiser];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnAddress, OperationKind.AddressOf);
        context.RegisterOperationAction(OnCall, OperationKind.Invocation);
        context.RegisterSyntaxNodeAction(
            OnPointer,
            SyntaxKind.PointerIndirectionExpression,
            SyntaxKind.PointerMemberAccessExpression,
            SyntaxKind.ElementAccessExpression);
    }

    private static void OnAddress(OperationAnalysisContext context)
    {
        IAddressOfOperation address = (IAddressOfOperation)context.Operation;
        if (address.Reference is IMethodReferenceOperation method && InitialisationContext.IsAheadOfTime(address, context.ContainingSymbol))
        {
            Report(
                context.ReportDiagnostic,
                address.Syntax,
                $"this is the address of '{method.Method.Name}'",
                $"a delegate in a static readonly field, a switch that calls '{method.Method.Name}', or {InTheTask}");
        }
    }

    private static void OnCall(OperationAnalysisContext context)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        bool isSizeOf = call.TargetMethod.Name == "SizeOf"
            && TypeFacts.IsNamed(call.TargetMethod.ContainingType, "System.Runtime.CompilerServices", "Unsafe");
        if ((isSizeOf || call.TargetMethod.IsExtern) && InitialisationContext.IsAheadOfTime(call, context.ContainingSymbol))
        {
            Report(
                context.ReportDiagnostic,
                call.Syntax,
                isSizeOf ? "this calls 'Unsafe.SizeOf'" : $"'{call.TargetMethod.Name}' is not written in C#",
                isSizeOf ? "sizeof(...)" : InTheTask);
        }
    }

    /// <summary>Reads through a pointer: the address has no memory behind it before the chip is there.</summary>
    private static void OnPointer(SyntaxNodeAnalysisContext context)
    {
        ExpressionSyntax access = (ExpressionSyntax)context.Node;
        if (IsInStaticInitialiser(access, context.ContainingSymbol)
            && !IsAddress(access)
            && ReadsThroughPointer(access, context.SemanticModel))
        {
            Report(context.ReportDiagnostic, access, $"'{access}' reads memory", InTheTask);
        }
    }

    private static bool ReadsThroughPointer(ExpressionSyntax access, SemanticModel model) => access switch
    {
        // Any other element access is of a span, an array or an indexer.
        ElementAccessExpressionSyntax element => model.GetTypeInfo(element.Expression).Type is IPointerTypeSymbol,
        _ => true,
    };

    /// <summary><c>&amp;port->Lines.Data</c> computes an address and reads nothing.</summary>
    private static bool IsAddress(ExpressionSyntax access)
    {
        SyntaxNode whole = access;
        while (whole.Parent is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            whole = whole.Parent;
        }

        return whole.Parent.IsKind(SyntaxKind.AddressOfExpression);
    }

    private static bool IsInStaticInitialiser(SyntaxNode node, ISymbol? containingSymbol)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            if (ancestor is AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax
                or AccessorDeclarationSyntax
                or ArrowExpressionClauseSyntax)
            {
                // An arrow belongs to a method or property, which runs when it is called, or to a static constructor.
                return ancestor is ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax }
                    && IsStaticConstructor(containingSymbol);
            }
        }

        return containingSymbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true }
            || IsStaticConstructor(containingSymbol);
    }

    private static bool IsStaticConstructor(ISymbol? symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.StaticConstructor };

    private static void Report(System.Action<Diagnostic> report, SyntaxNode place, string what, string remedy) =>
        report(Diagnostic.Create(Rules.StaticInitialiser, place.GetLocation(), what, remedy));
}
