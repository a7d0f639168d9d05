using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Caller;

/// <summary>Sends and lends to the rogues, receives from them, and wakes them. Its memory must be as it left it, but for what it lent to be changed.</summary>
internal static class Program
{
    private const int Guard = 128;
    private const int LentBytes = 256;
    private const int InboxGuard = 16;

    private static Targets targets;
    private static Inbox inbox;
    private static Dice dice;

    [TaskEntry]
    private static void Main()
    {
        Receiver mail = Channel.Create("mail"u8) | Channel.Create("post"u8);
        Reporter.Begin();
        dice.Start(0xCA11);
        while (true)
        {
            Clock.Sleep(Duration.FromTicks(4));
            Take(mail);
            int target = (int)dice.Next(Targets.Count);
            if (targets.TryOpen(target, out Channel channel))
            {
                Disturb(target, channel);
            }

            Reporter.CountRound();
        }
    }

    private static void Disturb(int target, Channel channel)
    {
        Duration timeout = Duration.FromTicks(dice.Next(3));
        switch (dice.Next(4))
        {
            case 0:
                Notification.Post(Plan.FirstRogue + (target >> 1), dice.Next());
                break;
            case 1:
                targets.Note(target, channel.TrySend(dice.Next(), timeout));
                break;
            case 2 when Targets.IsLong(target):
                targets.Note(target, Lend(channel, timeout, LentBytes, false));
                break;
            default:
                // The shorter one could also go in registers, were it not lent to be changed.
                targets.Note(target, Lend(channel, timeout, Targets.IsLong(target) ? LentBytes : Limits.ShortMessageBytes, true));
                break;
        }
    }

    private static Result Lend(Channel channel, Duration timeout, int length, bool writable)
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        uint seed = dice.Next();
        Pattern.Fill(block, seed);
        Span<byte> lent = block.Slice(Guard, length);
        Result result = writable ? channel.TryLend(lent, timeout) : channel.TrySend(lent, timeout);
        if (writable)
        {
            Pattern.Fill(lent, seed + Guard);
        }

        Reporter.Demand(Failure.BufferChanged, Pattern.CountWrong(block, seed), 0);
        return result;
    }

    private static void Take(Receiver mail)
    {
        Span<byte> room = inbox;
        Pattern.Fill(room, 2);
        Message message = mail.Receive(room[InboxGuard..^InboxGuard], 0, Duration.Zero);
        int written = message.Kind is MessageKind.Send or MessageKind.Call && message.IsLong ? message.Length : 0;
        Reporter.Demand(Failure.WrongLength, written <= Inbox.Length - (2 * InboxGuard));
        Pattern.Fill(room.Slice(InboxGuard, written), 2 + InboxGuard);
        Reporter.Demand(Failure.GuardChanged, Pattern.CountWrong(room, 2), 0);
        if (message.Kind == MessageKind.Call)
        {
            message.Reply(dice.Next());
        }

        if (message.Kind is MessageKind.Send or MessageKind.Call)
        {
            Reporter.Demand(Failure.WrongSender, Plan.IsRogue(message.Sender));
        }
    }

    [InlineArray(Length)]
    private struct Inbox
    {
        internal const int Length = 128 + (2 * InboxGuard);

        private byte first;
    }
}
