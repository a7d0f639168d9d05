namespace Suite;

/// <summary>What a helper is told to do.</summary>
internal readonly struct Command(Verb verb, uint at = 0, uint argument = 0, Target target = Target.Inbox, uint timeout = Anckor.Abi.Limits.Forever)
{
    /// <summary>What.</summary>
    internal Verb Verb { get; } = verb;

    /// <summary>When, in ticks; 0 is at once.</summary>
    internal uint At { get; } = at;

    /// <summary>How much, or how long.</summary>
    internal uint Argument { get; } = argument;

    /// <summary>Over which channel.</summary>
    internal Target Target { get; } = target;

    /// <summary>How long to wait for the other side, in ticks.</summary>
    internal uint Timeout { get; } = timeout;
}

/// <summary>What helpers can do. Up to <see cref="LastDeferred"/> they answer first and act then.</summary>
internal enum Verb
{
    /// <summary>Nothing but tell what came of the last command.</summary>
    Report,

    /// <summary>Sends one word.</summary>
    Send,

    /// <summary>Sends a short message of every length.</summary>
    SendEveryLength,

    /// <summary>Sends long messages of some lengths.</summary>
    SendLong,

    /// <summary>Calls: a server with 16 bytes, another helper with <see cref="Report"/>.</summary>
    Call,

    /// <summary>Calls another helper with <see cref="CallBelow"/>.</summary>
    CallThrough,

    /// <summary>Calls another helper with <see cref="Busy"/>.</summary>
    CallForBusy,

    /// <summary>Computes for a number of ticks.</summary>
    Busy,

    /// <summary>Posts bits to the suite.</summary>
    Post,

    /// <summary>Posts a bit to the suite and yields, again and again.</summary>
    PostAndYield,

    /// <summary>Faults.</summary>
    FaultLater,

    /// <summary>Arms the timer, posts a bit to itself and faults.</summary>
    ArmAndFault,

    /// <summary>Creates the channel that is created late.</summary>
    CreateLater,

    /// <summary>The last of those that answer first.</summary>
    LastDeferred = CreateLater,

    /// <summary>Answers after a number of ticks.</summary>
    AnswerLate,

    /// <summary>Keeps the call and does not answer it.</summary>
    Keep,

    /// <summary>Answers the call kept, and then this one, with what came of that.</summary>
    AnswerKept,

    /// <summary>Calls the server below, and answers then.</summary>
    CallBelow,

    /// <summary>Faults instead of answering.</summary>
    Fault,

    /// <summary>Tells what its static fields hold, and changes them.</summary>
    Statics,

    /// <summary>Tells which notifications come in a number of ticks.</summary>
    Notifications,
}

/// <summary>Channels that helpers send to.</summary>
internal enum Target
{
    /// <summary>The suite's first.</summary>
    Inbox,

    /// <summary>The suite's second.</summary>
    Second,

    /// <summary>The less important server.</summary>
    Below,

    /// <summary>The helper as important as the suite.</summary>
    Gamma,

    /// <summary>The less important helper.</summary>
    Delta,
}
