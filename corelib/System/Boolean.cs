namespace System;

/// <summary>True or false.</summary>
public readonly struct Boolean : IComparable<bool>, IEquatable<bool>
{
#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly bool value;
#pragma warning restore CS0169

    public int CompareTo(bool value) => this == value ? 0 : this ? 1 : -1;

    public bool Equals(bool obj) => this == obj;

    public override int GetHashCode() => this ? 1 : 0;

    [Obsolete("There is no heap for the text: use Utf8Formatter.TryFormat.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;
}
