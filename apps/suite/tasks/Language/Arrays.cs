using System;
using System.Runtime.CompilerServices;

namespace Suite.Language;

/// <summary>Inline arrays: the buffers of firmware.</summary>
internal static class Arrays
{
    private static Numbers numbers;
    private static Rows rows;

    internal static void Run()
    {
        Score.Case("static_array_loop"u8, StaticArrayLoop());
        Score.Case("static_array_of_structs"u8, StaticArrayOfStructs());
        Score.Case("inline_arrays"u8, InlineArrays());
    }

    /// <summary>Two loops over static memory. An optimisation of the code generator lost the address here: docs/adr/0009.</summary>
    private static Check StaticArrayLoop()
    {
        ulong state = 1;
        for (int index = 0; index < Numbers.Length; index++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            numbers[index] = (uint)(state >> 32);
        }

        uint sum = 0;
        for (int index = 0; index < Numbers.Length; index++)
        {
            sum = (sum << 1 | sum >> 31) ^ numbers[index];
        }

        Check check = default;
        check.Equal("folded numbers"u8, sum, 0xFE51_77BAu);
        return check;
    }

    private static Check StaticArrayOfStructs()
    {
        for (int row = 0; row < Rows.Length; row++)
        {
            for (int column = 0; column < Numbers.Length; column++)
            {
                rows[row].Values[column] = (uint)((row * 1000) + column);
            }

            rows[row].Used = (byte)(row + 1);
        }

        uint sum = 0;
        uint used = 0;
        foreach (ref readonly Row row in (ReadOnlySpan<Row>)rows)
        {
            used += row.Used;
            foreach (uint value in row.Values)
            {
                sum += value;
            }
        }

        Check check = default;
        check.Equal("sum over all rows"u8, sum, 198048u);
        check.Equal("marks of all rows"u8, used, 6u);
        return check;
    }

    private static Check InlineArrays()
    {
        Check check = default;
        Numbers local = default;
        Span<uint> span = local;
        for (int index = 0; index < span.Length; index++)
        {
            span[index] = (uint)index + 1;
        }

        Numbers copy = local;
        local[Opaque.Of(5)] = 0;
        check.Equal("a copy is a copy"u8, copy[5] + local[5], 6u);
        check.Equal("from the end"u8, copy[^1], 64u);
        uint sum = 0;
        foreach (uint value in copy[10..20])
        {
            sum += value;
        }

        check.Equal("sum of a range"u8, sum, 155u);
        return check;
    }

    [InlineArray(Length)]
    private struct Numbers
    {
        internal const int Length = 64;

        private uint first;
    }

    private struct Row
    {
        internal byte Used;
        internal Numbers Values;
    }

    [InlineArray(Length)]
    private struct Rows
    {
        internal const int Length = 3;

        private Row first;
    }
}
