using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

/// <summary>Values as bits. The code generator knows the size and keeps one case.</summary>
internal static class Bits
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Equal<T>(ref T x, ref T y) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref x) == Unsafe.As<T, byte>(ref y),
        2 => Unsafe.As<T, ushort>(ref x) == Unsafe.As<T, ushort>(ref y),
        4 => Unsafe.As<T, uint>(ref x) == Unsafe.As<T, uint>(ref y),
        8 => Unsafe.As<T, ulong>(ref x) == Unsafe.As<T, ulong>(ref y),
        _ => SpanHelpers.SequenceEqual(ref Unsafe.As<T, byte>(ref x), ref Unsafe.As<T, byte>(ref y), (nuint)Unsafe.SizeOf<T>()),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Hash<T>(ref T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref value),
        2 => Unsafe.As<T, ushort>(ref value),
        4 => Unsafe.As<T, int>(ref value),
        _ => HashBytes(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>()),
    };

    private static int HashBytes(ref byte start, int length)
    {
        uint hash = 5381;
        for (int i = 0; i < length; i++)
        {
            hash = (hash * 33) ^ Unsafe.Add(ref start, i);
        }

        return (int)hash;
    }
}
