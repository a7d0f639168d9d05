using System;
using System.Runtime.CompilerServices;

namespace Suite.Language;

/// <summary>Spans and what makes them.</summary>
internal static class Spans
{
    private static ReadOnlySpan<ushort> Primes => [2, 3, 5, 7, 65521];

    internal static void Run()
    {
        Score.Case("slicing"u8, Slicing());
        Score.Case("indices_and_ranges"u8, IndicesAndRanges());
        Score.Case("span_copy_and_fill"u8, CopyAndFill());
        Score.Case("span_search"u8, Search());
        Score.Case("u8_literals"u8, Utf8Literals());
        Score.Case("collection_expressions"u8, CollectionExpressions());
        Score.Case("stack_buffers"u8, StackBuffers());
        Score.Case("span_of_structs"u8, SpanOfStructs());
    }

    private static Check Slicing()
    {
        Check check = default;
        ReadOnlySpan<byte> all = "0123456789"u8;
        int two = Opaque.Of(2);
        check.Same("a slice from the middle"u8, all.Slice(two, 3), "234"u8);
        check.Same("a slice to the end"u8, all[two..], "23456789"u8);
        check.Same("a slice from the start"u8, all[..two], "01"u8);
        check.Same("a slice of a slice"u8, all[two..8][1..two], "3"u8);
        check.Equal("the empty slice at the end"u8, all[all.Length..].Length, 0);
        check.That("an empty slice is empty"u8, all.Slice(two, 0).IsEmpty);
        check.Same("the whole"u8, all[..], all);
        return check;
    }

    private static Check IndicesAndRanges()
    {
        Check check = default;
        ReadOnlySpan<byte> all = "0123456789"u8;
        int three = Opaque.Of(3);
        check.Equal("an index from the end"u8, all[^three], '7');
        check.Same("the last three"u8, all[^three..], "789"u8);
        check.Same("without the last three"u8, all[..^three], "0123456"u8);
        Range middle = three..^three;
        check.Same("a range kept in a variable"u8, all[middle], "3456"u8);
        Index last = ^1;
        check.Equal("an index kept in a variable"u8, all[last], '9');
        (int offset, int length) = middle.GetOffsetAndLength(all.Length);
        check.Equal("offset of a range"u8, offset, 3);
        check.Equal("length of a range"u8, length, 4);
        return check;
    }

    private static Check CopyAndFill()
    {
        Check check = default;
        Span<byte> bytes = stackalloc byte[10];
        "abcdefghij"u8.CopyTo(bytes);
        bytes[..8].CopyTo(bytes[2..]);
        check.Same("an overlapping copy upwards"u8, bytes, "ababcdefgh"u8);
        bytes[3..].CopyTo(bytes);
        check.Same("an overlapping copy downwards"u8, bytes, "bcdefghfgh"u8);
        bytes[1..4].Fill((byte)'x');
        check.Same("a fill"u8, bytes, "bxxxfghfgh"u8);
        bytes[5..9].Clear();
        check.Same("a clear"u8, bytes, "bxxxf\0\0\0\0h"u8);
        bytes.Reverse();
        check.Same("a reversal"u8, bytes, "h\0\0\0\0fxxxb"u8);
        check.That("a copy into too little room is refused"u8, !"abc"u8.TryCopyTo(bytes[..2]));
        Span<uint> words = stackalloc uint[5];
        words.Fill(Opaque.Of(0x0102_0304u));
        words[1..3].Clear();
        check.Equal("a word filled"u8, words[0] + words[3] + words[4], 0x0306_090Cu);
        check.Equal("a word cleared"u8, words[1] | words[2], 0u);
        return check;
    }

    private static Check Search()
    {
        Check check = default;
        ReadOnlySpan<byte> text = "channel_get and channel_snd"u8;
        check.Equal("the first of a byte"u8, text.IndexOf(Opaque.Of((byte)'n')), 3);
        check.Equal("the last of a byte"u8, text.LastIndexOf((byte)'n'), 25);
        check.Equal("a byte that is not there"u8, text.IndexOf((byte)'x'), -1);
        check.Equal("a text in a text"u8, text.IndexOf("channel_snd"u8), 16);
        check.Equal("one of several bytes"u8, text.IndexOfAny("_ "u8), 7);
        check.That("the start"u8, text.StartsWith("channel"u8));
        check.That("the end"u8, text.EndsWith("snd"u8) && !text.EndsWith("get"u8));
        check.That("equal contents"u8, text[..7].SequenceEqual(text[16..23]));
        check.That("unequal contents"u8, !text[..7].SequenceEqual(text[1..8]) && !text[..7].SequenceEqual(text[..8]));
        check.That("order"u8, text[..3].SequenceCompareTo("chb"u8) < 0 && text[..3].SequenceCompareTo("ch"u8) > 0);
        check.That("text that is a pattern"u8, text[..7] is [(byte)'c', .., (byte)'l']);
        return check;
    }

    private static Check Utf8Literals()
    {
        Check check = default;
        ReadOnlySpan<byte> text = "Größe €"u8;
        check.Equal("length in bytes"u8, text.Length, 11);
        check.Equal("two bytes for o with two dots"u8, (uint)text[2] << 8 | text[3], 0xC3B6u);
        check.Equal("three bytes for the euro"u8, (uint)text[8] << 16 | (uint)text[9] << 8 | text[10], 0xE2_82ACu);
        uint sum = 0;
        foreach (byte value in text)
        {
            sum = (sum * 31) + value;
        }

        check.Equal("sum of all"u8, sum, 0x3EAB_4777u);
        return check;
    }

    private static Check CollectionExpressions()
    {
        Check check = default;
        int seven = Opaque.Of(7);
        ReadOnlySpan<int> constants = [1, -2, int.MinValue];
        Span<int> computed = [seven, seven * seven, -seven];
        check.Equal("constants of 32 bits"u8, constants[Opaque.Of(2)], int.MinValue);
        check.Equal("computed elements"u8, computed[0] + computed[1] + computed[2], 49);
        check.Equal("constants of 16 bits"u8, Primes[^1], 65521);
        check.Equal("their number"u8, Primes.Length, 5);
        ReadOnlySpan<ulong> wide = [0x0123_4567_89AB_CDEFul, ulong.MaxValue];
        check.Equal("constants of 64 bits"u8, wide[Opaque.Of(0)] + wide[1], 0x0123_4567_89AB_CDEEul);
        check.Equal("a collection as an argument"u8, Sum(seven, 1, 2, 3), 13);
        return check;
    }

    private static int Sum(int first, params ReadOnlySpan<int> others)
    {
        int sum = first;
        foreach (int other in others)
        {
            sum += other;
        }

        return sum;
    }

    private static Check StackBuffers()
    {
        Check check = default;
        Span<byte> cleared = stackalloc byte[16];
        uint bits = 0;
        foreach (byte value in cleared)
        {
            bits |= value;
        }

        check.Equal("a new buffer is zero"u8, bits, 0u);
        Span<short> listed = stackalloc short[] { 1, -1, 300 };
        check.Equal("listed elements"u8, listed[0] + listed[1] + listed[Opaque.Of(2)], 300);
        Span<uint> sized = stackalloc uint[Opaque.Of(9)];
        for (int index = 0; index < sized.Length; index++)
        {
            sized[index] = (uint)(index * index);
        }

        uint sum = 0;
        foreach (uint value in sized)
        {
            sum += value;
        }

        check.Equal("a buffer of a computed size"u8, sum, 204u);
        return check;
    }

    private static Check SpanOfStructs()
    {
        Check check = default;
        Span<Sample> samples = stackalloc Sample[4];
        for (int index = 0; index < samples.Length; index++)
        {
            samples[index] = new Sample { Kind = (byte)index, Value = (ulong)index << 33 };
        }

        ref Sample third = ref samples[2];
        third.Value++;
        Sample copy = samples[2];
        third.Value = 0;
        check.Equal("a copy keeps its value"u8, copy.Value, 0x4_0000_0001ul);
        check.Equal("the original changed"u8, samples[2].Value, 0ul);
        check.Equal("a neighbour did not"u8, samples[3].Value + samples[3].Kind, 0x6_0000_0003ul);
        check.Equal("layout"u8, Unsafe.SizeOf<Sample>(), 16);
        return check;
    }

    private struct Sample
    {
        internal byte Kind;
        internal ulong Value;
    }
}
