using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Anckor.Analyzers;

/// <summary>Parts of the language that stand on a heap, on threads or on unwinding. Their keyword is enough to know them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatementAnalyzer : FirmwareAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Iterator, Rules.Async, Rules.Query, Rules.Catch, Rules.Lock];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterSyntaxNodeAction(OnYield, SyntaxKind.YieldReturnStatement, SyntaxKind.YieldBreakStatement);
        context.RegisterSyntaxNodeAction(
            OnFunction,
            SyntaxKind.MethodDeclaration,
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.AnonymousMethodExpression);
        context.RegisterSyntaxNodeAction(OnQuery, SyntaxKind.QueryExpression);
        context.RegisterSyntaxNodeAction(OnCatch, SyntaxKind.CatchClause);
        context.RegisterSyntaxNodeAction(OnLock, SyntaxKind.LockStatement);
    }

    private static void OnYield(SyntaxNodeAnalysisContext context)
    {
        // One iterator, one message: at its first yield.
        YieldStatementSyntax statement = (YieldStatementSyntax)context.Node;
        SyntaxNode? function = EnclosingFunction(statement);
        YieldStatementSyntax? first = function?.DescendantNodes().OfType<YieldStatementSyntax>()
            .FirstOrDefault(candidate => EnclosingFunction(candidate) == function);
        if (first is null || first == statement)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Iterator, statement.GetLocation()));
        }
    }

    private static void OnFunction(SyntaxNodeAnalysisContext context)
    {
        SyntaxTokenList modifiers = context.Node switch
        {
            MethodDeclarationSyntax method => method.Modifiers,
            LocalFunctionStatementSyntax function => function.Modifiers,
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
            _ => default,
        };
        int index = modifiers.IndexOf(SyntaxKind.AsyncKeyword);
        if (index >= 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Async, modifiers[index].GetLocation()));
        }
    }

    private static void OnQuery(SyntaxNodeAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(Rules.Query, context.Node.GetLocation()));

    private static void OnCatch(SyntaxNodeAnalysisContext context)
    {
        CatchClauseSyntax clause = (CatchClauseSyntax)context.Node;
        int end = clause.Filter?.Span.End ?? clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End;
        context.ReportDiagnostic(Diagnostic.Create(Rules.Catch, Place(clause, clause.CatchKeyword, end)));
    }

    private static void OnLock(SyntaxNodeAnalysisContext context)
    {
        LockStatementSyntax statement = (LockStatementSyntax)context.Node;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.Lock, Place(statement, statement.LockKeyword, statement.CloseParenToken.Span.End)));
    }

    /// <summary>The head of a statement, without the block it governs.</summary>
    private static Location Place(SyntaxNode node, SyntaxToken keyword, int end) =>
        Location.Create(node.SyntaxTree, TextSpan.FromBounds(keyword.SpanStart, end));

    private static SyntaxNode? EnclosingFunction(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor =>
            ancestor is BaseMethodDeclarationSyntax
                or LocalFunctionStatementSyntax
                or AccessorDeclarationSyntax
                or AnonymousFunctionExpressionSyntax);
}
