namespace System.Runtime.CompilerServices;

/// <summary>Marks what the compiler wrote.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = true)]
public sealed class CompilerGeneratedAttribute : Attribute
{
}
