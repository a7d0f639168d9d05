using System;

namespace Fuzz.Rogue;

/// <summary>The channels that a rogue may send to.</summary>
internal static class Names
{
    /// <summary>How many, the one that is never opened included.</summary>
    internal const int Count = 12;

    /// <summary>Those that somebody answers soon: <see cref="Of"/> from here on.</summary>
    internal const int FirstServed = 0;

    /// <summary>How many of these.</summary>
    internal const int Served = 3;

    /// <summary>The one that only counts.</summary>
    internal const int Counted = 3;

    /// <summary>Those that take long messages.</summary>
    internal const int FirstLong = 5;

    /// <summary>How many of these.</summary>
    internal const int Long = 4;

    /// <summary>Those where it receives: a long one, a short one.</summary>
    internal const int FirstOwn = 12;

    /// <summary>The name of one.</summary>
    internal static ReadOnlySpan<byte> Of(int channel) => channel switch
    {
        0 => "echo"u8,
        1 => "relay"u8,
        2 => "work"u8,
        3 => "count"u8,
        4 => "post"u8,
        5 => "bulk"u8,
        6 => "copy"u8,
        7 => "mail"u8,
        8 => Self.Number == 0 ? "rogue1-long"u8 : "rogue0-long"u8,
        9 => Self.Number == 0 ? "rogue1-short"u8 : "rogue0-short"u8,
        10 => "tally"u8,
        11 => "shut"u8,
        12 => OwnLong,
        13 => OwnShort,
        14 => "nobody"u8,
        _ => "report"u8,
    };

    /// <summary>Where it receives long messages.</summary>
    internal static ReadOnlySpan<byte> OwnLong => Self.Number == 0 ? "rogue0-long"u8 : "rogue1-long"u8;

    /// <summary>Where it receives short ones.</summary>
    internal static ReadOnlySpan<byte> OwnShort => Self.Number == 0 ? "rogue0-short"u8 : "rogue1-short"u8;
}
