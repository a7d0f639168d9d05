namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler on <c>volatile</c> fields.</summary>
public static class IsVolatile
{
}
