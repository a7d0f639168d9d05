namespace Channels;

/// <summary>What the task with an interrupt is to do before it answers.</summary>
internal struct LineRequest
{
    /// <summary>What.</summary>
    internal LineVerb Verb;

    /// <summary>How much: nanoseconds of a simulator's hardware timer, or ticks.</summary>
    internal uint Argument;
}

/// <summary>What the task with an interrupt can do.</summary>
internal enum LineVerb : uint
{
    /// <summary>Starts the hardware timer with a period.</summary>
    Start,

    /// <summary>Stops it.</summary>
    Stop,

    /// <summary>Acknowledges.</summary>
    Acknowledge,

    /// <summary>Sleeps.</summary>
    Sleep,

    /// <summary>Waits, and answers the notifications that came.</summary>
    Wait,

    /// <summary>Acknowledges again and again until that many interrupts came.</summary>
    Count,

    /// <summary>Faults.</summary>
    Fault,
}
