namespace System.Runtime.InteropServices;

/// <summary>Data flows into the callee. The compiler uses it for <c>in</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class InAttribute : Attribute
{
}
