namespace Anckor.Abi;

/// <summary>What a task asks of the kernel: the word in r0 at <c>svc 0</c>.</summary>
/// <remarks>
/// Call, ReplyReceive, Send, Reply and the timed forms carry the length of a short message (0 to
/// <see cref="Limits.ShortMessageBytes"/>) in the same word: <c>operation + length</c>. Their payload stands in r4-r11. Where nothing else is said, r0 brings back a
/// <see cref="Result"/>; other results follow in r1-r3, and bulky ones in r4-r11.
/// </remarks>
public enum Operation : uint
{
    /// <summary>Sends and waits for the reply. r1 sender's handle. Returns <see cref="ReplyReceive"/> + length of the reply.</summary>
    Call = 0,

    /// <summary>Replies to r1 (token), then receives as <see cref="Receive"/> does: r2 channel set, r3 notification mask.</summary>
    ReplyReceive = 33,

    /// <summary>Sends one way; returns when the receiver has taken the message. r1 sender's handle.</summary>
    Send = 66,

    /// <summary>Replies to r1 (token) and goes on.</summary>
    Reply = 99,

    /// <summary>
    /// Waits for a message on one of the channels in r2 (bits of this receiver) or a notification in r3 (mask). Returns the
    /// sender's operation word in r0, its handle in r1 (bits 0-7 are the channel's bit number here plus 1), its token in r2 and, for
    /// long messages only, the length in r3; or <see cref="Result.Notified"/> in r0 and the bits in r1. Without a message r2 is
    /// <see cref="Limits.NoToken"/>.
    /// </summary>
    Receive = 132,

    /// <summary>As <see cref="Receive"/>, with a timeout of r1 ticks.</summary>
    TimedReceive = 133,

    /// <summary>As <see cref="TimedReceive"/>, for channels with long messages: r4 buffer, r5 its capacity in bytes.</summary>
    ReceiveInto = 134,

    /// <summary>
    /// Sends up to the channel's longest. r1 handle, r2 timeout, r4 address, r5 length in bytes, r8 is 1 when a receiver that
    /// borrows the message may write to it, else 0.
    /// </summary>
    LongSend = 135,

    /// <summary>
    /// Calls with up to the channel's longest. r1 handle, r2 timeout, r4 address, r5 length, r6 address for the reply, r7 its
    /// capacity in bytes, r8 as <see cref="LongSend"/>. Returns <see cref="LongReply"/> in r0 and the reply's length in r1.
    /// </summary>
    LongCall = 136,

    /// <summary>Replies to r1 (token) of a <see cref="LongCall"/> from memory: r4 address, r5 length in bytes.</summary>
    LongReply = 137,

    /// <summary>Opens a channel for receiving. r1 address of the name, r2 its length. Returns the channel's bit number in r1.</summary>
    ChannelCreate = 138,

    /// <summary>Finds a channel for sending. r1 address of the name, r2 its length. Returns the sender's handle in r1.</summary>
    ChannelGet = 139,

    /// <summary>Posts the notification bits r2 to the task with index r1. Never blocks.</summary>
    Notify = 140,

    /// <summary>Arms the timer of this task: r1 and r2 deadline in ticks (low, high), r3 bits to post; no bits disarm it.</summary>
    TimerSet = 141,

    /// <summary>Returns the time in ticks in r0 (low) and r1 (high).</summary>
    ClockRead = 142,

    /// <summary>Lets the next ready task of the same priority run.</summary>
    Yield = 143,

    /// <summary>Does nothing: what a system call costs.</summary>
    Null = 144,

    /// <summary>Ends this task with the fault <see cref="FaultKind.Panic"/>. r1 address of a message, r2 its length.</summary>
    Panic = 145,

    /// <summary>Reads a fact of the system: r1 <see cref="Fact"/>, r2 index. Results by fact.</summary>
    Inform = 146,

    /// <summary>Acknowledges the declared interrupts whose notification bits are in r1: cleared and unmasked.</summary>
    InterruptAcknowledge = 147,

    /// <summary>Supervisor only. Reads the state of task r1 into r4-r11, see <see cref="TaskStatus"/>.</summary>
    TaskStatus = 148,

    /// <summary>Supervisor only. Gives task r1 its initial memory and registers and lets it run.</summary>
    TaskRestart = 149,

    /// <summary>Supervisor only. Resets the machine.</summary>
    MachineReset = 150,

    /// <summary>
    /// As <see cref="TimedReceive"/>; a long message comes as a loan: r4 address, r5 length in bytes, r6 what may be done (<see cref="RegionAttributes"/>). Ends
    /// with <see cref="Result.NoSlot"/> at once when both regions are taken. Every receive first ends the loans that came over its
    /// channels.
    /// </summary>
    ReceiveLoan = 151,

    /// <summary>Gives back what the sender r1 (token) lent: a one-way sender goes on, a caller still waits for its reply.</summary>
    Release = 152,

    /// <summary>
    /// Ends a caller that broke this server's protocol: r1 its token, r2 a reason that both know. It faults with
    /// <see cref="FaultKind.FromServer"/>. <see cref="Result.Dead"/> when it does not wait for this server's reply, <see cref="Result.Denied"/>
    /// when it is the supervisor.
    /// </summary>
    ClientFault = 153,

    /// <summary>
    /// Supervisor only. Ends task r1 with <see cref="FaultKind.Injected"/>, r2 is the index of who asked. <see cref="Result.Denied"/> for
    /// a task that lends: its memory is in use until the loan ends.
    /// </summary>
    TaskInject = 154,

    /// <summary>
    /// Supervisor only. Reads the message of the panic that ended task r1, from byte r2 on: up to 32 bytes in r4-r11, and in r1 the whole
    /// length. <see cref="Result.NotFound"/> when the task is not stopped by a panic with a message, or there is no such byte.
    /// </summary>
    PanicMessage = 155,

    /// <summary>Supervisor only. Feeds the watchdog.</summary>
    WatchdogFeed = 156,

    /// <summary>
    /// Supervisor only. Looks at the stack of task r1 from word r2 on, counted from the lowest, at up to <see cref="Limits.StackWordsPerCall"/>
    /// words. Returns in r1 how many of them follow each other that were never used since the task was started, and in r2 the bytes of the
    /// whole stack. <see cref="Result.NotFound"/> when there is no such word, or for word 0 when the task has not begun to run.
    /// </summary>
    TaskStack = 157,

    /// <summary><see cref="Call"/> with a timeout of r2 ticks; the length is added here too.</summary>
    TimedCall = 0x100,

    /// <summary><see cref="Send"/> with a timeout of r2 ticks; the length is added here too.</summary>
    TimedSend = 0x140,
}
