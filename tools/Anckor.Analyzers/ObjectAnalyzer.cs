using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Objects made at run time: there is no heap to make them on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.NewObject, Rules.ThrowNew, Rules.StaticInitialiser];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnObject, OperationKind.ObjectCreation);
        context.RegisterOperationAction(OnAnonymousObject, OperationKind.AnonymousObjectCreation);
        context.RegisterOperationAction(OnTypeParameter, OperationKind.TypeParameterObjectCreation);
        context.RegisterOperationAction(OnWith, OperationKind.With);
        context.RegisterOperationAction(OnCollection, OperationKind.CollectionExpression);
    }

    private static void OnObject(OperationAnalysisContext context)
    {
        ITypeSymbol? type = context.Operation.Type;
        if (!IsClass(type) || InitialisationContext.IsAttribute(context.Operation))
        {
            return;
        }

        Location place = context.Operation.Syntax.GetLocation();
        if (IsThrown(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.ThrowNew, place, TypeFacts.Display(type)));
        }
        else if (!InitialisationContext.IsAheadOfTime(context.Operation, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NewObject, place, $"'new {TypeFacts.Display(type)}(...)'"));
        }
        else if (TypeFacts.FirstReferenceField(type!) is IFieldSymbol field)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.StaticInitialiser,
                place,
                $"an object of '{TypeFacts.Display(type)}' holds the reference '{TypeFacts.NameOf(field)}'",
                "hold a value or an index instead of the reference, or make it a mutable static field of its own"));
        }
    }

    private static void OnAnonymousObject(OperationAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.NewObject, context.Operation.Syntax.GetLocation(), "an anonymous object"));

    private static void OnTypeParameter(OperationAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.NewObject,
            context.Operation.Syntax.GetLocation(),
            $"'new {TypeFacts.Display(context.Operation.Type)}()' of a type parameter"));

    private static void OnWith(OperationAnalysisContext context)
    {
        if (IsClass(context.Operation.Type))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NewObject,
                context.Operation.Syntax.GetLocation(),
                $"'with' on the class '{TypeFacts.Display(context.Operation.Type)}'"));
        }
    }

    private static void OnCollection(OperationAnalysisContext context)
    {
        ICollectionExpressionOperation collection = (ICollectionExpressionOperation)context.Operation;
        if (collection.ConstructMethod is { MethodKind: MethodKind.Constructor } && IsClass(collection.Type))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NewObject,
                collection.Syntax.GetLocation(),
                $"a collection expression of the class '{TypeFacts.Display(collection.Type)}'"));
        }
    }

    /// <summary>Whether objects of this type live on a heap. A type the compiler does not know is the compiler's to report.</summary>
    private static bool IsClass(ITypeSymbol? type) => type is { IsReferenceType: true, TypeKind: not TypeKind.Error };

    private static bool IsThrown(IOperation creation)
    {
        IOperation? parent = creation.Parent;
        while (parent is IConversionOperation
            or IConditionalOperation
            or ICoalesceOperation
            or ISwitchExpressionArmOperation
            or ISwitchExpressionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IThrowOperation;
    }
}
