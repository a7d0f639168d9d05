using Anckor;

namespace Storm;

/// <summary>Calls pong ten times a second for a minute, and says at which tick it was woken and at which it had its answer.</summary>
internal static class Ping
{
    private const uint Woken = 1 << 0;
    private const uint Period = 100;
    private const uint Pings = 600;

    [TaskEntry]
    private static void Main()
    {
        Channel pong = Channel.Open("pong"u8);
        ulong next = Clock.Now;
        for (uint count = 1; count <= Pings; count++)
        {
            next += Period;
            Timer.Set(next, Woken);
            Notification.Wait(Woken);
            ulong woken = Clock.Now;
            uint answer = pong.Call<uint, uint>(count);
            ulong answered = Clock.Now;
            Log.Info($"ping {count} at tick {woken}, pong {answer} at tick {answered}");
        }

        Log.Info("a minute is over"u8);
        Clock.Sleep(Duration.Forever);
    }
}
