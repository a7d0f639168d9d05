namespace System.Runtime.InteropServices;

/// <summary>Written by the compiler on <c>unmanaged</c> type parameters.</summary>
public static class UnmanagedType
{
}
