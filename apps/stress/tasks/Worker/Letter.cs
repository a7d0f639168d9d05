using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stress.Worker;

/// <summary>What a message of 16 bytes and more begins with. Random bytes follow.</summary>
internal struct Header
{
    /// <summary>Life of the sender (12 bits), wanted reply (8), timed (1), call (1), writable (1), channel (4), sender (4), a mark that is never 0 (1).</summary>
    internal uint Route;

    /// <summary>How many messages its sender has tried to send over the channel.</summary>
    internal uint Attempt;

    /// <summary>Messages over the channel known to be taken (16 bits), those that may have been (8), notifications posted to the receiver (8).</summary>
    internal uint Counts;

    /// <summary>Checksum over the length and all other bytes.</summary>
    internal uint Sum;

    internal readonly uint Life => Route >> 20;

    internal readonly uint Wanted => Route >> 12 & 0xFF;

    internal readonly bool IsTimed => (Route & 1 << 11) != 0;

    internal readonly bool IsCall => (Route & 1 << 10) != 0;

    internal readonly bool IsWritable => (Route & 1 << 9) != 0;

    internal readonly uint Channel => Route >> 5 & 0xF;

    internal readonly uint Sender => Route >> 1 & 0xF;

    internal readonly ushort Confirmed => (ushort)(Counts >> 16);

    internal readonly byte Maybe => (byte)(Counts >> 8);

    internal readonly byte Posted => (byte)Counts;

    internal static uint MakeRoute(uint life, uint wanted, bool timed, bool call, bool writable, int channel, int sender) =>
        life << 20 | wanted << 12 | (timed ? 1u << 11 : 0) | (call ? 1u << 10 : 0) | (writable ? 1u << 9 : 0) | (uint)channel << 5 | (uint)sender << 1 | 1;
}

/// <summary>Messages: random bytes that tell all that is to be known about them, and whether they are whole.</summary>
internal static class Letter
{
    /// <summary>Shorter messages have no header: their bytes follow from their length and sender.</summary>
    internal const int HeaderBytes = 16;

    /// <summary>What a borrower that may write does to every byte.</summary>
    internal const byte Change = 0x5A;

    private const uint ChangeOfWord = 0x5A5A_5A5A;
    private const uint Multiplier = 0x9E37_79B1;

    /// <summary>Writes a message: what the header says and its seed.</summary>
    internal static void Write(scoped Span<byte> message, Header header)
    {
        uint state = header.Attempt ^ header.Route;
        int at = HeaderBytes;
        for (; at + 4 <= message.Length; at += 4)
        {
            state = (state * 1664525) + 1013904223;
            Unsafe.WriteUnaligned(ref message[at], state);
        }

        for (; at < message.Length; at++)
        {
            state = (state * 1664525) + 1013904223;
            message[at] = (byte)(state >> 24);
        }

        MemoryMarshal.Write(message, header);
        Unsafe.WriteUnaligned(ref message[12], Sum(message));
    }

    /// <summary>The header of a message that is whole; one of a sender that nobody is when it is not.</summary>
    internal static Header Read(scoped ReadOnlySpan<byte> message)
    {
        Header header = MemoryMarshal.Read<Header>(message);
        if (header.Sum != Sum(message))
        {
            header.Route = 0;
        }

        return header;
    }

    /// <summary>Writes a message without header.</summary>
    internal static void WriteShort(scoped Span<byte> message, int sender)
    {
        for (int index = 0; index < message.Length; index++)
        {
            message[index] = ShortByte(sender, message.Length, index);
        }
    }

    /// <summary>Whether a message without header is whole.</summary>
    internal static bool IsShort(scoped ReadOnlySpan<byte> message, int sender)
    {
        for (int index = 0; index < message.Length; index++)
        {
            if (message[index] != ShortByte(sender, message.Length, index))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the reply that belongs to a seed.</summary>
    internal static void WriteReply(scoped Span<byte> reply, uint seed)
    {
        for (int index = 0; index < reply.Length; index++)
        {
            reply[index] = ReplyByte(seed, index);
        }
    }

    /// <summary>Whether a reply is the one that belongs to a seed.</summary>
    internal static bool IsReply(scoped ReadOnlySpan<byte> reply, uint seed)
    {
        for (int index = 0; index < reply.Length; index++)
        {
            if (reply[index] != ReplyByte(seed, index))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Does to every byte what a borrower does; twice is nothing.</summary>
    internal static void Transform(scoped Span<byte> message)
    {
        int at = 0;
        for (; at + 4 <= message.Length; at += 4)
        {
            ref byte place = ref message[at];
            Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<uint>(ref place) ^ ChangeOfWord);
        }

        for (; at < message.Length; at++)
        {
            message[at] ^= Change;
        }
    }

    /// <summary>The seed of the reply to a message without header.</summary>
    internal static uint ShortSeed(int sender, int length) => (uint)((sender * 41) + length + 7);

    /// <summary>How long the reply to a message without header is to be.</summary>
    internal static int ShortWanted(int length) => ((length * 7) + 3) % 33;

    private static byte ShortByte(int sender, int length, int index) => (byte)((sender * 67) + (length * 5) + (index * 29) + 1);

    private static byte ReplyByte(uint seed, int index) => (byte)((seed >> ((index & 3) * 8)) + ((uint)index * 13));

    private static uint Sum(scoped ReadOnlySpan<byte> message)
    {
        uint sum = (uint)message.Length * Multiplier;
        int at = 0;
        for (; at + 4 <= message.Length; at += 4)
        {
            if (at != 12)
            {
                sum = (BitOperations.RotateLeft(sum, 7) ^ Unsafe.ReadUnaligned<uint>(in message[at])) * Multiplier;
            }
        }

        for (; at < message.Length; at++)
        {
            sum = (BitOperations.RotateLeft(sum, 7) ^ message[at]) * Multiplier;
        }

        return sum;
    }
}
