namespace System.Runtime.CompilerServices;

/// <summary>The compiler passes the line of the call.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CallerLineNumberAttribute : Attribute
{
}
