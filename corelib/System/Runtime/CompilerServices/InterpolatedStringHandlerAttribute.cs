namespace System.Runtime.CompilerServices;

/// <summary>Marks a type that the compiler may build from an interpolated string.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class InterpolatedStringHandlerAttribute : Attribute
{
}
