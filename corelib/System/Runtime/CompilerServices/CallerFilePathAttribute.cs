namespace System.Runtime.CompilerServices;

/// <summary>The compiler passes the path of the calling source file.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CallerFilePathAttribute : Attribute
{
}
