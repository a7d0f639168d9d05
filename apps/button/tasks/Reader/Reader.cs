using Anckor;

namespace Button;

/// <summary>Says how often the button was pressed, whenever it is pressed again.</summary>
internal static class Reader
{
    [TaskEntry]
    private static void Main()
    {
        Channel presses = Channel.Open("presses"u8);
        while (true)
        {
            // Answered when there is news.
            uint count = presses.Ask<uint>();
            Log.Info($"press {count}");
        }
    }
}
