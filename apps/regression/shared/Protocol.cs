namespace Regression;

/// <summary>What the assistant is asked.</summary>
internal struct Request
{
    /// <summary>What it is to do.</summary>
    internal Deed Deed;

    /// <summary>With what.</summary>
    internal uint Argument;
}

/// <summary>What it answers. A misdeed follows the answer.</summary>
internal struct Answer
{
    /// <summary>What was asked for.</summary>
    internal uint Value;

    /// <summary>The address that its fault must have.</summary>
    internal uint Address;

    /// <summary>Where in its code the fault must be.</summary>
    internal uint Place;
}

/// <summary>What the assistant saw of a loan.</summary>
internal struct LoanReport
{
    /// <summary>In bytes.</summary>
    internal uint Length;

    /// <summary>1 when it may be written.</summary>
    internal uint Writable;

    /// <summary>Of its bytes.</summary>
    internal uint Sum;
}

/// <summary>What the supervisor of this application is told.</summary>
internal enum Order : uint
{
    /// <summary>Tell the state of a task.</summary>
    Status,

    /// <summary>Restart it.</summary>
    Restart,

    /// <summary>End it; the answer is a result.</summary>
    Inject,

    /// <summary>Tell the notifications that came, and forget them.</summary>
    Notifications,

    /// <summary>From now on restart at once whatever faults, or no more.</summary>
    RestartByItself,

    /// <summary>Tell a part of the message of a panic.</summary>
    PanicMessage,
}

/// <summary>An order.</summary>
internal struct OrderMessage
{
    /// <summary>What.</summary>
    internal Order Order;

    /// <summary>About which task.</summary>
    internal int Task;

    /// <summary>What else it says.</summary>
    internal uint Argument;
}

/// <summary>A part of the message of a panic.</summary>
internal struct MessagePart
{
    /// <summary>1 when there is one.</summary>
    internal uint Found;

    /// <summary>Bytes of the whole message.</summary>
    internal int Length;

    /// <summary>The first words of the part.</summary>
    internal ulong Text;
}

/// <summary>What the task below is told.</summary>
internal struct Errand
{
    /// <summary>What.</summary>
    internal ErrandKind Kind;

    /// <summary>How long, or what.</summary>
    internal uint Argument;
}

/// <summary>What the task below can do.</summary>
internal enum ErrandKind : uint
{
    /// <summary>Calls the suite with eight bytes, and keeps the answer.</summary>
    Call,

    /// <summary>Calls the suite with the answer that it kept.</summary>
    Repeat,

    /// <summary>Computes with known registers until it is restarted, and counts wrong ones.</summary>
    Spin,

    /// <summary>Computes so for this many rounds, then calls the suite with the number of wrong registers.</summary>
    SpinAndTell,

    /// <summary>Waits for notifications, then tells the time.</summary>
    Wait,

    /// <summary>Changes its statics, then calls the suite with what they were.</summary>
    Statics,
}

/// <summary>What the plain task is asked.</summary>
internal enum PlainDeed : uint
{
    /// <summary>Answers.</summary>
    Reply,

    /// <summary>Looks into the floating-point registers, and calls the kernel: an illegal instruction when it saw anything in them.</summary>
    SpyOnFloats,

    /// <summary>Looks into them, and computes until it is preempted.</summary>
    FloatUntilPreempted,
}

/// <summary>What the task with the interrupt is told.</summary>
internal enum LineDeed : uint
{
    /// <summary>Lets the interrupt come.</summary>
    Raise,

    /// <summary>Acknowledges it.</summary>
    Acknowledge,

    /// <summary>Answers the notifications that came, without waiting.</summary>
    Take,
}

/// <summary>What the two tasks about a call share.</summary>
internal static class Known
{
    /// <summary>The interrupt of the task line, as the manifest gives it.</summary>
    internal const uint LineBit = 1 << 4;

    /// <summary>The reason with which the suite ends its client.</summary>
    internal const uint Reason = 5;

    /// <summary>Bytes of the smallest frame.</summary>
    internal const uint FrameBytes = 32;
}
