using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Anckor.Analyzers;

/// <summary>What a lambda or local function takes from the method around it, by name and in order of use.</summary>
internal sealed class Captures
{
    private readonly HashSet<ISymbol> functions = new(SymbolEqualityComparer.Default);
    private readonly List<string> names = [];

    private Captures()
    {
    }

    /// <summary>What this lambda captures.</summary>
    internal static IReadOnlyCollection<string> Of(IAnonymousFunctionOperation lambda)
    {
        Captures captures = new();
        captures.functions.Add(lambda.Symbol);
        captures.Collect(lambda);
        return captures.names;
    }

    /// <summary>What the local function captures that this refers to.</summary>
    internal static IReadOnlyCollection<string> Of(IMethodReferenceOperation localFunction)
    {
        Captures captures = new();
        captures.Follow(localFunction.Method, localFunction);
        return captures.names;
    }

    private void Collect(IOperation body)
    {
        foreach (IOperation operation in body.Descendants())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: { IsConst: false, IsStatic: false } local } when !IsInside(local):
                    Add(local.Name);
                    break;
                case IParameterReferenceOperation { Parameter: IParameterSymbol parameter } when !IsInside(parameter):
                    Add(parameter.Name);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    Add("this");
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call:
                    Follow(call.TargetMethod, call);
                    break;
                case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                    Follow(reference.Method, reference);
                    break;
            }
        }
    }

    /// <summary>A local function that is used brings along what it captures itself.</summary>
    private void Follow(IMethodSymbol function, IOperation use)
    {
        if (function.IsStatic || !functions.Add(function.OriginalDefinition) || use.SemanticModel is not SemanticModel model)
        {
            return;
        }

        foreach (SyntaxReference declaration in function.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (model.GetOperation(declaration.GetSyntax()) is IOperation body)
            {
                Collect(body);
            }
        }
    }

    /// <summary>Whether this is declared in one of the functions looked at, or in a function inside them.</summary>
    private bool IsInside(ISymbol symbol)
    {
        for (ISymbol? container = symbol.ContainingSymbol; container is IMethodSymbol; container = container.ContainingSymbol)
        {
            if (functions.Contains(container.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string name)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }
}
