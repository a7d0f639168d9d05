using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Channels.Borrower;

/// <summary>Takes commands over the channel of its own name, and borrows over the one with "-data" behind it.</summary>
internal static class Program
{
    private static Outcome outcome;
    private static Name16 dataName;

    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        ReadOnlySpan<byte> own = name.Bytes;
        Span<byte> data = dataName;
        own.CopyTo(data);
        "-data"u8.CopyTo(data[own.Length..]);
        Deed.Begin(Channel.Create(data[..(own.Length + 5)]), own);
        Receiver commands = Channel.Create(own);
        while (true)
        {
            Message message = commands.Receive();
            message.Reply(outcome);
            Command command = message.Read<Command>();
            if (command.Verb != Verb.Report)
            {
                uint begun = (uint)Clock.Now;
                outcome = Deed.Do(in command);
                outcome.Begun = begun;
                outcome.Ended = (uint)Clock.Now;
            }
        }
    }

    [InlineArray(16)]
    private struct Name16
    {
        private byte first;
    }
}
