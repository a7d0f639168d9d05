namespace System;

/// <summary>The empty tuple.</summary>
public struct ValueTuple : IEquatable<ValueTuple>
{
    public readonly bool Equals(ValueTuple other) => true;
}
