using Anckor;

namespace Suite.Kernel;

/// <summary>The channels that the suite receives from.</summary>
internal static class Inboxes
{
    private static Receiver inbox;
    private static Receiver second;
    private static Receiver bulk;
    private static Receiver tally;

    /// <summary>Words and short messages of the helpers.</summary>
    internal static Receiver First => inbox;

    /// <summary>Other words of the helpers.</summary>
    internal static Receiver Second => second;

    /// <summary>Long messages of the helpers.</summary>
    internal static Receiver Bulk => bulk;

    /// <summary>What the task with the language's cases counted.</summary>
    internal static Receiver Tally => tally;

    /// <summary>Creates them, so that the helpers can begin.</summary>
    internal static void Create()
    {
        inbox = Channel.Create("inbox"u8);
        second = Channel.Create("second"u8);
        bulk = Channel.Create("bulk"u8);
        tally = Channel.Create("tally"u8);
    }

    /// <summary>Waits for a word; 0 when none comes in time.</summary>
    internal static uint Word(Receiver from, uint ticks = 100)
    {
        Message message = from.Receive(0, Duration.FromTicks(ticks));
        return message.Kind == MessageKind.Send && message.Length == sizeof(uint) ? message.Read<uint>() : 0;
    }
}
