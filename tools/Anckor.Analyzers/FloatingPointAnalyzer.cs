using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Arithmetic on double and decimal, and the conversions of float that go through double.</summary>
/// <remarks>
/// The place reported is the literal when there is one, because an added f mends it, otherwise the whole expression. What the
/// compiler folds into a constant of another type costs nothing and is allowed, and so is a const that nothing uses at run time.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FloatingPointAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.FloatingPoint];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(
            OnArithmetic,
            OperationKind.Literal,
            OperationKind.Binary,
            OperationKind.Unary,
            OperationKind.Conversion,
            OperationKind.CompoundAssignment,
            OperationKind.Increment,
            OperationKind.Decrement);
        context.RegisterOperationAction(OnConversion, OperationKind.Conversion);
    }

    private static void OnArithmetic(OperationAnalysisContext context)
    {
        IOperation operation = context.Operation;
        if (!Computes(operation) || InitialisationContext.IsAttribute(operation))
        {
            return;
        }

        IOperation expression = WholeExpression(operation);
        if (IsFolded(expression))
        {
            return;
        }

        // One message an expression: at each literal, or else once for all.
        List<IOperation> computing = [.. expression.DescendantsAndSelf().Where(Computes)];
        bool hasLiterals = computing.Any(static inner => inner is ILiteralOperation);
        if (operation is ILiteralOperation)
        {
            string text = operation.Syntax.ToString();
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.FloatingPoint,
                operation.Syntax.GetLocation(),
                $"'{text}' is a {TypeFacts.Display(operation.Type)}",
                $"'{text.TrimEnd('d', 'D', 'm', 'M')}f'"));
        }
        else if (!hasLiterals && computing[0] == operation)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.FloatingPoint,
                expression.Syntax.GetLocation(),
                $"this computes with {TypeFacts.Display(WideTypeOf(operation))}",
                "float variables and MathF, or integers in a smaller unit"));
        }
    }

    /// <summary>float to long, and checked conversions of float to integers, are done in double by the code generator.</summary>
    private static void OnConversion(OperationAnalysisContext context)
    {
        IConversionOperation conversion = (IConversionOperation)context.Operation;
        if (conversion.Operand.Type?.SpecialType != SpecialType.System_Single || conversion.ConstantValue.HasValue)
        {
            return;
        }

        if (conversion.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.FloatingPoint,
                conversion.Syntax.GetLocation(),
                $"converting float to {TypeFacts.Display(conversion.Type)} goes through double",
                "convert to int or uint first"));
        }
        else if (conversion.IsChecked && IsInteger(conversion.Type))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.FloatingPoint,
                conversion.Syntax.GetLocation(),
                $"a checked conversion of float to {TypeFacts.Display(conversion.Type)} goes through double",
                "compare with the limits, then convert in unchecked(...)"));
        }
    }

    /// <summary>Whether this makes, combines or converts a double or decimal, rather than just holding one.</summary>
    private static bool Computes(IOperation operation) => operation switch
    {
        ILiteralOperation => IsWide(operation.Type),
        IBinaryOperation binary => IsWide(binary.Type) || IsWide(binary.LeftOperand.Type) || IsWide(binary.RightOperand.Type),
        IUnaryOperation unary => IsWide(unary.Type) || IsWide(unary.Operand.Type),
        IConversionOperation conversion => IsWide(conversion.Type) || IsWide(conversion.Operand.Type),
        ICompoundAssignmentOperation assignment => IsWide(assignment.Target.Type) || IsWide(assignment.Value.Type),
        IIncrementOrDecrementOperation step => IsWide(step.Target.Type),
        _ => false,
    };

    /// <summary>The largest expression around this in which every step is about double or decimal.</summary>
    private static IOperation WholeExpression(IOperation operation)
    {
        IOperation whole = operation;
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (Computes(current) || IsWide(current.Type))
            {
                whole = current;
            }
            else if (current is not IArgumentOperation)
            {
                break;
            }
        }

        return whole;
    }

    private static bool IsFolded(IOperation expression) =>
        (expression.ConstantValue.HasValue && !IsWide(expression.Type))
        || (expression.Parent is IFieldInitializerOperation field && field.InitializedFields.Any(static initialised => initialised.IsConst))
        || expression.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsConst: true } };

    private static ITypeSymbol? WideTypeOf(IOperation operation) => IsWide(operation.Type)
        ? operation.Type
        : operation.ChildOperations.Select(static child => child.Type).FirstOrDefault(IsWide);

    private static bool IsWide(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsWide(nullable.TypeArguments[0]),
        _ => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Decimal,
    };

    private static bool IsInteger(ITypeSymbol? type) =>
        type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64
            or SpecialType.System_Char or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;
}
