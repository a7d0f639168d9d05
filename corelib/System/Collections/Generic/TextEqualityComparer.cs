using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>For strings: character by character.</summary>
/// <remarks>Generic, although <typeparamref name="T"/> is always string: only what is not generic is in every image.</remarks>
internal sealed class TextEqualityComparer<T> : EqualityComparer<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool Equals(T x, T y) => string.Equals(Unsafe.As<T, string>(ref x), Unsafe.As<T, string>(ref y));

    public override int GetHashCode(T obj)
    {
        uint hash = 5381;
        foreach (char c in Unsafe.As<T, string>(ref obj).AsSpan())
        {
            hash = (hash * 33) ^ c;
        }

        return (int)hash;
    }
}
