namespace Fuzz;

/// <summary>The tasks by index: app.toml as the tasks need it.</summary>
internal static class Plan
{
    /// <summary>Two rogues.</summary>
    internal const int FirstRogue = 2;

    /// <summary>How many.</summary>
    internal const int Rogues = 2;

    /// <summary>Four clients of them.</summary>
    internal const int FirstCrowd = 4;

    /// <summary>The bystanders.</summary>
    internal const int FirstBystander = 8;

    /// <summary>How many.</summary>
    internal const int Bystanders = Tasks - 1 - FirstBystander;

    /// <summary>The ticker.</summary>
    internal const int Ticker = 11;

    /// <summary>The counter.</summary>
    internal const int Counter = 12;

    /// <summary>All tasks, idle included.</summary>
    internal const int Tasks = 16;

    /// <summary>Bits that the rogues never post, so that what comes with them can be counted.</summary>
    internal const uint ReservedBits = 0xF000_0000;

    /// <summary>Whether it is a rogue.</summary>
    internal static bool IsRogue(int task) => (uint)(task - FirstRogue) < Rogues;

    /// <summary>Whether it is a task that may be restarted: a rogue or a client of one.</summary>
    internal static bool IsMortal(int task) => (uint)(task - FirstRogue) < FirstBystander - FirstRogue;
}
