using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>Whether values are equal, as records ask for it.</summary>
/// <remarks>
/// The code generator knows the instance when it compiles, and puts the code of its methods in place of the calls. Default is not an
/// intrinsic, as it is in .NET: then a comparer of strings that is not generic would be asked for, and be in every image.
/// </remarks>
public abstract class EqualityComparer<T>
{
    private static readonly EqualityComparer<T> Instance =
        typeof(T) == typeof(string) ? new TextEqualityComparer<T>() : Create();

    public static EqualityComparer<T> Default => Instance;

    public abstract bool Equals(T x, T y);

    public abstract int GetHashCode(T obj);

    /// <summary>The code generator writes the body: it makes one of the comparers beside this file, known by their names.</summary>
    [Intrinsic]
    private static EqualityComparer<T> Create() => null;
}
