namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>unmanaged</c> type parameters.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class IsUnmanagedAttribute : Attribute
{
}
