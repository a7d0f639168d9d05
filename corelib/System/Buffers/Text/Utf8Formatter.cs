using System.Runtime.CompilerServices;

namespace System.Buffers.Text;

/// <summary>Writes values as UTF-8. Formats: 'D' or 'G' (decimal, also the default), 'X' and 'x' (hexadecimal).</summary>
public static class Utf8Formatter
{
    /// <summary>Writes "True" or "False"; in lower case with the format 'l'.</summary>
    public static bool TryFormat(bool value, Span<byte> destination, out int bytesWritten, StandardFormat format = default)
    {
        ReadOnlySpan<byte> text = format.Symbol == 'l' ? (value ? "true"u8 : "false"u8) : (value ? "True"u8 : "False"u8);
        bool fits = text.TryCopyTo(destination);
        bytesWritten = fits ? text.Length : 0;
        return fits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(byte value, Span<byte> destination, out int bytesWritten, StandardFormat format = default) =>
        TryFormat((uint)value, destination, out bytesWritten, format);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(sbyte value, Span<byte> destination, out int bytesWritten, StandardFormat format = default) =>
        TryFormatSigned(value, (byte)value, destination, out bytesWritten, format);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(ushort value, Span<byte> destination, out int bytesWritten, StandardFormat format = default) =>
        TryFormat((uint)value, destination, out bytesWritten, format);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(short value, Span<byte> destination, out int bytesWritten, StandardFormat format = default) =>
        TryFormatSigned(value, (ushort)value, destination, out bytesWritten, format);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(uint value, Span<byte> destination, out int bytesWritten, StandardFormat format = default)
    {
        bytesWritten = format.IsDefault
            ? Number.WriteDecimal(value, destination, 1)
            : Number.Write(value, destination, format.Symbol, format.Digits);
        return bytesWritten != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(int value, Span<byte> destination, out int bytesWritten, StandardFormat format = default) =>
        TryFormatSigned(value, (uint)value, destination, out bytesWritten, format);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(ulong value, Span<byte> destination, out int bytesWritten, StandardFormat format = default)
    {
        bytesWritten = format.IsDefault
            ? Number.WriteDecimal(value, destination, 1)
            : Number.Write(value, destination, format.Symbol, format.Digits);
        return bytesWritten != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFormat(long value, Span<byte> destination, out int bytesWritten, StandardFormat format = default)
    {
        bytesWritten = format.IsDefault
            ? Number.WriteDecimal(value, destination, 1)
            : Number.Write(value, destination, format.Symbol, format.Digits);
        return bytesWritten != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFormatSigned(int value, uint bits, Span<byte> destination, out int bytesWritten, StandardFormat format)
    {
        bytesWritten = format.IsDefault
            ? Number.WriteDecimal(value, destination, 1)
            : Number.Write(value, bits, destination, format.Symbol, format.Digits);
        return bytesWritten != 0;
    }
}
