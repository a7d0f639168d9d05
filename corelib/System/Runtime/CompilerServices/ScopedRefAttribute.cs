namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>scoped</c> parameters.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ScopedRefAttribute : Attribute
{
}
