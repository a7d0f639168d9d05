namespace System.Diagnostics.CodeAnalysis;

/// <summary>A reference to <c>this</c> may be returned.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property |
    AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class UnscopedRefAttribute : Attribute
{
}
