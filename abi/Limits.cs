namespace Anckor.Abi;

/// <summary>Sizes that kernel, tools and tasks agree on.</summary>
public static class Limits
{
    /// <summary>Bytes of a message that fit r4-r11.</summary>
    public const int ShortMessageBytes = 32;

    /// <summary>Bytes of a channel's name at most, at least one.</summary>
    public const int ChannelNameBytes = 31;

    /// <summary>Bytes of the name of a task, a board or an application at most, at least one.</summary>
    public const int NameBytes = 31;

    /// <summary>Tasks of an application at most.</summary>
    public const int Tasks = 32;

    /// <summary>Channels of one receiver at most: the bits of a channel set.</summary>
    public const int ChannelsPerReceiver = 32;

    /// <summary>Channels of an application at most.</summary>
    public const int Channels = 255;

    /// <summary>Channels that one task may send to at most.</summary>
    public const int SlotsPerTask = 255;

    /// <summary>Priorities: 0 is the most important, the last one is idle's.</summary>
    public const int Priorities = 32;

    /// <summary>MPU regions a task can have of its own: flash, RAM and three more (regions 1 to 5).</summary>
    public const int RegionsPerTask = 5;

    /// <summary>MPU regions for loans (regions 6 and 7).</summary>
    public const int LoanRegions = 2;

    /// <summary>A token that is nobody's: what a receive that brings no message returns in its place.</summary>
    public const uint NoToken = 0xFFFF_FFFF;

    /// <summary>A timeout that never ends, in ticks.</summary>
    public const uint Forever = 0xFFFF_FFFF;

    /// <summary>The index of the supervisor.</summary>
    public const int Supervisor = 0;

    /// <summary>The notification bit that tells the supervisor of a fault.</summary>
    public const uint FaultNotification = 1;

    /// <summary>Bytes of the task's memory that a fault record may read at most for a panic's message.</summary>
    public const int PanicMessageBytes = 128;

    /// <summary>Words of a stack that one <see cref="Operation.TaskStack"/> looks at: the kernel does nothing else meanwhile.</summary>
    public const int StackWordsPerCall = 64;
}
