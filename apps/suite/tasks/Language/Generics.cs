using System;

namespace Suite.Language;

/// <summary>Generic code, and what a struct does through an interface without being boxed.</summary>
internal static class Generics
{
    internal static void Run()
    {
        Score.Case("generics"u8, GenericTypes());
        Score.Case("interface_constraints"u8, InterfaceConstraints());
        Score.Case("static_abstract_members"u8, StaticAbstractMembers());
        Score.Case("virtual_methods"u8, VirtualMethods());
    }

    private static Check GenericTypes()
    {
        Check check = default;
        Ring<ushort> narrow = default;
        Ring<ulong> wide = default;
        for (uint number = 0; number < Opaque.Of(6u); number++)
        {
            narrow.Add((ushort)(number * 11));
            wide.Add((ulong)number << 40);
        }

        check.Equal("the oldest of a ring of 16 bits"u8, narrow.Oldest, 22);
        check.Equal("the oldest of a ring of 64 bits"u8, wide.Oldest, 2ul << 40);
        check.Equal("the larger of two"u8, Larger(Opaque.Of(-3), -4), -3);
        check.Equal("the larger of two of 64 bits"u8, Larger(Opaque.Of(1ul << 63), ulong.MaxValue >> 2), 1ul << 63);
        check.Equal("the size of a type"u8, Size<byte>() + (10 * Size<int>()) + (100 * Size<long>()), 841);
        Pair<byte, Pair<int, long>> nested = new(1, new(2, 3));
        check.Equal("nested types"u8, nested.First + nested.Second.First + nested.Second.Second, 6);
        return check;
    }

    private static T Larger<T>(T left, T right)
        where T : struct, IComparable<T>
        => left.CompareTo(right) >= 0 ? left : right;

    private static int Size<T>()
        where T : unmanaged
        => typeof(T) == typeof(byte) ? 1 : typeof(T) == typeof(int) ? 4 : 8;

    private static Check InterfaceConstraints()
    {
        Check check = default;
        Adder adder = new(Opaque.Of(5));
        Doubler doubler = default;
        check.Equal("applied three times"u8, Apply(ref adder, 1, 3), 16);
        check.Equal("another type"u8, Apply(ref doubler, 3, 4), 48);
        check.Equal("state kept in the struct"u8, adder.Uses + doubler.Uses, 7);
        check.Equal("a default method"u8, Twice(ref doubler, 1), 4);
        return check;
    }

    private static int Apply<T>(ref T step, int value, int times)
        where T : struct, IStep
    {
        for (int round = 0; round < times; round++)
        {
            value = step.Next(value);
        }

        return value;
    }

    private static int Twice<T>(ref T step, int value)
        where T : struct, IStep
        => step.Next(step.Next(value));

    private static Check StaticAbstractMembers()
    {
        Check check = default;
        check.Equal("sum of metres"u8, Total<Metres>([new(1), new(2), new(Opaque.Of(39))]).Value, 42);
        check.Equal("product in a ring of seven"u8, Total<Modulo>([new(Opaque.Of(5)), new(4), new(6)]).Value, 1);
        return check;
    }

    private static T Total<T>(scoped ReadOnlySpan<T> values)
        where T : struct, IQuantity<T>
    {
        T total = T.Zero;
        foreach (T value in values)
        {
            total += value;
        }

        return total;
    }

    private static Check VirtualMethods()
    {
        Check check = default;
        Shape shape = Opaque.Of(1) == 1 ? Square.Unit : Circle.Unit;
        check.Equal("of one class"u8, shape.Corners, 4);
        shape = Opaque.Of(1) == 0 ? Square.Unit : Circle.Unit;
        check.Equal("of another"u8, shape.Corners, 0);
        check.Equal("of their base"u8, shape.Sides, 1);
        check.That("type tests"u8, shape is Circle && shape is not Square);
        return check;
    }

    private interface IStep
    {
        int Next(int value);
    }

    private struct Adder(int amount) : IStep
    {
        internal int Uses;

        public int Next(int value)
        {
            Uses++;
            return value + amount;
        }
    }

    private struct Doubler : IStep
    {
        internal int Uses;

        public int Next(int value)
        {
            Uses++;
            return value * 2;
        }
    }

    private interface IQuantity<T>
        where T : struct, IQuantity<T>
    {
        static abstract T Zero { get; }

        static abstract T operator +(T left, T right);
    }

    private readonly struct Metres(int value) : IQuantity<Metres>
    {
        internal int Value => value;

        public static Metres Zero => default;

        public static Metres operator +(Metres left, Metres right) => new(left.Value + right.Value);
    }

    private readonly struct Modulo(int value) : IQuantity<Modulo>
    {
        internal int Value => value;

        public static Modulo Zero => new(1);

        public static Modulo operator +(Modulo left, Modulo right) => new(left.Value * right.Value % 7);
    }

    private readonly struct Pair<TFirst, TSecond>(TFirst first, TSecond second)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        internal TFirst First => first;

        internal TSecond Second => second;
    }

    private abstract class Shape
    {
        internal abstract int Corners { get; }

        internal virtual int Sides => 1;
    }

    private sealed class Square : Shape
    {
        internal static readonly Square Unit = new();

        internal override int Corners => 4;

        internal override int Sides => 4;
    }

    private sealed class Circle : Shape
    {
        internal static readonly Circle Unit = new();

        internal override int Corners => 0;
    }
}
