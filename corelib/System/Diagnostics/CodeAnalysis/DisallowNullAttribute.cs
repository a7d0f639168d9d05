namespace System.Diagnostics.CodeAnalysis;

/// <summary>Null is not allowed as an input.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property, Inherited = false)]
public sealed class DisallowNullAttribute : Attribute
{
}
