namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on extension methods.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class ExtensionAttribute : Attribute
{
}
