namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler: the usual nullability inside a member.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Delegate | AttributeTargets.Interface |
    AttributeTargets.Method | AttributeTargets.Struct, Inherited = false)]
public sealed class NullableContextAttribute : Attribute
{
    public readonly byte Flag;

    public NullableContextAttribute(byte value)
    {
        Flag = value;
    }
}
