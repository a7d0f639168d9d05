using System.Linq;
using Microsoft.CodeAnalysis;

namespace Anckor.Analyzers;

/// <summary>Questions about types that several rules ask.</summary>
internal static class TypeFacts
{
    /// <summary>Whether values of this type may hold a reference to an object, at any depth.</summary>
    internal static bool MayHoldReferences(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => !parameter.HasUnmanagedTypeConstraint && !parameter.HasValueTypeConstraint,
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        _ => type.IsReferenceType || !type.IsUnmanagedType,
    };

    /// <summary>The first instance field, own or inherited, through which an object of this class holds a reference.</summary>
    internal static IFieldSymbol? FirstReferenceField(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            IFieldSymbol? found = current.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(static field => !field.IsStatic && !field.IsConst && MayHoldReferences(field.Type));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The name a user knows a field by: that of its property when the compiler made it.</summary>
    internal static string NameOf(IFieldSymbol field) => field.AssociatedSymbol?.Name ?? field.Name;

    /// <summary>Whether this is <c>System.name</c> of any number of type arguments.</summary>
    internal static bool IsSystemType(ITypeSymbol? type, string name) => IsNamed(type, "System", name);

    /// <summary>Whether this type has that name in that namespace.</summary>
    internal static bool IsNamed(ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == space;

    /// <summary>Whether this is <c>Span&lt;T&gt;</c> or <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    internal static bool IsSpan(ITypeSymbol? type) => IsSystemType(type, "Span") || IsSystemType(type, "ReadOnlySpan");

    /// <summary>A type as the user would write it.</summary>
    internal static string Display(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "?";
}
