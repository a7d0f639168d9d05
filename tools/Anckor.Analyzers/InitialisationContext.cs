using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>When code runs: ahead of time, inside the code generator, or on the chip.</summary>
/// <remarks>
/// The code generator executes static initialisers and static constructors while it compiles and writes their results into the
/// image, objects and arrays included. Code that only runs there may therefore allocate.
/// </remarks>
internal static class InitialisationContext
{
    /// <summary>Whether this runs while a static field or property is initialised, and only then.</summary>
    internal static bool IsAheadOfTime(IOperation operation, ISymbol containingSymbol)
    {
        IOperation root = operation;
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            // The body of a function runs when it is called, which may be on the chip, wherever the function is written.
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }

            root = current;
        }

        return root switch
        {
            IFieldInitializerOperation field => field.InitializedFields.Any(static initialised => initialised.IsStatic),
            IPropertyInitializerOperation property => property.InitializedProperties.Any(static initialised => initialised.IsStatic),
            _ => containingSymbol is IMethodSymbol method
                && (method.MethodKind == MethodKind.StaticConstructor || AheadOfTimeMethods.Contains(method)),
        };
    }

    /// <summary>Whether this is an argument of an attribute: metadata, never code.</summary>
    internal static bool IsAttribute(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root is IAttributeOperation;
    }
}
