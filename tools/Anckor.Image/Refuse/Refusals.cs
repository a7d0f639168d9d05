using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Refuse;

/// <summary>The rules that code must obey after everything unused was left out.</summary>
public static class Refusals
{
    /// <summary>What must not be in a part of an image, each with its line of C#; empty when all is well.</summary>
    /// <param name="context">The part.</param>
    /// <param name="managed">Its object made from C#.</param>
    /// <param name="allowed">The floating point it may use.</param>
    public static IReadOnlyList<Diagnostic> Judge(RefusalContext context, LinkInput managed, FloatUse allowed)
    {
        Diagnostic[] found =
        [
            .. LateConstructorRule.Judge(context),
            .. UndefinedRule.Judge(context),
            .. FloatRule.Judge(context, allowed, managed),
            .. CompilerHandleRule.Judge(context, managed),
        ];
        return [.. found.Distinct().OrderBy(diagnostic => diagnostic.Location?.File, System.StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location?.Line)];
    }
}
