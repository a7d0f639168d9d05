using System;
using System.Buffers.Text;
using Anckor;

namespace Suite.Language;

/// <summary>Strings, and numbers as text.</summary>
internal static class Text
{
    internal static void Run()
    {
        Score.Case("strings"u8, Strings());
        Score.Case("switch_on_text"u8, SwitchOnText());
        Score.Case("numbers_as_text"u8, NumbersAsText());
        Score.Case("formats"u8, Formats());
        Score.Case("log_lines"u8, LogLines());
        Score.Case("log_lines_are_cut"u8, LogLinesAreCut());
    }

    private static Check Strings()
    {
        Check check = default;
        string text = Opaque.Of("channel ä");
        check.Equal("length"u8, text.Length, 9);
        check.Equal("a character"u8, text[Opaque.Of(2)], 'a');
        check.Equal("one beyond ASCII"u8, text[^1], 0xE4);
        check.That("equal ones"u8, text == "channel ä" && !(text != "channel ä"));
        check.That("unequal ones"u8, text != "channel a" && text != "channel" && text != Opaque.Of<string?>(null));
        uint sum = 0;
        foreach (char character in text)
        {
            sum += character;
        }

        check.Equal("sum of the characters"u8, sum, 989u);
        check.That("a part"u8, text.AsSpan(3, 3).SequenceEqual("nne"));
        check.That("empty or none"u8, string.IsNullOrEmpty(Opaque.Of(string.Empty)) && string.IsNullOrEmpty(Opaque.Of<string?>(null)));
        return check;
    }

    private static Check SwitchOnText()
    {
        Check check = default;
        check.Equal("the first"u8, Number(Opaque.Of("one")), 1);
        check.Equal("the last"u8, Number(Opaque.Of("nine")), 9);
        check.Equal("none of them"u8, Number(Opaque.Of("onet")), 0);
        check.Equal("characters of a span"u8, Number(Opaque.Of("two").AsSpan()), 2);
        return check;
    }

    private static int Number(string text) => text switch
    {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        _ => 0,
    };

    private static int Number(ReadOnlySpan<char> text) => text switch
    {
        "one" => 1,
        "two" => 2,
        _ => 0,
    };

    private static Check NumbersAsText()
    {
        Check check = default;
        Span<byte> room = stackalloc byte[24];
        check.That("0"u8, Utf8Formatter.TryFormat(Opaque.Of(0u), room, out int length));
        check.Same("0"u8, room[..length], "0"u8);
        check.That("most of 32 bits"u8, Utf8Formatter.TryFormat(Opaque.Of(uint.MaxValue), room, out length));
        check.Same("most of 32 bits"u8, room[..length], "4294967295"u8);
        check.That("least of 32 bits"u8, Utf8Formatter.TryFormat(Opaque.Of(int.MinValue), room, out length));
        check.Same("least of 32 bits"u8, room[..length], "-2147483648"u8);
        check.That("most of 64 bits"u8, Utf8Formatter.TryFormat(Opaque.Of(ulong.MaxValue), room, out length));
        check.Same("most of 64 bits"u8, room[..length], "18446744073709551615"u8);
        check.That("least of 64 bits"u8, Utf8Formatter.TryFormat(Opaque.Of(long.MinValue), room, out length));
        check.Same("least of 64 bits"u8, room[..length], "-9223372036854775808"u8);
        check.That("least of 8 bits"u8, Utf8Formatter.TryFormat(Opaque.Of(sbyte.MinValue), room, out length));
        check.Same("least of 8 bits"u8, room[..length], "-128"u8);
        check.That("exactly enough room"u8, Utf8Formatter.TryFormat(Opaque.Of(12345u), room[..5], out length) && length == 5);
        check.That("too little room"u8, !Utf8Formatter.TryFormat(Opaque.Of(12345u), room[..4], out length) && length == 0);
        return check;
    }

    private static Check Formats()
    {
        Check check = default;
        Span<byte> room = stackalloc byte[24];
        check.That("small hexadecimal digits"u8, Utf8Formatter.TryFormat(Opaque.Of(0xDEAD_BEEFu), room, out int length, 'x'));
        check.Same("small hexadecimal digits"u8, room[..length], "deadbeef"u8);
        check.That("eight of them"u8, Utf8Formatter.TryFormat(Opaque.Of(0xBEEFu), room, out length, new('X', 8)));
        check.Same("eight of them"u8, room[..length], "0000BEEF"u8);
        check.That("three digits"u8, Utf8Formatter.TryFormat(Opaque.Of(-7), room, out length, new('D', 3)));
        check.Same("three digits"u8, room[..length], "-007"u8);
        check.That("true"u8, Utf8Formatter.TryFormat(Opaque.Of(true), room, out length));
        check.Same("true"u8, room[..length], "True"u8);
        return check;
    }

    private static Check LogLines()
    {
        Check check = default;
        LogLine line = $"{Opaque.Of(0u)} {Opaque.Of(uint.MaxValue)} {Opaque.Of(int.MinValue)} {Opaque.Of(true)} {"bytes"u8}";
        check.Same("numbers, a truth value, bytes"u8, line.Text, "0 4294967295 -2147483648 true bytes"u8);
        LogLine wide = $"{Opaque.Of(ulong.MaxValue)}, {Opaque.Of(1000000007)}";
        check.Same("64 bits"u8, wide.Text, "18446744073709551615, 1000000007"u8);
        LogLine hexadecimal = $"{Opaque.Of(0xBEEFu):x} {Opaque.Of(0xBEEFu):x8} {Opaque.Of(0u):x} {Opaque.Of(uint.MaxValue):x2}";
        check.Same("hexadecimal"u8, hexadecimal.Text, "beef 0000beef 0 ffffffff"u8);
        LogLine foreign = $"ä";
        check.Same("beyond ASCII"u8, foreign.Text, "?"u8);
        return check;
    }

    private static Check LogLinesAreCut()
    {
        Check check = default;
        ReadOnlySpan<byte> forty = "0123456789012345678901234567890123456789"u8;
        LogLine line = $"{forty}{forty}abcdefghij{Opaque.Of(1234567890u)}klmnopqrst{Opaque.Of(77u)}{Opaque.Of(88u):x8}{Opaque.Of(99ul)}{forty}end";
        check.Equal("length"u8, line.Text.Length, 120);
        check.Same("what is left"u8, line.Text[80..], "abcdefghij1234567890klmnopqrst7700000058"u8);
        return check;
    }
}
