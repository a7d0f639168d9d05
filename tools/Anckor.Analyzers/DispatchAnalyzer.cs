using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>Calls whose target only a runtime could find: through interface references, and of generic virtual methods.</summary>
/// <remarks>Interfaces as constraints are fine: with the struct known, the code generator calls its method directly.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DispatchAnalyzer : FirmwareAnalyzer
{
    private const string Constraint = "a generic parameter (where T : struct, {0}), or an abstract class";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.InterfaceCall, Rules.GenericVirtual];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(OnMember, OperationKind.Invocation, OperationKind.PropertyReference);
        context.RegisterOperationAction(OnLoop, OperationKind.Loop);
        context.RegisterOperationAction(OnUsing, OperationKind.Using, OperationKind.UsingDeclaration);
        context.RegisterSymbolAction(OnMethod, SymbolKind.Method);
    }

    private static void OnMember(OperationAnalysisContext context)
    {
        (IOperation? instance, ISymbol member) = context.Operation switch
        {
            IInvocationOperation call => (call.Instance, (ISymbol)call.TargetMethod),
            IPropertyReferenceOperation property => (property.Instance, property.Property),
            _ => default,
        };
        if (instance?.Type is ITypeSymbol type
            && member is { IsStatic: false, ContainingType.TypeKind: TypeKind.Interface }
            && IsReference(type)
            && !IsBoxed(instance))
        {
            Report(context, context.Operation.Syntax, $"calling '{member.Name}'", type, member.ContainingType);
        }
    }

    private static void OnLoop(OperationAnalysisContext context)
    {
        if (context.Operation is not IForEachLoopOperation { Collection: { Type: INamedTypeSymbol type } collection } || !IsInterface(type))
        {
            return;
        }

        // Arrays and strings are only said to be converted: the compiler counts through them.
        IOperation written = WithoutImplicitConversions(collection);
        if (written.Type is not { TypeKind: TypeKind.Array } and not { SpecialType: SpecialType.System_String })
        {
            Report(context, written.Syntax, "'foreach'", type, type);
        }
    }

    private static void OnUsing(OperationAnalysisContext context)
    {
        IOperation? resource = context.Operation switch
        {
            IUsingOperation statement => statement.Resources,
            IUsingDeclarationOperation declaration => declaration.DeclarationGroup,
            _ => null,
        };
        ITypeSymbol? type = resource?.Type;
        if (resource is IVariableDeclarationGroupOperation group)
        {
            IVariableDeclarationOperation declared = group.Declarations[0];
            resource = declared;
            type = declared.Declarators[0].Symbol.Type;
        }

        if (type is not null && IsInterface(type))
        {
            Report(context, resource!.Syntax, "'using'", type, (INamedTypeSymbol)type);
        }
    }

    private static void OnMethod(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (method.IsGenericMethod
            && method.ContainingType.TypeKind == TypeKind.Class
            && (method.IsVirtual || method.IsAbstract || method.IsOverride))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.GenericVirtual, method.Locations[0], method.Name));
        }
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode place, string what, ITypeSymbol type, INamedTypeSymbol face) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.InterfaceCall,
            place.GetLocation(),
            what,
            TypeFacts.Display(type),
            string.Format(System.Globalization.CultureInfo.InvariantCulture, Constraint, TypeFacts.Display(face))));

    /// <summary>Whether a value of this type is an object of some class, so that the interface has to be searched for.</summary>
    private static bool IsReference(ITypeSymbol type) =>
        IsInterface(type) || type is { TypeKind: TypeKind.Class } or ITypeParameterSymbol { IsReferenceType: true };

    private static bool IsInterface(ITypeSymbol type) => type.TypeKind == TypeKind.Interface;

    /// <summary>The box is reported already, and its remedy mends this call as well.</summary>
    private static bool IsBoxed(IOperation instance) =>
        instance is IConversionOperation { Operand.Type.IsValueType: true };

    private static IOperation WithoutImplicitConversions(IOperation operation)
    {
        IOperation written = operation;
        while (written is IConversionOperation { IsImplicit: true } conversion)
        {
            written = conversion.Operand;
        }

        return written;
    }
}
