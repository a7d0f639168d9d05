using Anckor;

namespace Storm;

/// <summary>Answers with the same number.</summary>
internal static class Pong
{
    [TaskEntry]
    private static void Main()
    {
        Receiver pings = Channel.Create("pong"u8);
        Message message = pings.Receive();
        while (true)
        {
            message.ReplyReceive(message.Read<uint>(), pings);
        }
    }
}
