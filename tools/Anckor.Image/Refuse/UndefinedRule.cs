using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Mend;

namespace Anckor.Image.Refuse;

/// <summary>Refuses what the code generator asked of a runtime that firmware does not have, and names that nobody defines.</summary>
internal static class UndefinedRule
{
    private const string BoxingRemedy = "a generic parameter instead of object or an interface";

    public static IEnumerable<Diagnostic> Judge(RefusalContext context) =>
        // A static constructor that runs late is refused as a whole; what it and its check need would only say the same again.
        context.Graph.Undefined
            .Where(reference => !context.IsStaticConstructor(reference.From.Section) && !IlcNames.IsLateConstructorCheck(reference.Symbol))
            .Select(reference => Judge(context, reference));

    private static Diagnostic Judge(RefusalContext context, UndefinedReference reference)
    {
        SourceLocation? place = context.PlaceOf(reference.From);
        string method = context.MethodOf(reference.From);
        return reference.Symbol switch
        {
            _ when reference.Symbol.StartsWith(IlcNames.AllocatorPrefix, StringComparison.Ordinal) => Allocation(context, reference.From, method, place),
            "RhpInitialDynamicInterfaceDispatch" => new Diagnostic(
                Severity.Error, "ANK3006", $"{method} calls a method of an interface on an object", place,
                "an abstract class, or a generic method with the interface as a constraint"),
            "RhpPInvoke" or "RhpPInvokeReturn" or "RhpReversePInvoke" or "RhpReversePInvokeReturn" or "RhpGcPoll" or "RhpTrapThreads" => new Diagnostic(
                Severity.Error, "ANK3007", $"{method} crosses to native code the way hosted programs do", place,
                "[RuntimeImport] for a call to assembly, [RuntimeExport] for a call from it"),
            "RhBox" => new Diagnostic(Severity.Error, "ANK3002", $"{method} boxes a value, which needs a heap", place, BoxingRemedy),
            _ when CoreLibraryNeed.Find(reference.Symbol) is CoreLibraryNeed need => new Diagnostic(
                Severity.Error, need.Code, $"{method} {need.What}", place, need.Remedy),
            _ when IsDoubleHelper(reference.Symbol) => new Diagnostic(
                Severity.Error, "ANK3005", $"{method} uses 64-bit floating point, which the processor does not have", place, "float, or integers"),
            _ => new Diagnostic(
                Severity.Error, "ANK3008", $"{method} uses '{reference.Symbol}', which nothing defines", place,
                "define it in an assembly file (*.S) of a referenced project, or with [RuntimeExport]; check the spelling of [RuntimeImport]"),
        };
    }

    private static Diagnostic Allocation(RefusalContext context, Reference from, string method, SourceLocation? place)
    {
        if (MethodTableNear(from) is not string table)
        {
            return new Diagnostic(Severity.Error, "ANK3001", $"{method} needs a heap", place, "spans, structs and static data");
        }

        string type = context.TypeOf(table);
        if (table.Contains(IlcNames.BoxedPrefix, StringComparison.Ordinal))
        {
            return new Diagnostic(
                Severity.Error, "ANK3002", $"{method} boxes a value of type {type}, which needs a heap", place, BoxingRemedy);
        }

        if (type.Contains("DisplayClass", StringComparison.Ordinal))
        {
            return new Diagnostic(
                Severity.Error, "ANK3001", $"{method} has a lambda that captures variables, which needs a heap", place,
                "a static lambda, and pass what it needs as arguments");
        }

        string remedy = type.EndsWith("[]", StringComparison.Ordinal)
            ? "stackalloc into a span, an [InlineArray] struct, or a static readonly array"
            : "a struct, or a static readonly object";
        return new Diagnostic(Severity.Error, "ANK3001", $"{method} makes a {type}, which needs a heap", place, remedy);
    }

    // The call is preceded by loading the type of what is made.
    private static string? MethodTableNear(Reference from) =>
        from.Section.Relocations
            .Where(relocation => relocation.Offset <= from.Offset && IlcNames.IsMethodTable(relocation.Symbol.Name))
            .MaxBy(relocation => relocation.Offset)?.Symbol.Name
        ?? from.Section.Relocations.Find(relocation => IlcNames.IsMethodTable(relocation.Symbol.Name))?.Symbol.Name;

    private static bool IsDoubleHelper(string symbol) =>
        symbol is "RhpDbl2Lng" or "RhpDbl2ULng" or "RhpDbl2LngOvf" or "RhpDbl2ULngOvf" or "RhpLng2Dbl" or "RhpULng2Dbl" or "fmod" ||
        symbol.StartsWith("__aeabi_d", StringComparison.Ordinal);
}
