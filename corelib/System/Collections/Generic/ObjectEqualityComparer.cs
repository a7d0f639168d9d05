using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System.Collections.Generic;

/// <summary>For types that do not define their equality: plain structs, by their bits.</summary>
/// <remarks>Others (with a gap, a float or a reference inside) would need a box: the linker refuses them. Give them IEquatable.</remarks>
internal sealed class ObjectEqualityComparer<T> : EqualityComparer<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool Equals(T x, T y) =>
        RuntimeHelpers.IsBitwiseEquatable<T>() ? Bits.Equal(ref x, ref y) : Refused.EqualityComparerNeedsIEquatable();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetHashCode(T obj) =>
        RuntimeHelpers.IsBitwiseEquatable<T>() ? Bits.Hash(ref obj)
        : Refused.EqualityComparerNeedsIEquatable() ? 1 : 0;
}
