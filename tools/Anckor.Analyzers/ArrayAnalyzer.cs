using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Arrays made at run time, whether written as such or made by the compiler behind the user's back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArrayAnalyzer : FirmwareAnalyzer
{
    private const string OtherStorage = "stackalloc into a Span, an [InlineArray] struct, or the initialiser of a static readonly field";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.NewArray, Rules.ParamsArray, Rules.MultiDimensionalArray, Rules.StaticInitialiser];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnArray, OperationKind.ArrayCreation);
        context.RegisterOperationAction(OnCollection, OperationKind.CollectionExpression);
        context.RegisterOperationAction(OnElement, OperationKind.ArrayElementReference);
    }

    private static void OnArray(OperationAnalysisContext context)
    {
        IArrayCreationOperation creation = (IArrayCreationOperation)context.Operation;
        if (creation.Type is not IArrayTypeSymbol array || InitialisationContext.IsAttribute(creation))
        {
            return;
        }

        Location place = creation.Syntax.GetLocation();
        if (array.Rank > 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.MultiDimensionalArray, place, $"an array of {array.Rank} dimensions ('{TypeFacts.Display(array)}')"));
        }
        else if (IsInsideAnotherArray(creation) || IsReadOnlyData(creation))
        {
            // The array around it is refused already; constant bytes behind a ReadOnlySpan go to flash without an array.
        }
        else if (InitialisationContext.IsAheadOfTime(creation, context.ContainingSymbol))
        {
            bool isEmpty = creation.DimensionSizes[0].ConstantValue is { HasValue: true, Value: 0 };
            ReportReferences(context, place, array, isEmpty);
        }
        else if (creation.Parent is IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray } argument)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ParamsArray,
                place,
                argument.Parameter?.ContainingSymbol.Name ?? "?",
                TypeFacts.Display(array),
                TypeFacts.Display(array.ElementType)));
        }
        else
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NewArray, place, $"an array of '{TypeFacts.Display(array.ElementType)}' is allocated here", OtherStorage));
        }
    }

    private static void OnCollection(OperationAnalysisContext context)
    {
        ICollectionExpressionOperation collection = (ICollectionExpressionOperation)context.Operation;
        if (InitialisationContext.IsAttribute(collection))
        {
            return;
        }

        Location place = collection.Syntax.GetLocation();
        if (collection.Type is IArrayTypeSymbol array)
        {
            if (InitialisationContext.IsAheadOfTime(collection, context.ContainingSymbol))
            {
                ReportReferences(context, place, array, collection.Elements.IsEmpty);
            }
            else
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NewArray,
                    place,
                    $"this collection expression of type '{TypeFacts.Display(array)}' allocates an array",
                    $"make it a Span<{TypeFacts.Display(array.ElementType)}>, or keep it in a static readonly field"));
            }
        }
        else if (TypeFacts.IsSpan(collection.Type)
            && collection.Elements.OfType<ISpreadOperation>().FirstOrDefault() is ISpreadOperation spread)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NewArray,
                spread.Syntax.GetLocation(),
                "a spread has a length known only at run time, so the compiler allocates an array for the span",
                "stackalloc for the longest case, then CopyTo"));
        }
    }

    private static void OnElement(OperationAnalysisContext context)
    {
        IArrayElementReferenceOperation element = (IArrayElementReferenceOperation)context.Operation;
        if (element.Indices.Length == 1 && TypeFacts.IsSystemType(element.Indices[0].Type, "Range"))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NewArray,
                element.Syntax.GetLocation(),
                "a range of an array is a new array",
                $"a range of its span, as in {element.ArrayReference.Syntax}.AsSpan()[{element.Indices[0].Syntax}]"));
        }
    }

    /// <summary>Arrays of references cannot be initialised ahead of time, unless empty: the code generator does not lay them out.</summary>
    private static void ReportReferences(OperationAnalysisContext context, Location place, IArrayTypeSymbol array, bool isEmpty)
    {
        if (!isEmpty && TypeFacts.MayHoldReferences(array.ElementType))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.StaticInitialiser,
                place,
                $"the elements of '{TypeFacts.Display(array)}' are or hold references",
                array.ElementType is ITypeParameterSymbol
                    ? $"the constraint 'where {array.ElementType.Name} : unmanaged'"
                    : "a method with a switch that returns each element, or an array of values"));
        }
    }

    private static bool IsInsideAnotherArray(IArrayCreationOperation creation) => creation.Parent is IArrayInitializerOperation;

    /// <summary><c>ReadOnlySpan&lt;byte&gt; x = new byte[] { 1, 2 }</c>: the compiler makes no array of that.</summary>
    private static bool IsReadOnlyData(IArrayCreationOperation creation)
    {
        IOperation? span = creation.Parent is IArgumentOperation { Parent: IObjectCreationOperation { Arguments.Length: 1 } constructed }
            ? constructed
            : creation.Parent as IConversionOperation;
        return TypeFacts.IsSystemType(span?.Type, "ReadOnlySpan")
            && creation.Initializer is IArrayInitializerOperation initialiser
            && initialiser.ElementValues.All(static value => value.ConstantValue.HasValue && value.Type is { IsUnmanagedType: true });
    }
}
