using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Suite.Copier;

/// <summary>Answers a call with its bytes in reverse order; keeps a one-way message, and answers an empty call with it.</summary>
internal static class Program
{
    private static Storage buffer;
    private static Storage kept;

    [TaskEntry]
    private static void Main()
    {
        Receiver channel = Channel.Create("copy"u8);
        int length = 0;
        while (true)
        {
            // One byte off, so that the copy is aligned nowhere.
            Span<byte> room = ((Span<byte>)buffer)[1..];
            Message message = channel.Receive(room, 0, Duration.Forever);
            ReadOnlySpan<byte> bytes = message.Bytes(room);
            if (message.Kind == MessageKind.Send)
            {
                bytes.CopyTo(kept);
                length = bytes.Length;
            }
            else if (bytes.IsEmpty)
            {
                message.Reply(((ReadOnlySpan<byte>)kept)[..length]);
            }
            else
            {
                // A short message does not stand in the buffer.
                Span<byte> answer = room[..bytes.Length];
                bytes.CopyTo(answer);
                answer.Reverse();
                message.Reply((ReadOnlySpan<byte>)answer);
            }
        }
    }

    [InlineArray(604)]
    private struct Storage
    {
        private byte first;
    }
}
