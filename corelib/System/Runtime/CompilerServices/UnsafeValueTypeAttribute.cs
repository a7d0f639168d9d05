namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on structs with a <c>fixed</c> buffer.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class UnsafeValueTypeAttribute : Attribute
{
}
