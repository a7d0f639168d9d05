namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on overrides with a more precise return type.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PreserveBaseOverridesAttribute : Attribute
{
}
