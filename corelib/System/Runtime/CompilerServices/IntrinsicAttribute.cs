namespace System.Runtime.CompilerServices;

/// <summary>The code generator may put its own code in place of the body.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method |
    AttributeTargets.Constructor | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
internal sealed class IntrinsicAttribute : Attribute
{
}
