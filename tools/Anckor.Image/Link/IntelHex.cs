using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Anckor.Image.Link;

/// <summary>Writes Intel HEX, the text form of a memory image that most flash tools read.</summary>
public static class IntelHex
{
    private const int BytesPerLine = 16;
    private const byte DataRecord = 0;
    private const byte EndRecord = 1;
    private const byte AddressRecord = 4;
    private const byte StartRecord = 5;

    /// <summary>Writes ranges of memory.</summary>
    /// <param name="ranges">Address and bytes, ascending.</param>
    /// <param name="entryPoint">Where execution starts.</param>
    public static string Write(IEnumerable<(uint Address, byte[] Bytes)> ranges, uint entryPoint)
    {
        StringBuilder text = new();
        uint? high = null;
        foreach ((uint start, byte[] bytes) in ranges)
        {
            for (int at = 0; at < bytes.Length;)
            {
                uint address = start + (uint)at;
                if (high != address >> 16)
                {
                    high = address >> 16;
                    Record(text, 0, AddressRecord, [(byte)(high >> 8), (byte)high]);
                }

                // A record holds 16 bits of address: it must not run over their end.
                int room = 0x1_0000 - (int)(address & 0xFFFF);
                int count = Math.Min(Math.Min(BytesPerLine, bytes.Length - at), room);
                Record(text, (ushort)address, DataRecord, bytes.AsSpan(at, count));
                at += count;
            }
        }

        Record(text, 0, StartRecord, [(byte)(entryPoint >> 24), (byte)(entryPoint >> 16), (byte)(entryPoint >> 8), (byte)entryPoint]);
        Record(text, 0, EndRecord, []);
        return text.ToString();
    }

    private static void Record(StringBuilder text, ushort address, byte type, ReadOnlySpan<byte> data)
    {
        byte sum = (byte)(data.Length + (address >> 8) + address + type);
        text.Append(CultureInfo.InvariantCulture, $":{data.Length:X2}{address:X4}{type:X2}");
        foreach (byte value in data)
        {
            sum += value;
            text.Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        text.Append(((byte)-sum).ToString("X2", CultureInfo.InvariantCulture)).Append('\n');
    }
}
