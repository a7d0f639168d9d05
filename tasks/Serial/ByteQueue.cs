using System;
using System.Runtime.CompilerServices;

namespace Anckor.Tasks.Serial;

/// <summary>What is still to be sent: a ring of bytes.</summary>
internal struct ByteQueue
{
    private Storage bytes;
    private uint head;
    private uint count;

    /// <summary>Whether there is nothing to send.</summary>
    internal readonly bool IsEmpty => count == 0;

    /// <summary>How many bytes more it takes.</summary>
    internal readonly int Room => Capacity - (int)count;

    /// <summary>Adds bytes; more than there is room for is a fault.</summary>
    internal void Add(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            bytes[(int)((head + count) % Capacity)] = value;
            count = checked(count + 1);
        }
    }

    /// <summary>Takes the oldest byte.</summary>
    internal byte Take()
    {
        byte value = bytes[(int)(head % Capacity)];
        head++;
        count--;
        return value;
    }

    private const int Capacity = 512;

    [InlineArray(Capacity)]
    private struct Storage
    {
        private byte first;
    }
}
