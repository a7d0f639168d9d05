namespace System;

/// <summary>A UTF-16 code unit.</summary>
public readonly struct Char : IComparable<char>, IEquatable<char>
{
    public const char MaxValue = (char)0xFFFF;

    public const char MinValue = (char)0;

#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly char value;
#pragma warning restore CS0169

    public static bool IsAscii(char c) => c < 0x80;

    public static bool IsAsciiDigit(char c) => IsBetween(c, '0', '9');

    public static bool IsAsciiHexDigit(char c) => IsAsciiDigit(c) || IsBetween((char)(c | 0x20), 'a', 'f');

    public static bool IsAsciiHexDigitLower(char c) => IsAsciiDigit(c) || IsBetween(c, 'a', 'f');

    public static bool IsAsciiHexDigitUpper(char c) => IsAsciiDigit(c) || IsBetween(c, 'A', 'F');

    public static bool IsAsciiLetter(char c) => IsBetween((char)(c | 0x20), 'a', 'z');

    public static bool IsAsciiLetterLower(char c) => IsBetween(c, 'a', 'z');

    public static bool IsAsciiLetterUpper(char c) => IsBetween(c, 'A', 'Z');

    public static bool IsAsciiLetterOrDigit(char c) => IsAsciiLetter(c) || IsAsciiDigit(c);

    public static bool IsBetween(char c, char minInclusive, char maxInclusive) =>
        (uint)(c - minInclusive) <= (uint)(maxInclusive - minInclusive);

    public static bool IsSurrogate(char c) => IsBetween(c, (char)0xD800, (char)0xDFFF);

    public static bool IsHighSurrogate(char c) => IsBetween(c, (char)0xD800, (char)0xDBFF);

    public static bool IsLowSurrogate(char c) => IsBetween(c, (char)0xDC00, (char)0xDFFF);

    public int CompareTo(char value) => this - value;

    public bool Equals(char obj) => this == obj;

    public override int GetHashCode() => this;

    [Obsolete("There is no heap for the text: use it as it is.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: compare with a value of the same type.", error: true)]
    public new bool Equals(object obj) => false;
}
