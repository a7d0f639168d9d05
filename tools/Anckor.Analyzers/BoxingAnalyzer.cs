using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Values turned into objects, mostly without the user seeing it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BoxingAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Boxing];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnConversion, OperationKind.Conversion);
        context.RegisterOperationAction(OnCall, OperationKind.Invocation);
    }

    private static void OnConversion(OperationAnalysisContext context)
    {
        IConversionOperation conversion = (IConversionOperation)context.Operation;
        if (InitialisationContext.IsAttribute(conversion))
        {
            return;
        }

        Conversion kind = conversion.GetConversion();
        if (kind.IsUnboxing && !(conversion.Operand is IConversionOperation inner && IsBoxing(inner)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Boxing,
                conversion.Syntax.GetLocation(),
                $"this unboxes a '{TypeFacts.Display(conversion.Type)}', which only a boxed value can become",
                "pass the value as its own type, or make the method generic"));
        }
        else if (kind.IsBoxing && !IsRemovedByCodeGenerator(conversion) && !IsReportedAlready(conversion))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Boxing,
                conversion.Syntax.GetLocation(),
                $"the '{TypeFacts.Display(conversion.Operand.Type)}' is boxed into '{TypeFacts.Display(conversion.Type)}', which allocates",
                "a generic parameter with a constraint (where T : struct, ...), or the type itself"));
        }
    }

    /// <summary>A method that a value type inherits from a class is called on a boxed copy.</summary>
    private static void OnCall(OperationAnalysisContext context)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (CallsOnBox(call) && !IsFlagTest(call))
        {
            string type = TypeFacts.Display(call.Instance!.Type);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Boxing,
                call.Syntax.GetLocation(),
                $"'{call.TargetMethod.Name}' of '{TypeFacts.Display(call.TargetMethod.ContainingType)}' boxes the '{type}' it is called on",
                $"an own '{call.TargetMethod.Name}' in '{type}', or do without it"));
        }
    }

    private static bool CallsOnBox(IInvocationOperation call) =>
        call.Instance?.Type is { IsValueType: true, TypeKind: not TypeKind.TypeParameter }
        && call.TargetMethod.ContainingType is { IsReferenceType: true, TypeKind: TypeKind.Class };

    private static bool IsBoxing(IConversionOperation conversion) => conversion.GetConversion().IsBoxing;

    /// <summary>Boxes the code generator sees through: it never makes them.</summary>
    private static bool IsRemovedByCodeGenerator(IConversionOperation conversion) => conversion.Parent switch
    {
        // value == null, where value is of a type parameter.
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            conversion is { IsImplicit: true, Operand.Type.TypeKind: TypeKind.TypeParameter }
            && (IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand)),

        // (int)(object)value, behind typeof(T) == typeof(int).
        IConversionOperation outer => outer.GetConversion().IsUnboxing
            && (outer.Type?.TypeKind == TypeKind.TypeParameter || conversion.Operand.Type?.TypeKind == TypeKind.TypeParameter),
        _ => false,
    };

    /// <summary><c>pins.HasFlag(Pins.One)</c> of one enum becomes an AND.</summary>
    private static bool IsFlagTest(IInvocationOperation call) =>
        call.TargetMethod is { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum }
        && call.Arguments[0].Value is IConversionOperation { Operand.Type: ITypeSymbol flag }
        && SymbolEqualityComparer.Default.Equals(flag, call.Instance?.Type);

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    /// <summary>Whether the string or the call around the conversion is what the user has to change.</summary>
    private static bool IsReportedAlready(IConversionOperation conversion) => conversion.Parent switch
    {
        IBinaryOperation binary => StringAnalyzer.IsConcatenation(binary),
        ICompoundAssignmentOperation assignment => StringAnalyzer.IsConcatenation(assignment),
        IInterpolationOperation => true,
        IArgumentOperation { Parent: IInvocationOperation call } => CallsOnBox(call),
        _ => false,
    };
}
