using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>For types that define their equality.</summary>
internal sealed class GenericEqualityComparer<T> : EqualityComparer<T>
    where T : IEquatable<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool Equals(T x, T y) => x is null ? y is null : x.Equals(y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetHashCode(T obj) => obj is null ? 0 : obj.GetHashCode();
}
