using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Image.Link;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Link;

public class IntelHexTests
{
    [Fact]
    public void Two_ranges_are_written_with_their_addresses_and_checksums()
    {
        string text = IntelHex.Write([(0x0800_FFFE, [1, 2, 3, 4]), (0x0802_0000, [0xAA])], 0x0800_0101);

        Assert.Equal(
            """
            :020000040800F2
            :02FFFE000102FE
            :020000040801F1
            :020000000304F7
            :020000040802F0
            :01000000AA55
            :0400000508000101ED
            :00000001FF

            """,
            text);
    }

    [Fact]
    public void Whatever_is_written_can_be_read_back() =>
        Gen.Select(Gen.UInt[0, 0x2_0000], Gen.Byte.Array[1, 300]).Sample((start, bytes) =>
        {
            SortedDictionary<uint, byte> memory = Read(IntelHex.Write([(start, bytes)], 0));
            return memory.Keys.First() == start && memory.Values.SequenceEqual(bytes);
        });

    private static SortedDictionary<uint, byte> Read(string text)
    {
        SortedDictionary<uint, byte> memory = [];
        uint high = 0;
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            byte[] record = Convert.FromHexString(line[1..]);
            Assert.Equal(0, (byte)record.Sum(value => value));
            Assert.Equal(record[0] + 5, record.Length);
            if (record[3] == 4)
            {
                high = uint.Parse(line.AsSpan(9, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) << 16;
            }

            for (int i = 0; record[3] == 0 && i < record[0]; i++)
            {
                memory.Add(high + (uint)((record[1] << 8) | record[2]) + (uint)i, record[4 + i]);
            }
        }

        return memory;
    }
}
