using Anckor;

namespace Channels.Actor;

/// <summary>Plays random sequences and adds up what it sees: actors a and d of their own accord, b, c and e when they are called.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        switch (name.Bytes[6])
        {
            case (byte)'a':
                Player.Run("go-a"u8, isFirst: true);
                break;
            case (byte)'d':
                Player.Run("go-d"u8, isFirst: false);
                break;
            case (byte)'b':
                Servant.Run("to-b"u8, 2);
                break;
            case (byte)'c':
                Servant.Run("to-c"u8, 1);
                break;
            default:
                Servant.Run("to-e"u8, 0);
                break;
        }
    }
}
