namespace Anckor.Kernel.Tests;

/// <summary>Every check and every store of the fast path, so that each can be left out to see that this is noticed.</summary>
internal enum FastPathRule
{
    /// <summary>The slot named by the handle is one of the task's, and it holds no loan.</summary>
    SlotInRange,

    /// <summary>The handle is the slot's key.</summary>
    Key,

    /// <summary>The message is not longer than the channel's longest.</summary>
    Length,

    /// <summary>The receiver waits on the channel.</summary>
    Waits,

    /// <summary>The same channels as in the receive before.</summary>
    SameChannels,

    /// <summary>The same notifications as in the receive before.</summary>
    SameNotifications,

    /// <summary>The token is that of the caller at the end of the link.</summary>
    Token,

    /// <summary>The receiver of a one-way message is not less important than its sender.</summary>
    NotLessImportant,

    /// <summary>A one-way sender has no link of its own.</summary>
    NoLink,

    /// <summary>Nobody else can hand a message to a receiver that has one.</summary>
    ClearsFastSet,

    /// <summary>The receiver is linked to its caller.</summary>
    LinksCaller,

    /// <summary>The receiver is linked to its one-way sender.</summary>
    LinksSender,

    /// <summary>An old link of the other kind goes.</summary>
    ClearsOtherLink,

    /// <summary>Who waits again can be handed a message again.</summary>
    ArmsAgain,

    /// <summary>The receiver finds the operation and length.</summary>
    TellsOperation,

    /// <summary>The receiver finds the handle.</summary>
    TellsHandle,

    /// <summary>The receiver finds the token.</summary>
    TellsToken,

    /// <summary>A one-way sender's registers are saved.</summary>
    SavesRegisters,

    /// <summary>A one-way sender gets its registers back.</summary>
    RestoresRegisters,

    /// <summary>A one-way sender finds Ok.</summary>
    TellsOk,
}
