namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>init</c> accessors.</summary>
public static class IsExternalInit
{
}
