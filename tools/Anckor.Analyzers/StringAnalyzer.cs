using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Strings made at run time. Literals and what the compiler folds into one are data in flash.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StringAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NewString];

    /// <summary>Whether this joins strings at run time.</summary>
    internal static bool IsConcatenation(IBinaryOperation binary) =>
        binary.OperatorKind == BinaryOperatorKind.Add
        && binary.Type?.SpecialType == SpecialType.System_String
        && IsBuiltIn(binary.OperatorMethod)
        && !binary.ConstantValue.HasValue;

    /// <summary>Whether this appends to a string at run time.</summary>
    internal static bool IsConcatenation(ICompoundAssignmentOperation assignment) =>
        assignment.OperatorKind == BinaryOperatorKind.Add
        && assignment.Type?.SpecialType == SpecialType.System_String
        && IsBuiltIn(assignment.OperatorMethod);

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnBinary, OperationKind.Binary);
        context.RegisterOperationAction(OnAssignment, OperationKind.CompoundAssignment);
        context.RegisterOperationAction(OnInterpolation, OperationKind.InterpolatedString);
    }

    private static void OnBinary(OperationAnalysisContext context)
    {
        IBinaryOperation binary = (IBinaryOperation)context.Operation;
        if (IsConcatenation(binary) && !IsPartOfConcatenation(binary))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NewString, binary.Syntax.GetLocation(), "joining with '+'"));
        }
    }

    private static void OnAssignment(OperationAnalysisContext context)
    {
        ICompoundAssignmentOperation assignment = (ICompoundAssignmentOperation)context.Operation;
        if (IsConcatenation(assignment))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NewString, assignment.Syntax.GetLocation(), "appending with '+='"));
        }
    }

    private static void OnInterpolation(OperationAnalysisContext context)
    {
        IOperation text = context.Operation;
        if (!text.ConstantValue.HasValue && !IsPartOfConcatenation(text) && !IsHandled(text))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NewString, text.Syntax.GetLocation(), "this interpolation"));
        }
    }

    private static bool IsBuiltIn(IMethodSymbol? method) =>
        method is null || method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    /// <summary>Only the outermost expression is reported: it is what makes the string.</summary>
    private static bool IsPartOfConcatenation(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation { IsImplicit: true })
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IBinaryOperation binary => IsConcatenation(binary),
            ICompoundAssignmentOperation assignment => IsConcatenation(assignment),
            _ => false,
        };
    }

    /// <summary>An interpolation, or one of several joined with '+', that becomes calls of a handler makes no string.</summary>
    private static bool IsHandled(IOperation interpolation)
    {
        IOperation? parent = interpolation.Parent;
        while (parent is IInterpolatedStringAdditionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInterpolatedStringHandlerCreationOperation;
    }
}
