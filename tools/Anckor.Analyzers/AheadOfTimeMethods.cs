using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Anckor.Analyzers;

/// <summary>Finds methods that only static initialisers call: <c>static readonly uint[] Table = MakeTable();</c></summary>
/// <remarks>
/// Such a method runs inside the code generator and may allocate, like the initialiser itself. Only names are compared, and every other
/// mention of the name in the type ends the search: wrong on the safe side, and without a second look at the whole program. A
/// method qualifies when it is static and private, because then its type holds every mention of it.
/// </remarks>
internal sealed class AheadOfTimeMethods
{
    private readonly IReadOnlyList<SyntaxNode> declarations;
    private readonly HashSet<string> visited = [];

    private AheadOfTimeMethods(IReadOnlyList<SyntaxNode> declarations) => this.declarations = declarations;

    /// <summary>Whether nothing but static initialisers and static constructors can call this method.</summary>
    internal static bool Contains(IMethodSymbol method)
    {
        // An attribute may make it an entry that nothing mentions.
        if (method is not { MethodKind: MethodKind.Ordinary, IsStatic: true } || !method.GetAttributes().IsEmpty)
        {
            return false;
        }

        INamedTypeSymbol outermost = method.ContainingType;
        while (outermost.ContainingType is not null)
        {
            outermost = outermost.ContainingType;
        }

        AheadOfTimeMethods search = new([.. outermost.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax())]);
        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax declaration
            && search.OnlyInitialisersCall(declaration);
    }

    private bool OnlyInitialisersCall(MethodDeclarationSyntax method)
    {
        if (!IsPrivateStatic(method))
        {
            return false;
        }

        string name = method.Identifier.ValueText;
        if (!visited.Add(name))
        {
            // It calls itself, or one that is being looked at.
            return true;
        }

        List<SimpleNameSyntax> mentions =
        [
            .. declarations.SelectMany(static declaration => declaration.DescendantNodes())
                .OfType<SimpleNameSyntax>()
                .Where(mention => mention.Identifier.ValueText == name),
        ];
        return mentions.Count > 0 && mentions.All(RunsAheadOfTime);
    }

    private bool RunsAheadOfTime(SimpleNameSyntax mention)
    {
        foreach (SyntaxNode ancestor in mention.Ancestors())
        {
            switch (ancestor)
            {
                case FieldDeclarationSyntax field:
                    return field.Modifiers.Any(SyntaxKind.StaticKeyword);
                case PropertyDeclarationSyntax property:
                    return property.Modifiers.Any(SyntaxKind.StaticKeyword) && property.Initializer?.Span.Contains(mention.Span) == true;
                case ConstructorDeclarationSyntax constructor:
                    return constructor.Modifiers.Any(SyntaxKind.StaticKeyword);
                case MethodDeclarationSyntax method:
                    return OnlyInitialisersCall(method);
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsPrivateStatic(MethodDeclarationSyntax method) =>
        method is { Parent: ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax, AttributeLists.Count: 0 }
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && !method.Modifiers.Any(static modifier =>
            modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
}
