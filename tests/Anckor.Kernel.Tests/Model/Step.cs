namespace Anckor.Kernel.Tests.Model;

/// <summary>What may happen next.</summary>
internal enum Act
{
    Tick,
    Wake,
    Create,
    Get,
    Send,
    Call,
    LongSend,
    LongCall,
    Lend,
    LendCall,
    Receive,
    ReceiveInto,
    Borrow,
    Release,
    Sleep,
    Reply,
    LongReply,
    ReplyReceive,
    Notify,
    SetTimer,
    Yield,
    Panic,
    Restart,
}

/// <summary>One step of a random history. What the numbers mean depends on the act; those that make no sense are folded into range.</summary>
/// <param name="Act">What happens.</param>
/// <param name="Which">The channel or task.</param>
/// <param name="Length">Bytes, or notification bits.</param>
/// <param name="Timeout">Ticks; the highest is forever.</param>
internal readonly record struct Step(Act Act, int Which, int Length, int Timeout);
