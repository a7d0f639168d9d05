using Anckor;

namespace Demo;

/// <summary>Behaves for a second and a half, then reads pong's memory.</summary>
internal static class Rogue
{
    [TaskEntry]
    private static void Main()
    {
        Channel pong = Channel.Open("pong"u8);
        uint address = pong.Ask<uint>();
        Clock.Sleep(Duration.FromMilliseconds(1500));
        Log.Info($"reading pong's memory at 0x{address:x8}");
        uint stolen = Read(address);
        Log.Info($"got {stolen}: isolation is broken");
    }

    /// <remarks>Safety: none, that is the point. The MPU stops it.</remarks>
    private static unsafe uint Read(uint address) => *(uint*)address;
}
