namespace System;

/// <summary>Values that can say whether they are equal.</summary>
public interface IEquatable<T>
{
    bool Equals(T other);
}
