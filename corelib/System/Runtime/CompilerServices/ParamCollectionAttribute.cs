namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>params</c> spans and collections.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = true, AllowMultiple = false)]
public sealed class ParamCollectionAttribute : Attribute
{
}
