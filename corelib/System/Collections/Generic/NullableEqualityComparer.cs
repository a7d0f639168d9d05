using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>For values that may be missing: equal when both are missing, or both are there and equal.</summary>
internal sealed class NullableEqualityComparer<T> : EqualityComparer<T?>
    where T : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool Equals(T? x, T? y) =>
        x.HasValue ? y.HasValue && EqualityComparer<T>.Default.Equals(x.value, y.value) : !y.HasValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetHashCode(T? obj) => obj.HasValue ? EqualityComparer<T>.Default.GetHashCode(obj.value) : 0;
}
