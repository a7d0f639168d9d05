namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>readonly</c> members and <c>in</c> parameters.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class IsReadOnlyAttribute : Attribute
{
}
