namespace Channels;

/// <summary>What a server is asked.</summary>
internal struct Request
{
    /// <summary>What for.</summary>
    internal Service Service;

    /// <summary>A number.</summary>
    internal uint Argument;
}

/// <summary>What servers do. They answer one word, together with the next receive.</summary>
internal enum Service : uint
{
    /// <summary>Answers the argument plus one.</summary>
    Increment,

    /// <summary>Waits for these notifications from now on, and answers the ones before.</summary>
    SetMask,

    /// <summary>Answers the notifications that came while it waited, and forgets them.</summary>
    Notifications,

    /// <summary>Posts the argument to itself before it answers.</summary>
    PostToSelf,

    /// <summary>Receives next time only over its second channel.</summary>
    OnlySecond,

    /// <summary>Answers with the token of the call before.</summary>
    StaleToken,

    /// <summary>Answers with a token that differs from the right one by the argument.</summary>
    ForgedToken,

    /// <summary>Does not answer yet.</summary>
    Keep,

    /// <summary>Answers the call that was kept, and not this one.</summary>
    AnswerKept,

    /// <summary>Uses floating point from now on, and answers the argument plus one.</summary>
    UseFloats,

    /// <summary>Asks the server behind it to increment the argument.</summary>
    Chain,

    /// <summary>Sleeps for the argument's ticks, and answers it plus one.</summary>
    Sleep,

    /// <summary>Answers over which of its channels the call came.</summary>
    Which,
}
