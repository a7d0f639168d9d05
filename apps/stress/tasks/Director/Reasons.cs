using System;

namespace Stress.Director;

/// <summary>What was wrong, in words.</summary>
internal static class Reasons
{
    /// <summary>The words.</summary>
    internal static ReadOnlySpan<byte> Of(Failure failure) => failure switch
    {
        Failure.UnexpectedResult => "got an unexpected result"u8,
        Failure.TimedOutTooEarly => "was timed out too early"u8,
        Failure.WrongSender => "got a message with a wrong sender"u8,
        Failure.WrongChannel => "got a message over a wrong channel"u8,
        Failure.WrongKind => "got a message of a wrong kind"u8,
        Failure.WrongLength => "got something of a wrong length"u8,
        Failure.WrongContent => "got a message with wrong content"u8,
        Failure.FormerLife => "got a message from a former life"u8,
        Failure.Doubled => "got a message twice"u8,
        Failure.LostOrExtra => "got too few or too many messages"u8,
        Failure.WrongReply => "got a wrong reply"u8,
        Failure.BufferChanged => "lent a buffer and found it wrong afterwards"u8,
        Failure.NotificationLost => "lost a notification"u8,
        Failure.NotificationTooMany => "got a notification that nobody posted"u8,
        Failure.TimerTooEarly => "was notified by its timer too early"u8,
        Failure.TimerTooMany => "was notified by a timer that was not armed"u8,
        Failure.TimerMissing => "was not notified by its timer"u8,
        Failure.SleptTooShort => "slept too short"u8,
        Failure.SlotsMiscounted => "had another number of free loan regions"u8,
        Failure.FloatsChanged => "found floating-point registers changed"u8,
        _ => "failed"u8,
    };
}
