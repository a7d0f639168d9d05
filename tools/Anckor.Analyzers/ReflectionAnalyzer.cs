using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Questions to types at run time. Comparing <c>typeof(T)</c> with another type is answered ahead of time and allowed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReflectionAnalyzer : FirmwareAnalyzer
{
    private const string CompareOrConstant = "compare types with ==, use nameof, or a static abstract member that says it";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Reflection];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnTypeOf, OperationKind.TypeOf);
        context.RegisterOperationAction(OnMember, OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void OnTypeOf(OperationAnalysisContext context)
    {
        IOperation typeOf = context.Operation;
        IOperation? parent = typeOf.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        bool isCompared = parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals };

        // Decided by the code generator, like a comparison.
        bool isDecided = typeOf.Parent is IPropertyReferenceOperation { Property.Name: "IsEnum" or "IsValueType" };
        if (!isCompared && !isDecided && !InitialisationContext.IsAttribute(typeOf))
        {
            IOperation place = InstanceOf(typeOf.Parent) == typeOf ? typeOf.Parent! : typeOf;
            Report(context, place, $"'{place.Syntax}'", CompareOrConstant);
        }
    }

    private static void OnMember(OperationAnalysisContext context)
    {
        IOperation? instance = InstanceOf(context.Operation);
        if (context.Operation is IInvocationOperation { TargetMethod: { Name: "GetType", Parameters.IsEmpty: true } method }
            && method.ContainingType.SpecialType == SpecialType.System_Object)
        {
            Report(context, context.Operation, "'GetType()'", "'is' with the type itself, or a virtual property that says which it is");
        }
        else if (TypeFacts.IsSystemType(instance?.Type, "Type") && !IsReportedItself(instance!))
        {
            Report(context, context.Operation, $"'{context.Operation.Syntax}'", CompareOrConstant);
        }
    }

    private static IOperation? InstanceOf(IOperation? operation) => operation switch
    {
        IInvocationOperation call => call.Instance,
        IPropertyReferenceOperation property => property.Instance,
        _ => null,
    };

    /// <summary><c>typeof(T)</c>, <c>x.GetType()</c> or a member of a type: the message about it is enough for the whole chain.</summary>
    private static bool IsReportedItself(IOperation instance) =>
        instance is ITypeOfOperation or IInvocationOperation or IPropertyReferenceOperation;

    private static void Report(OperationAnalysisContext context, IOperation place, string what, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(Rules.Reflection, place.Syntax.GetLocation(), what, remedy));
}
