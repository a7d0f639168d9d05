using System.Collections.Generic;

namespace System;

/// <summary>A tuple of 1 value.</summary>
public struct ValueTuple<T1> : IEquatable<ValueTuple<T1>>
{
    public T1 Item1;

    public ValueTuple(T1 item1)
    {
        Item1 = item1;
    }

    public readonly bool Equals(ValueTuple<T1> other) =>
        EqualityComparer<T1>.Default.Equals(Item1, other.Item1);
}
