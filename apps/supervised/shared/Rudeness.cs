namespace Supervised;

/// <summary>How the rude task breaks the supervisor's protocol: the number is that of its life.</summary>
internal enum Rudeness : uint
{
    /// <summary>A request of half the length.</summary>
    ShortRequest,

    /// <summary>A request of the right length and four bytes more.</summary>
    LongRequest,

    /// <summary>An operation that does not exist.</summary>
    UnknownOperation,

    /// <summary>The state of a task behind the last.</summary>
    StatusOfNobody,

    /// <summary>The state of the task with the highest number there is.</summary>
    StatusOfHighest,

    /// <summary>The end of a task behind the last.</summary>
    InjectNobody,

    /// <summary>The end of the supervisor.</summary>
    InjectSupervisor,

    /// <summary>The end of idle.</summary>
    InjectIdle,

    /// <summary>A restart of the supervisor.</summary>
    RestartSupervisor,

    /// <summary>A request that waits for no answer.</summary>
    OneWay,

    /// <summary>How many there are.</summary>
    Count,
}
