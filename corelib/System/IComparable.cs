namespace System;

/// <summary>Values that have an order.</summary>
public interface IComparable<in T>
{
    /// <summary>Less than zero when this comes first, more than zero when the other does, zero when neither.</summary>
    int CompareTo(T other);
}
