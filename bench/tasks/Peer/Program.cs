using System;
using Anckor;

namespace Bench.Peer;

/// <summary>The other side of a benchmark: its name says of which one.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        ReadOnlySpan<byte> role = name.Bytes;
        if (role.SequenceEqual("waiter"u8))
        {
            Waiter.Run();
        }

        Receiver channel = Channel.Create(role);
        if (role.SequenceEqual("interrupted"u8))
        {
            Interrupted.Run(channel);
        }
        else if (role.SequenceEqual("sink"u8))
        {
            Sink.Run(channel);
        }
        else if (role.SequenceEqual("copier"u8))
        {
            Copier.Run(channel);
        }
        else if (role.SequenceEqual("borrower"u8))
        {
            Borrower.Run(channel);
        }
        else if (role.SequenceEqual("slow"u8))
        {
            SlowServer.Run(channel);
        }
        else if (role.SequenceEqual("reply-0"u8))
        {
            EmptyServer.Run(channel);
        }
        else if (role.SequenceEqual("reply-4"u8))
        {
            Server.Run<uint>(channel);
        }
        else if (role.SequenceEqual("reply-16"u8))
        {
            Server.Run<Block16>(channel);
        }
        else
        {
            Server.Run<Block32>(channel);
        }
    }
}
