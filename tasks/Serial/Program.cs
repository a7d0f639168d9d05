using System;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Tasks.Serial;

/// <summary>Owns the console: takes lines from the channel <c>log</c> and writes them, each behind its sender's name.</summary>
internal static class Program
{
    /// <summary>As the manifest gives it: <c>interrupts = { console = 0 }</c>.</summary>
    private const uint TransmitterReady = 1 << 0;

    private const int LongestLine = 128;

    /// <summary>Name, colon, text and line end.</summary>
    private const int LongestOutput = 32 + 2 + LongestLine + 2;

    private static ByteQueue queue;
    private static LineBuffer line;

    [TaskEntry]
    private static void Main()
    {
        Usart usart = Usart.Open(Peripheral.Get(0));
        Receiver log = Channel.Create("log"u8);
        Banner.Write(ref queue);
        while (true)
        {
            bool empty = SendQueued(usart);

            // While there is no room for a line, only the transmitter is waited for: senders stay where they are, nothing is lost.
            Receiver from = queue.Room >= LongestOutput ? log : default;

            // The tick is for transmitters whose interrupt does not come: a simulator's, or one that was missed.
            Message message = from.Receive((Span<byte>)line, TransmitterReady, empty ? Duration.Forever : Duration.FromTicks(1));
            if (message.Kind is MessageKind.Send or MessageKind.Call)
            {
                WriteLine(ref message);
            }
        }
    }

    /// <summary>Hands over what the transmitter takes, and asks for an interrupt when some is left.</summary>
    /// <returns>Whether nothing is left.</returns>
    private static bool SendQueued(Usart usart)
    {
        while (!queue.IsEmpty && usart.CanSend)
        {
            usart.Send(queue.Take());
        }

        usart.InterruptWhenReady(!queue.IsEmpty);
        Interrupt.Acknowledge(TransmitterReady);
        return queue.IsEmpty;
    }

    private static void WriteLine(ref Message message)
    {
        ReadOnlySpan<byte> text = message.Bytes((Span<byte>)line);
        if (text.Length > 0 && text[0] == Log.PlainMark)
        {
            text = text[1..];
        }
        else
        {
            Name name = SystemInformation.TaskName(message.Sender);
            queue.Add(name.Bytes);
            queue.Add(": "u8);
        }

        queue.Add(text);
        queue.Add("\r\n"u8);
    }

    [InlineArray(LongestLine)]
    private struct LineBuffer
    {
        private byte first;
    }
}
