using System;

namespace Suite.Language;

/// <summary>Values: tuples, records, enums, nullable values, patterns.</summary>
internal static class Types
{
    internal static void Run()
    {
        Score.Case("record_structs"u8, RecordStructs());
        Score.Case("tuples"u8, Tuples());
        Score.Case("nullable_values"u8, NullableValues());
        Score.Case("enums"u8, Enums());
        Score.Case("patterns"u8, Patterns());
        Score.Case("structs_by_reference"u8, StructsByReference());
    }

    private static Check RecordStructs()
    {
        Check check = default;
        Point first = new(Opaque.Of(3), -4);
        Point second = first with { Y = 5 };
        check.That("equal ones"u8, first == new Point(3, -4));
        check.That("unequal ones"u8, first != second);
        (int x, int y) = second;
        check.Equal("taken apart"u8, (x * 10) + y, 35);
        check.Equal("squared length"u8, first.SquaredLength, 25);
        return check;
    }

    private static Check Tuples()
    {
        Check check = default;
        (int low, int high) = (Opaque.Of(1), Opaque.Of(2));
        (low, high) = (high, low);
        check.Equal("swapped"u8, (low * 10) + high, 21);
        (byte Kind, ulong Value, short Sign) triple = Triple(Opaque.Of(7));
        check.Equal("first of a returned one"u8, triple.Kind, 7);
        check.Equal("second of a returned one"u8, triple.Value, 0x7_0000_0007ul);
        check.Equal("third of a returned one"u8, triple.Sign, -7);
        check.That("equal ones"u8, triple == (7, 0x7_0000_0007ul, -7));
        check.That("unequal ones"u8, triple != (7, 0x7_0000_0007ul, 7));
        return check;
    }

    private static (byte Kind, ulong Value, short Sign) Triple(int number) =>
        ((byte)number, (ulong)number << 32 | (uint)number, (short)-number);

    private static Check NullableValues()
    {
        Check check = default;
        uint? none = Half(Opaque.Of(3u));
        uint? some = Half(Opaque.Of(10u));
        check.That("none"u8, !none.HasValue && none is null);
        check.That("some"u8, some.HasValue && some is 5u);
        check.Equal("with a default"u8, none ?? 77u, 77u);
        check.That("arithmetic with none is none"u8, (none + some) is null);
        check.Equal("arithmetic with some"u8, (some + 1u) ?? 0u, 6u);
        none ??= 9;
        check.Equal("filled in"u8, none.Value, 9u);
        check.That("compared"u8, some > 4 && !(some < 5) && some != none);
        return check;
    }

    private static uint? Half(uint number) => number % 2 == 0 ? number / 2 : null;

    private static Check Enums()
    {
        Check check = default;
        Pins pins = Opaque.Of(Pins.One) | Pins.Three;
        check.Equal("combined"u8, (int)pins, 5);
        check.That("has one"u8, (pins & Pins.Three) != 0);
        check.That("has not the other"u8, !pins.HasFlag(Pins.Two));
        pins &= ~Pins.One;
        check.That("taken away"u8, pins == Pins.Three);
        check.Equal("wide ones"u8, (ulong)Opaque.Of(Wide.Last), 0x8000_0000_0000_0000ul);
        check.Equal("counted up"u8, (int)(Opaque.Of(Pins.One) + 1), 2);
        return check;
    }

    private static Check Patterns()
    {
        Check check = default;
        check.Equal("below zero"u8, Classify(Opaque.Of(-5)), 1);
        check.Equal("zero"u8, Classify(Opaque.Of(0)), 2);
        check.Equal("one of several"u8, Classify(Opaque.Of(7)), 3);
        check.Equal("in a range"u8, Classify(Opaque.Of(50)), 4);
        check.Equal("with a condition"u8, Classify(Opaque.Of(1002)), 5);
        check.Equal("nothing else"u8, Classify(Opaque.Of(1001)), 6);
        Point point = new(Opaque.Of(0), 8);
        check.That("of properties"u8, point is { X: 0, Y: > 5 and < 10 } and not { SquaredLength: 0 });
        check.That("of a position"u8, point is (0, _));
        check.Equal("of a tuple"u8, Decide(Opaque.Of(true), Opaque.Of(false)), 2);
        ReadOnlySpan<int> list = [1, 2, 3, 4];
        check.Equal("of a list"u8, list is [1, .. var middle, 4] ? middle.Length : -1, 2);
        return check;
    }

    private static int Classify(int number) => number switch
    {
        < 0 => 1,
        0 => 2,
        3 or 5 or 7 => 3,
        >= 10 and <= 99 => 4,
        _ when number % 2 == 0 => 5,
        _ => 6,
    };

    private static int Decide(bool left, bool right) => (left, right) switch
    {
        (true, true) => 1,
        (true, false) => 2,
        (false, _) => 3,
    };

    private static Check StructsByReference()
    {
        Check check = default;
        Big big = default;
        Change(ref big, Opaque.Of(9));
        check.Equal("changed by reference"u8, big.Sum, 9 + 90 + 900);
        Big other = Make(in big);
        check.Equal("returned"u8, other.Sum, 1998);
        check.Equal("not changed by in"u8, big.Sum, 999);
        ref int largest = ref Largest(ref big);
        largest = 0;
        check.Equal("changed through a returned reference"u8, big.Sum, 99);
        return check;
    }

    private static void Change(ref Big big, int number)
    {
        big.First = number;
        big.Second = number * 10;
        big.Third = number * 100;
    }

    private static Big Make(in Big big) => new() { First = big.First * 2, Second = big.Second * 2, Third = big.Third * 2 };

    private static ref int Largest(ref Big big)
    {
        if (big.First > big.Second && big.First > big.Third)
        {
            return ref big.First;
        }

        return ref big.Second > big.Third ? ref big.Second : ref big.Third;
    }

    private readonly record struct Point(int X, int Y)
    {
        internal int SquaredLength => (X * X) + (Y * Y);
    }

    private struct Big
    {
        internal int First;
        internal int Second;
        internal int Third;

        internal readonly int Sum => First + Second + Third;
    }

    [Flags]
    private enum Pins : byte
    {
        One = 1,
        Two = 2,
        Three = 4,
    }

    private enum Wide : ulong
    {
        Last = 0x8000_0000_0000_0000,
    }
}
