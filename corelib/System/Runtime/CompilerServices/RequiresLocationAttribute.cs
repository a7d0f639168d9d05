namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>ref readonly</c> parameters.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class RequiresLocationAttribute : Attribute
{
}
