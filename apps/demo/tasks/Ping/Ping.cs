using Anckor;

namespace Demo;

/// <summary>Asks pong twice a second, and says what it answers.</summary>
internal static class Ping
{
    [TaskEntry]
    private static void Main()
    {
        Channel pong = Channel.Open("pong"u8);
        for (uint count = 1; ; count++)
        {
            uint answer = pong.Call<uint, uint>(count);
            Log.Info($"ping {count}, pong {answer}");
            Clock.Sleep(Duration.FromMilliseconds(500));
        }
    }
}
