namespace System.Runtime.CompilerServices;

/// <summary>Marks a name with a meaning to compilers.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method |
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Event)]
public sealed class SpecialNameAttribute : Attribute
{
}
