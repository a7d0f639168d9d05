using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Compile;
using Anckor.Image.Elf;
using Anckor.Image.Mend;

namespace Anckor.Image.Refuse;

/// <summary>Refuses static fields that would be initialised while the program runs: the code generator could not do it at build time.</summary>
/// <remarks>
/// Such a type's constructor stands in a list for a runtime to call before the program, or is called on the first use. Nothing calls
/// the former here, so that its fields would silently hold zero: whoever uses the fields is refused.
/// </remarks>
internal static class LateConstructorRule
{
    public static IEnumerable<Diagnostic> Judge(RefusalContext context)
    {
        foreach (LinkInput input in context.Graph.Kept.Values.Distinct())
        {
            HashSet<string> eager = EagerTypes(input.File);
            HashSet<string> told = [];
            foreach (ElfSymbol symbol in input.File.Symbols)
            {
                if (symbol.Section is null || !context.Graph.Kept.ContainsKey(symbol.Section))
                {
                    continue;
                }

                string? type = IlcNames.TypeOfStatics(symbol.Name) is string owner && eager.Contains(owner) ? owner
                    : symbol.Type == ElfSymbolType.Function ? IlcNames.TypeOfStaticConstructor(symbol.Name)
                    : null;
                if (type is not null && told.Add(type))
                {
                    yield return Refuse(context, input, symbol, type);
                }
            }
        }
    }

    private static HashSet<string> EagerTypes(ElfFile file) =>
    [
        .. file.Symbols
            .Where(symbol => symbol.Section is not null && IlcNames.IsEagerConstructorList(symbol.Name))
            .SelectMany(symbol => symbol.Section!.Relocations)
            .Select(relocation => IlcNames.TypeOfStaticConstructor(relocation.Symbol.Name))
            .OfType<string>(),
    ];

    private static Diagnostic Refuse(RefusalContext context, LinkInput input, ElfSymbol symbol, string mangledType)
    {
        string constructor = mangledType + IlcNames.StaticConstructorSuffix;
        GeneratedMethod? method = context.Generated.Methods.FirstOrDefault(method => method.Symbol == constructor);
        LateConstructor? late = context.Generated.LeftForRunTime.FirstOrDefault(late => late.Type == method?.Type);
        string reason = late is null ? "" : $" ({Explain(late.Reason)})";
        SourceLocation? place = late is null ? null : context.PlaceOf(late);
        return new Diagnostic(
            Severity.Error, "ANK3004", $"the static fields of {CSharpNames.Of(method?.Type ?? mangledType)} would have to be initialised while the program runs{reason}",
            place ?? context.PlaceOf(new Reference(input, symbol.Section!, symbol.Offset)),
            "numbers, structs, strings, arrays of numbers or structs, or objects without references; one class per table");
    }

    // The compiler's reasons, where they say more to its authors than to its users.
    private static string Explain(string reason) => reason switch
    {
        _ when reason.Contains("'newarr'", StringComparison.Ordinal) => "an array of references",
        _ when reason.Contains("Recursion", StringComparison.Ordinal) => "an initialiser that calls itself",
        _ when reason.Contains("Extern method", StringComparison.Ordinal) => "an initialiser that calls assembly code",
        _ when reason.Contains("'stfld'", StringComparison.Ordinal) || reason.Contains("'newobj'", StringComparison.Ordinal) => "an object that refers to another object",
        _ => reason,
    };
}
