using Anckor;

namespace Storm;

/// <summary>Says when it started, and faults.</summary>
internal static class Crash
{
    [TaskEntry]
    private static void Main()
    {
        Log.Info($"life {Task.Generation} at tick {Clock.Now}");
        Task.Panic("again"u8);
    }
}
