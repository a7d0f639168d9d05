using System.Runtime.InteropServices;

namespace Crowd;

/// <summary>What a member is told to do.</summary>
internal enum Deed : uint
{
    /// <summary>Nothing: it looks for the others' channels anew, and answers what its last deed came to.</summary>
    Report,

    /// <summary>Passes the order on to the next member, by a call; the last one does what <see cref="Order.End"/> says.</summary>
    Relay,

    /// <summary>Calls the next member with an order to report.</summary>
    CallNext,

    /// <summary>Calls the last member with an order to report.</summary>
    CallLast,

    /// <summary>Takes calls and answers none, until it is told to go on; then does what <see cref="Order.End"/> says.</summary>
    Hoard,

    /// <summary>Arms its timer for <see cref="Order.Deadline"/>, and waits for it.</summary>
    AwaitTimer,

    /// <summary>Arms its timer for <see cref="Order.Deadline"/>, and waits as long for something else.</summary>
    AwaitTimeout,

    /// <summary>Arms its timer for <see cref="Order.Deadline"/>, and does not wait for it.</summary>
    ArmTimer,

    /// <summary>Tells the director one way that it is there.</summary>
    Greet,

    /// <summary>Lends its memory to the next member one way, who does the same.</summary>
    Lend,

    /// <summary>Lends its memory to the next member in a call, who does the same.</summary>
    LendInCall,
}

/// <summary>How a deed ends.</summary>
internal enum End : uint
{
    /// <summary>It waits until it is told to go on.</summary>
    Wait,

    /// <summary>It keeps busy, without a system call, for some ticks.</summary>
    Spin,

    /// <summary>It faults.</summary>
    Fault,

    /// <summary>It panics.</summary>
    Panic,

    /// <summary>It sends with a handle that it was never given.</summary>
    Misuse,

    /// <summary>It waits until it is told to go on, gives back what was lent to it, and then answers.</summary>
    Release,

    /// <summary>It waits until it is told to go on, then answers.</summary>
    Reply,
}

/// <summary>An order to a member.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Order
{
    /// <summary>What.</summary>
    internal Deed Deed;

    /// <summary>How it ends.</summary>
    internal End End;

    /// <summary>When calls are given up, in ticks; 0 for never.</summary>
    internal uint Deadline;

    /// <summary>How many members from the first on have a deadline.</summary>
    internal int Hurried;
}
