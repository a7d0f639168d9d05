using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>For enums: their bits.</summary>
internal sealed class EnumEqualityComparer<T> : EqualityComparer<T>
    where T : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool Equals(T x, T y) => Bits.Equal(ref x, ref y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetHashCode(T obj) => Bits.Hash(ref obj);
}
