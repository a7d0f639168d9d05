namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for.</summary>
public static class RuntimeHelpers
{
    /// <summary>For array initialisers, done in advance by the code generator.</summary>
    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void InitializeArray(Array array, RuntimeFieldHandle fldHandle);

    /// <summary>For constant spans, turned into an address and a length by the code generator.</summary>
    [Intrinsic]
    public static ReadOnlySpan<T> CreateSpan<T>(RuntimeFieldHandle fldHandle) => CreateSpan<T>(fldHandle);

    [Intrinsic]
    public static bool IsReferenceOrContainsReferences<T>()
        where T : allows ref struct => IsReferenceOrContainsReferences<T>();

    /// <summary>Whether equal values have equal bits, decided by the code generator.</summary>
    [Intrinsic]
    internal static bool IsBitwiseEquatable<T>() => IsBitwiseEquatable<T>();

    /// <summary>Whether the code generator knows a value, so that a short cut costs nothing.</summary>
    [Intrinsic]
    internal static bool IsKnownConstant(int t) => false;
}
