using System.Runtime.CompilerServices;

namespace System;

/// <summary>The bits of floating point numbers.</summary>
public static class BitConverter
{
    /// <summary>Cortex-M processors are little-endian here.</summary>
    public const bool IsLittleEndian = true;

    [Intrinsic]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SingleToInt32Bits(float value) => Unsafe.BitCast<float, int>(value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SingleToUInt32Bits(float value) => Unsafe.BitCast<float, uint>(value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Int32BitsToSingle(int value) => Unsafe.BitCast<int, float>(value);

    [Intrinsic]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float UInt32BitsToSingle(uint value) => Unsafe.BitCast<uint, float>(value);
}
