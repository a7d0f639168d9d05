using System;

namespace Anckor.Image.Refuse;

/// <summary>Something that corelib declares only so that its use can be refused: the import behind it is named after what it needs.</summary>
/// <param name="Import">The name that nothing defines.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="What">What the method does, after its name.</param>
/// <param name="Remedy">What to do instead.</param>
internal sealed record CoreLibraryNeed(string Import, string Code, string What, string Remedy)
{
    private static readonly CoreLibraryNeed[] All =
    [
        new("StringBuilderNeedsHeap", "ANK3001", "uses a StringBuilder, which needs a heap", "an interpolated string given to Log or formatted into a span"),
        new("EnumHasFlagNeedsHeap", "ANK3002", "calls Enum.HasFlag, which boxes", "(value & flag) != 0"),
        new("AppendFormattedNeedsIUtf8SpanFormattable", "ANK3010", "formats a value whose type cannot be formatted without a heap", "implement IUtf8SpanFormattable, or format its parts"),
        new("EqualityComparerNeedsIEquatable", "ANK3010", "compares values whose type does not say how", "implement IEquatable<T>, or compare their parts"),
    ];

    public static CoreLibraryNeed? Find(string import) => Array.Find(All, need => need.Import == import);
}
