using System;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Anckor;

/// <summary>A line being formatted: what the compiler makes of <c>Log.Info($"...")</c>.</summary>
[InterpolatedStringHandler]
public ref struct LogLine
{
    private Buffer buffer;
    private int length;

    /// <summary>Called by the compiler.</summary>
    public LogLine(int literalLength, int formattedCount)
    {
    }

    /// <summary>What stands in the line.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Text => ((Span<byte>)buffer)[..length];

    /// <summary>Marks the line as one to be written as it is.</summary>
    internal void MakePlain()
    {
        Span<byte> bytes = buffer;
        int kept = length < Size ? length : Size - 1;
        bytes[..kept].CopyTo(bytes[1..]);
        bytes[0] = Log.PlainMark;
        length = kept + 1;
    }

    private readonly int Room => Size - length;

    /// <summary>Adds text of ASCII; other characters become question marks.</summary>
    public void AppendLiteral(string text)
    {
        for (int index = 0; index < text.Length && length < Size; index++)
        {
            char character = text[index];
            buffer[length++] = character < 0x80 ? (byte)character : (byte)'?';
        }
    }

    /// <summary>Adds bytes as they are.</summary>
    public void AppendFormatted(scoped ReadOnlySpan<byte> text)
    {
        int count = text.Length < Room ? text.Length : Room;
        text[..count].CopyTo(((Span<byte>)buffer)[length..]);
        length += count;
    }

    /// <summary>Adds a number in decimal.</summary>
    public void AppendFormatted(uint value) => AppendDecimal(value);

    /// <summary>Adds a number in decimal.</summary>
    public void AppendFormatted(ulong value)
    {
        if (Utf8Formatter.TryFormat(value, ((Span<byte>)buffer)[length..], out int written))
        {
            length += written;
        }
    }

    /// <summary>Adds a number in decimal.</summary>
    public void AppendFormatted(int value)
    {
        if (value < 0)
        {
            AppendLiteral("-");
        }

        AppendDecimal(value < 0 ? 0 - (uint)value : (uint)value);
    }

    /// <summary>Adds <c>true</c> or <c>false</c>.</summary>
    public void AppendFormatted(bool value) => AppendFormatted(value ? "true"u8 : "false"u8);

    /// <summary>Adds a number in hexadecimal, for instance <c>{address:x8}</c>: <c>x</c> and the least number of digits.</summary>
    public void AppendFormatted(uint value, string format)
    {
        int digits = format.Length > 1 ? format[1] - '0' : 1;
        bool started = false;
        for (int shift = 28; shift >= 0; shift -= 4)
        {
            uint digit = value >> shift & 0xF;
            started |= digit != 0 || shift < 4 * digits;
            if (started && length < Size)
            {
                buffer[length++] = "0123456789abcdef"u8[(int)digit];
            }
        }
    }

    private void AppendDecimal(uint value)
    {
        uint divisor = 1;
        while (value / divisor >= 10)
        {
            divisor *= 10;
        }

        for (; divisor != 0 && length < Size; divisor /= 10)
        {
            buffer[length++] = (byte)('0' + (value / divisor % 10));
        }
    }

    private const int Size = 120;

    [InlineArray(Size)]
    private struct Buffer
    {
        private byte first;
    }
}
