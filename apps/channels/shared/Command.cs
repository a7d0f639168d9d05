namespace Channels;

/// <summary>What a peer is told to do. It answers at once, does it, and tells the outcome when it is asked with <see cref="Verb.Report"/>.</summary>
internal struct Command
{
    /// <summary>What.</summary>
    internal Verb Verb;

    /// <summary>Where, from the first byte of what is lent.</summary>
    internal int Offset;

    /// <summary>How much, or which seed.</summary>
    internal uint Argument;

    /// <summary>How long, in ticks.</summary>
    internal uint Ticks;
}

/// <summary>What came of a command.</summary>
internal struct Outcome
{
    /// <summary>A result, or what else was asked for.</summary>
    internal uint Value;

    /// <summary>Bytes of the message.</summary>
    internal uint Length;

    /// <summary>Whether its content was as it should be: 1 or 0.</summary>
    internal uint Good;

    /// <summary>What else there is to tell.</summary>
    internal uint Extra;

    /// <summary>When it began, in ticks.</summary>
    internal uint Begun;

    /// <summary>When it was over, in ticks.</summary>
    internal uint Ended;
}

/// <summary>What peers can do.</summary>
internal enum Verb : uint
{
    /// <summary>Nothing: only tell the last outcome.</summary>
    Report,

    /// <summary>Borrows, checks the pattern of the seed, releases.</summary>
    Read,

    /// <summary>Borrows, checks, writes the pattern of the next seed, releases.</summary>
    Write,

    /// <summary>Borrows a call, checks, writes the pattern of the next seed, replies with the length.</summary>
    WriteAndReply,

    /// <summary>Borrows a call, checks, replies with the length.</summary>
    ReadAndReply,

    /// <summary>Receives into its own buffer, and checks; answers a call with the length.</summary>
    Copy,

    /// <summary>Borrows, and reads the byte at the offset.</summary>
    Touch,

    /// <summary>Borrows, and writes the byte at the offset.</summary>
    Overwrite,

    /// <summary>Borrows, releases, and reads the byte at the offset.</summary>
    TouchReleased,

    /// <summary>Borrows a call, replies, and reads the byte at the offset.</summary>
    TouchReplied,

    /// <summary>Borrows, receives again, and reads the byte at the offset.</summary>
    TouchAfterReceive,

    /// <summary>Borrows, and jumps to the first byte.</summary>
    Execute,

    /// <summary>Borrows, and makes a system call with the stack pointer at the end of it.</summary>
    UseAsStack,

    /// <summary>Borrows, and sends it on.</summary>
    LendOn,

    /// <summary>Borrows, and receives into it.</summary>
    ReceiveInto,

    /// <summary>Borrows, and gives it as the name of a channel.</summary>
    UseAsName,

    /// <summary>Borrows, sleeps for the ticks, checks, releases.</summary>
    KeepThenRelease,

    /// <summary>Borrows a call, sleeps for the ticks, checks, replies.</summary>
    KeepThenReply,

    /// <summary>Borrows a call, sleeps for the ticks, releases, sleeps for as long, replies.</summary>
    KeepReleaseReply,

    /// <summary>Borrows, sleeps for the ticks, faults.</summary>
    KeepThenFault,

    /// <summary>Borrows over both channels, tries a third time, releases one, tries again.</summary>
    TakeThree,

    /// <summary>Borrows with a timeout until one message comes, and counts how often it was woken.</summary>
    WaitForOne,

    /// <summary>Lends the first bytes of its own buffer, as many as the offset says, over the further channel.</summary>
    Lend,

    /// <summary>Does so in a call.</summary>
    CallLending,

    /// <summary>Lends from the second byte on, which cannot be.</summary>
    LendMisaligned,

    /// <summary>Sends with its handle changed by the argument, of which these bits are wrong.</summary>
    SendWrongHandle,

    /// <summary>Calls so.</summary>
    CallWrongHandle,

    /// <summary>Uses floating point from now on.</summary>
    UseFloats,

    /// <summary>Calls a server as often as the argument says, and counts the right answers.</summary>
    CallOften,

    /// <summary>Calls a server with a task that computes in between, as often as the argument says.</summary>
    CallDespiteBusy,

    /// <summary>Sends as many bytes as the offset says by the original calls.</summary>
    SendOldStyle,

    /// <summary>Calls the server below once: the offset is the service.</summary>
    CallOnce,
}
