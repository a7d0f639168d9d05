using System.Runtime;
using System.Runtime.CompilerServices;
using System.Text;

namespace Internal.Runtime.CompilerHelpers;

/// <summary>
/// What cannot work here, and can only be seen when all code is known: the names are bound to nothing, so that the linker refuses the
/// program and says the name and the line. (In a class that is not generic: the code generator cannot import into one that is.)
/// </summary>
internal static class Refused
{
    /// <summary>A value is compared that would have to be boxed. Give its type IEquatable.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("EqualityComparerNeedsIEquatable")]
    internal static extern bool EqualityComparerNeedsIEquatable();

    /// <summary>A value is formatted that cannot write itself. Give its type IUtf8SpanFormattable.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("AppendFormattedNeedsIUtf8SpanFormattable")]
    internal static extern bool AppendFormattedNeedsIUtf8SpanFormattable();

    /// <summary>HasFlag on an enum whose type is not known. Use the operator &amp;.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("EnumHasFlagNeedsHeap")]
    internal static extern bool EnumHasFlagNeedsHeap();

    /// <summary>A text is built, by ToString of a record for example. Write into a span.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("StringBuilderNeedsHeap")]
    internal static extern StringBuilder StringBuilderNeedsHeap();
}
