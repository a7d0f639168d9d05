using System;

namespace Fuzz;

/// <summary>Contents of buffers that show every byte that was changed.</summary>
internal static class Pattern
{
    /// <summary>What a server does to each byte of a buffer that it may write to.</summary>
    internal const byte Mark = 0x5A;

    /// <summary>What a byte holds.</summary>
    internal static byte At(uint seed, int index) => (byte)(((seed + (uint)index) * 0x9E37_79B1) >> 24);

    /// <summary>Fills a buffer.</summary>
    internal static void Fill(Span<byte> buffer, uint seed)
    {
        for (int index = 0; index < buffer.Length; index++)
        {
            buffer[index] = At(seed, index);
        }
    }

    /// <summary>How many bytes are not as filled, each with <paramref name="mark"/> applied.</summary>
    internal static uint CountWrong(ReadOnlySpan<byte> buffer, uint seed, byte mark = 0)
    {
        uint wrong = 0;
        for (int index = 0; index < buffer.Length; index++)
        {
            wrong += (buffer[index] ^ mark) == At(seed, index) ? 0u : 1u;
        }

        return wrong;
    }

    /// <summary>A sum in which the order counts.</summary>
    internal static uint Sum(ReadOnlySpan<byte> buffer)
    {
        uint sum = (uint)buffer.Length;
        foreach (byte value in buffer)
        {
            sum = (sum << 5 | sum >> 27) ^ value;
        }

        return sum;
    }

    /// <summary>What the servers answer to a word.</summary>
    internal static uint Answer(uint word) => (word * 0x85EB_CA6B) + 0xC2B2_AE35;

    /// <summary>To which word they answer this one.</summary>
    internal static uint Question(uint answer) => (answer - 0xC2B2_AE35) * 0xA5CB_9243;
}
