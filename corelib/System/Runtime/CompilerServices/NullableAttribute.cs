namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler: nullability of one type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Event | AttributeTargets.Field |
    AttributeTargets.GenericParameter | AttributeTargets.Parameter | AttributeTargets.Property |
    AttributeTargets.ReturnValue, Inherited = false)]
public sealed class NullableAttribute : Attribute
{
    public readonly byte[] NullableFlags;

    /// <summary>.NET keeps the flag in an array of one: that needs a heap, and nobody reads it here.</summary>
    public NullableAttribute(byte value)
    {
    }

    public NullableAttribute(byte[] value)
    {
        NullableFlags = value;
    }
}
