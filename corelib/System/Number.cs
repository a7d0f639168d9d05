using System.Runtime;
using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>Writes integers as UTF-8. One body for each width: the integer types are thin covers over these.</summary>
/// <remarks>Each returns the length of the text, or 0 when it does not fit; then the destination may hold a part of it.</remarks>
internal static class Number
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFormatUInt32(uint value, Span<byte> destination, out int bytesWritten, ReadOnlySpan<char> format)
    {
        bytesWritten = format.Length == 0 ? WriteDecimal(value, destination, 1) : Write(value, destination, format);
        return bytesWritten != 0;
    }

    /// <param name="value">The number.</param>
    /// <param name="bits">Its bits, cut to the width of its type, for hexadecimal.</param>
    /// <param name="destination">Where the text goes.</param>
    /// <param name="bytesWritten">The length of the text; 0 when it does not fit.</param>
    /// <param name="format">"D" or "X" and a count of digits, or nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFormatInt32(int value, uint bits, Span<byte> destination, out int bytesWritten, ReadOnlySpan<char> format)
    {
        bytesWritten = format.Length == 0 ? WriteDecimal(value, destination, 1) : Write(value, bits, destination, format);
        return bytesWritten != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFormatUInt64(ulong value, Span<byte> destination, out int bytesWritten, ReadOnlySpan<char> format)
    {
        bytesWritten = format.Length == 0 ? WriteDecimal(value, destination, 1) : Write(value, destination, format);
        return bytesWritten != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFormatInt64(long value, Span<byte> destination, out int bytesWritten, ReadOnlySpan<char> format)
    {
        bytesWritten = format.Length == 0 ? WriteDecimal(value, destination, 1) : Write(value, destination, format);
        return bytesWritten != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Write(uint value, Span<byte> destination, char symbol, int digits) =>
        IsHex(symbol) ? WriteHex(value, destination, symbol, digits) : WriteDecimal(value, destination, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Write(int value, uint bits, Span<byte> destination, char symbol, int digits) =>
        IsHex(symbol) ? WriteHex(bits, destination, symbol, digits) : WriteDecimal(value, destination, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Write(ulong value, Span<byte> destination, char symbol, int digits) =>
        IsHex(symbol) ? WriteHex(value, destination, symbol, digits) : WriteDecimal(value, destination, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Write(long value, Span<byte> destination, char symbol, int digits) =>
        IsHex(symbol) ? WriteHex((ulong)value, destination, symbol, digits) : WriteDecimal(value, destination, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteDecimal(int value, Span<byte> destination, int digits) =>
        FormatInt32(ref destination._reference, destination._length, value, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteDecimal(uint value, Span<byte> destination, int digits) =>
        FormatUInt32(ref destination._reference, destination._length, value, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteDecimal(long value, Span<byte> destination, int digits) =>
        FormatInt64(ref destination._reference, destination._length, value, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteDecimal(ulong value, Span<byte> destination, int digits) =>
        FormatUInt64(ref destination._reference, destination._length, value, digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteHex(uint value, Span<byte> destination, char symbol, int digits) =>
        FormatHex(ref destination._reference, destination._length, value, (byte)digits | (symbol << 8));

    internal static int WriteHex(ulong value, Span<byte> destination, char symbol, int digits)
    {
        uint high = (uint)(value >> 32);
        if (high == 0 && digits <= 8)
        {
            return WriteHex((uint)value, destination, symbol, digits);
        }

        int written = WriteHex(high, destination, symbol, digits - 8);
        if (written == 0)
        {
            return 0;
        }

        int more = WriteHex((uint)value, destination.Slice(written), symbol, 8);
        return more == 0 ? 0 : written + more;
    }

    private static int Write(uint value, Span<byte> destination, ReadOnlySpan<char> format) =>
        Write(value, destination, format[0], ParseDigits(format));

    private static int Write(int value, uint bits, Span<byte> destination, ReadOnlySpan<char> format) =>
        Write(value, bits, destination, format[0], ParseDigits(format));

    private static int Write(ulong value, Span<byte> destination, ReadOnlySpan<char> format) =>
        Write(value, destination, format[0], ParseDigits(format));

    private static int Write(long value, Span<byte> destination, ReadOnlySpan<char> format) =>
        Write(value, destination, format[0], ParseDigits(format));

    /// <summary>The digits behind the letter of a format; a fault when there is something else.</summary>
    private static int ParseDigits(ReadOnlySpan<char> format)
    {
        uint digits = 0;
        for (int i = 1; i < format.Length; i++)
        {
            uint digit = format[i] - (uint)'0';
            if (digit > 9 || digits > 99)
            {
                ThrowHelpers.ThrowArgumentException();
            }

            digits = (digits * 10) + digit;
        }

        return (int)digits;
    }

    /// <summary>Hexadecimal or decimal; a fault for all other letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsHex(char symbol)
    {
        if ((symbol | 0x20) == 'x')
        {
            return true;
        }

        if ((symbol | 0x20) != 'd' && (symbol | 0x20) != 'g')
        {
            ThrowHelpers.ThrowArgumentException();
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("FormatInt32")]
    private static extern int FormatInt32(ref byte destination, int length, int value, int digits);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("FormatUInt32")]
    private static extern int FormatUInt32(ref byte destination, int length, uint value, int digits);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("FormatHex")]
    private static extern int FormatHex(ref byte destination, int length, uint value, int digitsAndSymbol);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("FormatInt64")]
    private static extern int FormatInt64(ref byte destination, int length, long value, int digits);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("FormatUInt64")]
    private static extern int FormatUInt64(ref byte destination, int length, ulong value, int digits);
}
