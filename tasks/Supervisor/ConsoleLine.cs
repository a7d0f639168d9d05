using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Lines on the console, like <see cref="Log"/>, but never at the expense of the watchdog.</summary>
/// <remarks>
/// The console's task may be the one that is down: a line waits for it a short while only, and the lines after a lost one not at all, until
/// one gets through.
/// </remarks>
internal static class ConsoleLine
{
    private static Channel channel;
    private static bool isOpen;
    private static bool isLost;

    /// <summary>Writes a line.</summary>
    internal static void Write(ref LogLine line)
    {
        isLost = !TryWrite(ref line, isLost ? Duration.Zero : Patience);
        CheckIns.Feed();
    }

    private static bool TryWrite(ref LogLine line, Duration patience)
    {
        // Twice, because the console's task may have been restarted.
        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (!isOpen && Channel.TryOpen("log"u8, patience, out channel) != Result.Ok)
            {
                return false;
            }

            isOpen = true;
            Result result = channel.TrySend(line.Text, patience);
            if (result != Result.Dead)
            {
                return result == Result.Ok;
            }

            isOpen = false;
        }

        return false;
    }

    private static Duration Patience => Duration.FromTicks(System.Math.Min(Ticks.Of(100), CheckIns.Period));
}
