namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>ref struct</c>.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class IsByRefLikeAttribute : Attribute
{
}
