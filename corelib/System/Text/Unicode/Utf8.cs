using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System.Text.Unicode;

/// <summary>Writes texts as UTF-8.</summary>
public static class Utf8
{
    /// <summary>Writes an interpolated string into a given place, or returns false when it does not fit.</summary>
    public static bool TryWrite(
        Span<byte> destination,
        [InterpolatedStringHandlerArgument(nameof(destination))] ref TryWriteInterpolatedStringHandler handler,
        out int bytesWritten) => handler.TryGetWritten(out bytesWritten);

    /// <summary>UTF-16 to UTF-8; a lone surrogate becomes U+FFFD. Returns the length, or -1 when it does not fit.</summary>
    internal static int Transcode(ReadOnlySpan<char> source, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < source.Length; i++)
        {
            uint rune = source[i];
            int more = rune < 0x80 ? 0 : rune < 0x800 ? 1 : 2;
            if ((rune & 0xF800) == 0xD800)
            {
                uint low = (uint)(i + 1) < (uint)source.Length ? source[i + 1] : 0u;
                if (rune < 0xDC00 && (low & 0xFC00) == 0xDC00)
                {
                    rune = (rune << 10) + low - ((0xD800u << 10) + 0xDC00u - 0x10000u);
                    more = 3;
                    i++;
                }
                else
                {
                    rune = 0xFFFD;
                }
            }

            if (written + more >= destination.Length)
            {
                return -1;
            }

            // The first byte has as many leading ones as there are bytes, unless there is one byte only.
            destination[written++] = (byte)(more == 0 ? rune : (rune >> (6 * more)) | (0xFFFFFF80u >> more));
            while (--more >= 0)
            {
                destination[written++] = (byte)(0x80 | ((rune >> (6 * more)) & 0x3F));
            }
        }

        return written;
    }

    /// <summary>Puts the parts of an interpolated string into a place, one behind the other, without a heap.</summary>
    [InterpolatedStringHandler]
    public ref struct TryWriteInterpolatedStringHandler
    {
        private readonly Span<byte> destination;

        // How far it is written; -1 when something did not fit.
        private int position;

        public TryWriteInterpolatedStringHandler(int literalLength, int formattedCount, Span<byte> destination, out bool shouldAppend)
        {
            this.destination = destination;
            position = 0;
            shouldAppend = true;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool AppendLiteral(string value) => AppendFormatted(value.AsSpan());

        public bool AppendFormatted(string value) => AppendFormatted(value.AsSpan());

        public bool AppendFormatted(scoped ReadOnlySpan<char> value)
        {
            int count = Transcode(value, destination.Slice(position));
            return Advance(count >= 0, count);
        }

        public bool AppendFormatted(scoped ReadOnlySpan<byte> utf8Value) =>
            Advance(utf8Value.TryCopyTo(destination.Slice(position)), utf8Value.Length);

        /// <summary>A bool, a char, or what is <see cref="IUtf8SpanFormattable"/>; the linker refuses all other types.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool AppendFormatted<T>(T value) => Append(value, null);

        /// <inheritdoc cref="AppendFormatted{T}(T)"/>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool AppendFormatted<T>(T value, string format) => Append(value, format);

        internal readonly bool TryGetWritten(out int bytesWritten)
        {
            bytesWritten = position < 0 ? 0 : position;
            return position >= 0;
        }

        /// <remarks>
        /// The integers do not implement <see cref="IUtf8SpanFormattable"/>, or every array of them would bring this code along. The code
        /// generator knows the type and keeps one case. All in this method: what it leaves to another may stay, and be refused.
        /// </remarks>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private bool Append<T>(T value, string format)
        {
            if (typeof(T) == typeof(bool))
            {
                return AppendFormatted(Unsafe.As<T, bool>(ref value) ? "True"u8 : "False"u8);
            }

            if (typeof(T) == typeof(char))
            {
                return AppendFormatted(new ReadOnlySpan<char>(ref Unsafe.As<T, char>(ref value)));
            }

            int count;
            bool fits;
            Span<byte> rest = destination.Slice(position);
            if (typeof(T) == typeof(int))
            {
                fits = Unsafe.As<T, int>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(uint))
            {
                fits = Unsafe.As<T, uint>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(byte))
            {
                fits = Unsafe.As<T, byte>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(sbyte))
            {
                fits = Unsafe.As<T, sbyte>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(short))
            {
                fits = Unsafe.As<T, short>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(ushort))
            {
                fits = Unsafe.As<T, ushort>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(long))
            {
                fits = Unsafe.As<T, long>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(ulong))
            {
                fits = Unsafe.As<T, ulong>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(nint))
            {
                fits = Unsafe.As<T, nint>(ref value).TryFormat(rest, out count, format);
            }
            else if (typeof(T) == typeof(nuint))
            {
                fits = Unsafe.As<T, nuint>(ref value).TryFormat(rest, out count, format);
            }
            else if (value is IUtf8SpanFormattable)
            {
                // The code generator sees the type and makes it a plain call, without a box.
                fits = ((IUtf8SpanFormattable)value).TryFormat(rest, out count, format, null);
            }
            else
            {
                return Refused.AppendFormattedNeedsIUtf8SpanFormattable();
            }

            return Advance(fits, count);
        }

        private bool Advance(bool fits, int count)
        {
            position = fits ? position + count : -1;
            return fits;
        }
    }
}
