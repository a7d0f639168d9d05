using System;
using System.Linq;
using System.Text;
using Anckor.Image.Layout;
using Xunit;

namespace Anckor.Image.Tests.Layout;

public sealed class Crc32Tests
{
    [Theory]
    [InlineData("", 0x0000_0000)]
    [InlineData("a", 0xE8B7_BE43)]
    [InlineData("123456789", 0xCBF4_3926)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414F_A339)]
    public void The_checksum_of_a_known_text_is_known(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Every_changed_bit_changes_the_checksum()
    {
        byte[] bytes = [.. Enumerable.Range(0, 64).Select(value => (byte)value)];
        uint before = Crc32.Of(bytes);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(before, Crc32.Of(bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
