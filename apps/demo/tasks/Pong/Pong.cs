using Anckor;

namespace Demo;

/// <summary>Answers every number with itself, and tells anybody who asks where it keeps its last one: to know an address is not enough.</summary>
internal static class Pong
{
    private static uint last;

    [TaskEntry]
    private static void Main()
    {
        Receiver pong = Channel.Create("pong"u8);
        while (true)
        {
            Message message = pong.Receive();
            if (message.Length == 0)
            {
                message.Reply(AddressOfLast());
                continue;
            }

            last = message.Read<uint>();
            message.Reply(last);
        }
    }

    /// <remarks>Safety: the address is only told, and good for nothing outside this task.</remarks>
    private static unsafe uint AddressOfLast()
    {
        fixed (uint* address = &last)
        {
            return (uint)address;
        }
    }
}
