using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Suite.Language;

/// <summary>Bits and bytes of numbers.</summary>
internal static class Bits
{
    internal static void Run()
    {
        Score.Case("bit_operations"u8, Operations());
        Score.Case("binary_primitives"u8, Primitives());
        Score.Case("memory_marshal"u8, Marshal());
    }

    private static Check Operations()
    {
        Check check = default;
        check.Equal("leading zeros"u8, BitOperations.LeadingZeroCount(Opaque.Of(0x0001_0000u)), 15);
        check.Equal("leading zeros of zero"u8, BitOperations.LeadingZeroCount(Opaque.Of(0u)), 32);
        check.Equal("leading zeros of 64 bits"u8, BitOperations.LeadingZeroCount(Opaque.Of(1ul)), 63);
        check.Equal("trailing zeros"u8, BitOperations.TrailingZeroCount(Opaque.Of(0x0001_0000u)), 16);
        check.Equal("trailing zeros of zero"u8, BitOperations.TrailingZeroCount(Opaque.Of(0u)), 32);
        check.Equal("trailing zeros of 64 bits"u8, BitOperations.TrailingZeroCount(Opaque.Of(1ul << 40)), 40);
        check.Equal("ones"u8, BitOperations.PopCount(Opaque.Of(0xDEAD_BEEFu)), 24);
        check.Equal("ones of 64 bits"u8, BitOperations.PopCount(Opaque.Of(0x8000_0000_0000_0003ul)), 3);
        check.Equal("logarithm"u8, BitOperations.Log2(Opaque.Of(1000u)), 9);
        check.Equal("rotated left"u8, BitOperations.RotateLeft(Opaque.Of(0x8000_0001u), 4), 0x0000_0018u);
        check.Equal("rotated right"u8, BitOperations.RotateRight(Opaque.Of(0x8000_0001u), 4), 0x1800_0000u);
        check.Equal("64 bits rotated"u8, BitOperations.RotateLeft(Opaque.Of(0x8000_0000_0000_0001ul), 36), 0x0000_0018_0000_0000ul);
        check.That("powers of two"u8, BitOperations.IsPow2(Opaque.Of(4096u)) && !BitOperations.IsPow2(Opaque.Of(4097u)));
        check.Equal("the next power of two"u8, BitOperations.RoundUpToPowerOf2(Opaque.Of(4097u)), 8192u);
        return check;
    }

    private static Check Primitives()
    {
        Check check = default;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], Opaque.Of(0x0102_0304u));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[5..], Opaque.Of(0x0506_0708u));
        BinaryPrimitives.WriteInt16BigEndian(bytes[9..], Opaque.Of((short)-2));
        check.Same("the bytes"u8, bytes[..11], [0, 4, 3, 2, 1, 5, 6, 7, 8, 0xFF, 0xFE]);
        check.Equal("64 bits, the least first"u8, BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]), 0x0807_0605_0102_0304ul);
        check.Equal("64 bits, the most first"u8, BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]), 0x0403_0201_0506_0708ul);
        check.Equal("signed 16 bits"u8, BinaryPrimitives.ReadInt16BigEndian(bytes[9..]), -2);
        check.Equal("turned round"u8, BinaryPrimitives.ReverseEndianness(Opaque.Of(0x1122_3344u)), 0x4433_2211u);
        check.That("too few bytes"u8, !BinaryPrimitives.TryReadUInt32LittleEndian(bytes[13..], out _));
        return check;
    }

    private static Check Marshal()
    {
        Check check = default;
        Span<uint> words = [Opaque.Of(0x0403_0201u), 0x0807_0605u];
        Span<byte> bytes = MemoryMarshal.AsBytes(words);
        check.Same("words as bytes"u8, bytes, [1, 2, 3, 4, 5, 6, 7, 8]);
        Span<ushort> halves = MemoryMarshal.Cast<byte, ushort>(bytes[..7]);
        check.Equal("bytes as halves, whole ones only"u8, halves.Length, 3);
        check.Equal("a half"u8, halves[2], 0x0605);
        check.Equal("an unaligned word"u8, MemoryMarshal.Read<uint>(bytes[1..]), 0x0504_0302u);
        check.Equal("an unaligned double word"u8, MemoryMarshal.Read<Header>(bytes[2..]).Tag, 0x0807_0605_0403ul & 0xFFFF);
        MemoryMarshal.Write(bytes[3..], Opaque.Of((ushort)0xBBAA));
        check.Equal("written over a border"u8, words[0] ^ words[1], 0xAA03_0201u ^ 0x0807_06BBu);
        Header header = new() { Tag = 0x1234, Length = 0x5678 };
        check.Same("a struct as bytes"u8, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref header, 1)), [0x34, 0x12, 0x78, 0x56]);
        return check;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        internal ushort Tag;
        internal ushort Length;
    }
}
