using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Fuzz.Server;

/// <summary>Answers everybody, in whatever way the message comes: in registers, copied, or lent.</summary>
internal static class Program
{
    private static Buffer buffer;

    [TaskEntry]
    private static void Main()
    {
        Receiver all = Channel.Create("echo"u8) | Channel.Create("bulk"u8) | Channel.Create("copy"u8);
        Reporter.Begin();
        for (uint round = 1; ; round++)
        {
            Message message = round % 4 == 0 ? all.Receive(buffer, 0, Duration.Forever) : all.Borrow();
            if (message.IsLong)
            {
                ServeLong(in message);
            }
            else if (message.Kind == MessageKind.Call)
            {
                ServeShort(ref message);
            }

            Reporter.CountRound();
        }
    }

    private static void ServeShort(ref Message message)
    {
        for (int word = 0; word < 8; word++)
        {
            message.Words[word] = Pattern.Answer(message.Words[word]);
        }

        message.Reply(message.Bytes(default));
    }

    private static void ServeLong(in Message message)
    {
        ReadOnlySpan<byte> bytes = message.IsLent ? message.Lent : ((ReadOnlySpan<byte>)buffer)[..message.Length];
        Receipt receipt = new() { Sum = Pattern.Sum(bytes), Length = (uint)bytes.Length };
        if (message.IsWritable)
        {
            receipt.Marked = 1;
            Span<byte> lent = message.WritableLent;
            for (int index = 0; index < lent.Length; index++)
            {
                lent[index] ^= Pattern.Mark;
            }
        }

        if (message.Kind == MessageKind.Call)
        {
            message.Reply(receipt);
        }
        else if (message.IsLent)
        {
            message.Release();
        }
    }

    [InlineArray(1024)]
    private struct Buffer
    {
        private byte first;
    }
}
