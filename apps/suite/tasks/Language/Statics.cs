using System;

namespace Suite.Language;

/// <summary>What is in memory before the task begins: made by the compiler, and set up by the start code.</summary>
internal static class Statics
{
    private static readonly int[] Squares = [0, 1, 4, 9, 16, 25];
    private static readonly string Motto = "small";
    private static readonly uint[] Table = MakeTable();

    private static uint initialised = 0x1234_5678;
    private static ulong wide = 0x0102_0304_0506_0708;
    private static byte cleared;
    private static Settings settings = new() { Rate = 115200, Parity = 2 };
    private static uint[] buffer = new uint[8];
    private static readonly byte[] Scratch = new byte[4];
    private static Device device = Device.First;
    private static string text = "before";

    internal static void Run()
    {
        Score.Case("static_readonly_arrays"u8, ReadonlyArrays());
        Score.Case("static_initial_values"u8, InitialValues());
        Score.Case("static_mutable_arrays"u8, MutableArrays());
        Score.Case("static_mutable_references"u8, MutableReferences());
        Score.Case("static_objects"u8, Objects());
    }

    private static Check ReadonlyArrays()
    {
        Check check = default;
        check.Equal("an element"u8, Squares[Opaque.Of(5)], 25);
        check.Equal("the length"u8, Squares.Length, 6);
        check.Equal("a string"u8, Motto[Opaque.Of(4)], 'l');
        check.Equal("a computed table"u8, Table[Opaque.Of(255)], 195076u);
        int sum = 0;
        foreach (int square in Squares)
        {
            sum += square;
        }

        check.Equal("the sum"u8, sum, 55);
        return check;
    }

    /// <summary>The compiler runs this. It knows no shift to the right.</summary>
    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint index = 0; index < 256; index++)
        {
            table[index] = (3 * index * index) + 1;
        }

        return table;
    }

    private static Check InitialValues()
    {
        Check check = default;
        check.Equal("32 bits"u8, initialised, 0x1234_5678u);
        check.Equal("64 bits"u8, wide, 0x0102_0304_0506_0708ul);
        check.Equal("zero"u8, cleared, 0);
        check.Equal("a struct"u8, settings.Rate + settings.Parity, 115202u);
        initialised++;
        wide <<= 8;
        cleared--;
        settings.Rate = 9600;
        check.Equal("32 bits changed"u8, initialised, 0x1234_5679u);
        check.Equal("64 bits changed"u8, wide, 0x0203_0405_0607_0800ul);
        check.Equal("a byte changed"u8, cleared, 255);
        check.Equal("a struct changed"u8, settings.Rate + settings.Parity, 9602u);
        return check;
    }

    private static Check MutableArrays()
    {
        Check check = default;
        check.Equal("its length"u8, buffer.Length, 8);
        uint before = 0;
        foreach (uint value in buffer)
        {
            before |= value;
        }

        check.Equal("zero at first"u8, before, 0u);
        for (int index = 0; index < buffer.Length; index++)
        {
            buffer[index] = (uint)index << 28 | 1;
        }

        check.Equal("written"u8, buffer[Opaque.Of(7)] ^ buffer[1], 0x6000_0000u);
        Scratch[Opaque.Of(3)] = 200;
        Span<byte> span = Scratch;
        span[0] = 50;
        check.Equal("written through a readonly reference"u8, Scratch[0] + Scratch[3], 250);
        return check;
    }

    private static Check MutableReferences()
    {
        Check check = default;
        check.Equal("an object at first"u8, device.Number, 1);
        device = Opaque.Of(true) ? Device.Second : Device.First;
        check.Equal("another one"u8, device.Number, 2);
        check.That("which is that one"u8, ReferenceEquals(device, Device.Second));
        device = Device.First;
        check.Equal("the first again"u8, device.Number, 1);
        check.That("a text at first"u8, text == "before");
        text = Opaque.Of("afterwards");
        check.That("another text"u8, text == "afterwards" && text.Length == 10);
        uint[] old = buffer;
        buffer = Table;
        check.Equal("another array"u8, (uint)buffer.Length + buffer[1], 256u + 4);
        buffer = old;
        check.Equal("the old array again"u8, buffer.Length, 8);
        return check;
    }

    private static Check Objects()
    {
        Check check = default;
        Device.First.Uses += Opaque.Of(3u);
        Device.Second.Uses = 40;
        check.Equal("a field of each"u8, Device.First.Uses + Device.Second.Uses, 43u);
        device.Uses++;
        check.Equal("through a reference"u8, Device.First.Uses, 4u);
        return check;
    }

    private struct Settings
    {
        internal uint Rate;
        internal byte Parity;
    }

    private sealed class Device(int number)
    {
        internal static readonly Device First = new(1);
        internal static readonly Device Second = new(2);

        internal uint Uses;

        internal int Number { get; } = number;
    }
}
