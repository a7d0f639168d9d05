using System.Runtime.CompilerServices;
using Anckor;

namespace Bench.Peer;

/// <summary>Answers each call with as many bytes as it brought, in one system call with the wait for the next.</summary>
internal static class Server
{
    internal static void Run<T>(Receiver channel)
        where T : unmanaged
    {
        Message message = channel.Receive();
        while (true)
        {
            message.ReplyReceive(Unsafe.SizeOf<T>(), channel);
        }
    }
}
