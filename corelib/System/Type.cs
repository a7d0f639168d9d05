using System.Runtime.CompilerServices;

namespace System;

/// <summary>A type as a value: only for <c>typeof(A) == typeof(B)</c>, which the code generator decides, and in attributes.</summary>
public abstract class Type
{
    /// <summary>Whether a type is an enum, decided by the code generator.</summary>
    public extern bool IsEnum
    {
        [Intrinsic]
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    /// <summary>Whether a type is a struct or an enum, decided by the code generator.</summary>
    public extern bool IsValueType
    {
        [Intrinsic]
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [Intrinsic]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Type GetTypeFromHandle(RuntimeTypeHandle handle);

    [Intrinsic]
    public static bool operator ==(Type left, Type right) => (object)left == (object)right;

    [Intrinsic]
    public static bool operator !=(Type left, Type right) => (object)left != (object)right;

    public override bool Equals(object o) => (object)this == o;

    public override int GetHashCode() => 0;
}
