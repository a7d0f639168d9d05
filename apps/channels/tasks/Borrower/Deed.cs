using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Borrower;

/// <summary>What this task does with what it is lent: the right things, and all the wrong ones.</summary>
internal static class Deed
{
    private static Receiver data;
    private static Receiver more;
    private static Receiver third;
    private static Buffer buffer;

    /// <summary>Creates the further channels, of the one borrower that has some.</summary>
    internal static void Begin(Receiver channel, ReadOnlySpan<byte> name)
    {
        data = channel;
        if (name.SequenceEqual("below"u8))
        {
            more = Channel.Create("more"u8);
            third = Channel.Create("third"u8);
        }
    }

    /// <summary>Does what a command says.</summary>
    internal static Outcome Do(in Command command) => command.Verb switch
    {
        Verb.Copy => Copy(in command),
        Verb.TakeThree => Slots.TakeThree(data, more, third),
        Verb.WaitForOne => WaitForOne(in command),
        <= Verb.ReadAndReply => Use(in command),
        <= Verb.UseAsName => Misuse.Do(in command, data),
        _ => Keep(in command),
    };

    /// <summary>What a message looks like.</summary>
    internal static Outcome Describe(in Message message, uint seed) => new()
    {
        Length = (uint)message.Length,
        Good = message.IsLent && Pattern.Holds(message.Lent, seed) ? 1u : 0u,
    };

    private static Outcome Use(in Command command)
    {
        Message message = data.Borrow();
        Outcome outcome = Describe(in message, command.Argument);
        if (command.Verb is Verb.Write or Verb.WriteAndReply)
        {
            Pattern.Fill(message.WritableLent, command.Argument + 1);
        }

        outcome.Value = (uint)(command.Verb is Verb.Read or Verb.Write ? message.Release() : message.Reply(outcome.Length));
        outcome.Extra = (uint)message.Kind;
        return outcome;
    }

    private static Outcome Copy(in Command command)
    {
        Message message = data.Receive(buffer, 0, Duration.Forever);
        Outcome outcome = Describe(in message, command.Argument);
        outcome.Good = !message.IsLent && Pattern.Holds(message.Bytes(buffer), command.Argument) ? 1u : 0u;
        outcome.Extra = (uint)message.Kind;

        // Nothing was lent, so there is nothing to give back.
        outcome.Value = (uint)message.Release();
        if (message.Kind == MessageKind.Call)
        {
            outcome.Value = (uint)message.Reply(outcome.Length);
        }

        return outcome;
    }

    private static Outcome WaitForOne(in Command command)
    {
        uint begun = (uint)Clock.Now;
        uint woken = 1;
        Receiver from = From(in command);
        Message message = from.Borrow(0, Duration.FromTicks(command.Ticks));
        while (message.Kind == MessageKind.TimedOut && (uint)Clock.Now - begun < command.Ticks)
        {
            message = from.Borrow(0, Duration.FromTicks(command.Ticks));
            woken++;
        }

        Outcome outcome = Describe(in message, command.Argument);
        outcome.Extra = woken;
        outcome.Value = (uint)message.Release();
        return outcome;
    }

    private static Outcome Keep(in Command command)
    {
        Message message = From(in command).Borrow();
        Clock.Sleep(Duration.FromTicks(command.Ticks));
        if (command.Verb == Verb.KeepThenFault)
        {
            Task.Panic("as the suite commands"u8);
        }

        // The loan must be whole after all this time.
        Outcome outcome = Describe(in message, command.Argument);
        if (command.Verb is Verb.KeepThenRelease or Verb.KeepReleaseReply)
        {
            outcome.Value = (uint)message.Release();
        }

        if (command.Verb == Verb.KeepReleaseReply)
        {
            Clock.Sleep(Duration.FromTicks(command.Ticks));
        }

        if (command.Verb != Verb.KeepThenRelease)
        {
            outcome.Extra = (uint)message.Reply(outcome.Length);
        }

        return outcome;
    }

    /// <summary>Who waits needs no offset: another than 0 stands for the further channel.</summary>
    private static Receiver From(in Command command) => command.Offset == 0 ? data : more;

    [InlineArray(4096)]
    private struct Buffer
    {
        private byte first;
    }
}
