using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>Receives in every way there is, checks what comes, and answers at once, later, or together with the next receive.</summary>
internal static class Server
{
    private const uint AnyBit = Posts.All | Alarm.Bit;

    private static Boxes boxes;
    private static int count;
    private static bool takesLong;
    private static PendingList kept;
    private static int keptCount;
    private static uint mask;
    private static Buffer buffer;

    /// <summary>Creates this worker's channels.</summary>
    internal static void Begin()
    {
        ReadOnlySpan<byte> names = "c0c1c2c3c4c5c6c7"u8;
        for (int channel = 0; channel < Plan.Channels; channel++)
        {
            if (Plan.ReceiverOf(channel) == Self.Index)
            {
                boxes[count].Channel = channel;
                boxes[count].Receiver = Channel.Create(names.Slice(channel * 2, 2));
                takesLong |= Plan.LongestOf(channel) > Limits.ShortMessageBytes;
                count++;
            }
        }
    }

    /// <summary>Receives once, and on as long as answers are given together with the next receive.</summary>
    internal static void Serve()
    {
        if (keptCount > 0 && Self.OneIn(2))
        {
            keptCount--;
            Answer(in kept[keptCount]);
        }

        if (Self.OneIn(8))
        {
            mask = Self.OneIn(2) ? 0 : AnyBit;
        }

        int all = (1 << count) - 1;
        int set = Self.OneIn(3) ? 1 + Self.Random(all) : all;
        if (Self.OneIn(2) && (all & ~Held) != 0)
        {
            // Keeps what is lent.
            set = all & ~Held;
        }

        // Who waits for only some, or owes answers, must come back; and so must the one that nobody has to talk to.
        bool forever = set == all && keptCount == 0 && Self.Index != Plan.ReceiverOf(Plan.Events) && !Self.OneIn(4);
        uint ticks = forever ? Limits.Forever : (uint)Self.Random(4);
        ulong begun = forever ? 0 : Clock.Now;
        Message message = Receive(set, ticks);
        while (true)
        {
            switch (message.Kind)
            {
                case MessageKind.Notification:
                    Collect(message.Notifications);
                    return;
                case MessageKind.TimedOut:
                    Journal.Demand(Failure.TimedOutTooEarly, !forever && Clock.Now - begun >= ticks);
                    Journal.Saw(Sight.ReceiveTimedOut);
                    return;
                case MessageKind.NoSlot:
                    Journal.Saw(Sight.NoSlot);
                    boxes[BitOperations.TrailingZeroCount(Held)].Release();
                    return;
                default:
                    if (!TakeMessage(ref message, set))
                    {
                        return;
                    }

                    // The next one came with the answer.
                    forever = true;
                    break;
            }
        }
    }

    /// <summary>The channels over which something is lent to this worker.</summary>
    private static int Held
    {
        get
        {
            int held = 0;
            for (int slot = 0; slot < count; slot++)
            {
                held |= boxes[slot].HasLoan ? 1 << slot : 0;
            }

            return held;
        }
    }

    private static Message Receive(int set, uint ticks)
    {
        Receiver from = default;
        bool isLong = false;
        for (int slot = 0; slot < count; slot++)
        {
            if ((set >> slot & 1) != 0)
            {
                from |= boxes[slot].Receiver;
                isLong |= Plan.LongestOf(boxes[slot].Channel) > Limits.ShortMessageBytes;
                boxes[slot].Forget(Sight.LoanEndedByReceive);
            }
        }

        Message message;
        bool borrows = isLong && !Self.OneIn(3);
        if (borrows)
        {
            message = from.Borrow(mask, Duration.FromTicks(ticks));
        }
        else if (isLong)
        {
            message = from.Receive(buffer, mask, Duration.FromTicks(ticks));
        }
        else
        {
            message = mask == 0 && ticks == Limits.Forever ? from.Receive() : from.Receive(mask, Duration.FromTicks(ticks));
        }

        bool isFull = borrows && BitOperations.PopCount((uint)Held) == Limits.LoanRegions && message.Kind != MessageKind.Notification;
        Journal.Demand(Failure.SlotsMiscounted, (message.Kind == MessageKind.NoSlot) == isFull);
        Journal.Count((uint)message.Kind << 8 | (uint)message.Length);
        return message;
    }

    /// <summary>Checks a message and does with it what must be done.</summary>
    /// <returns>Whether the next message stands in its place.</returns>
    private static bool TakeMessage(ref Message message, int set)
    {
        int slot = 0;
        while (slot < count - 1 && !boxes[slot].Receiver.Got(in message))
        {
            slot++;
        }

        ref Box box = ref boxes[slot];
        Journal.Demand(Failure.WrongChannel, (set >> slot & 1) != 0 && box.Receiver.Got(in message));
        int sender = message.Sender - Self.FirstTask;
        bool isEvent = box.Channel == Plan.Events && sender is > 0 and < Plan.Workers;
        Journal.Demand(Failure.WrongSender, isEvent || ((uint)sender < Plan.Workers && Plan.MayCall(sender, box.Channel)));
        Pending call = Check(ref message, ref box, slot, sender);
        if (message.IsLent)
        {
            TakeLoan(in message, ref box, ref call);
        }

        if (message.Kind == MessageKind.Send)
        {
            Journal.Saw(isEvent ? Sight.EventTaken : Sight.SendTaken);
            return false;
        }

        return Decide(ref message, ref call);
    }

    private static Pending Check(ref Message message, ref Box box, int slot, int sender)
    {
        ReadOnlySpan<byte> body = message.IsLent ? message.Lent : message.Bytes(buffer);
        Journal.Demand(Failure.WrongLength, body.Length <= Plan.LongestOf(box.Channel));
        Pending call = new() { Slot = slot };
        ref Correspondent correspondent = ref Box.Of(ref box, sender);
        if (body.Length < Letter.HeaderBytes)
        {
            Journal.Demand(Failure.WrongContent, Letter.IsShort(body, sender));
            correspondent.Take();
            call.Seed = Letter.ShortSeed(sender, body.Length);
            call.Wanted = Letter.ShortWanted(body.Length);
            call.MayBeDead = true;
            return call;
        }

        Header header = Letter.Read(body);
        Journal.Demand(Failure.WrongContent, header.Route & 1, 1);
        Journal.Demand(Failure.WrongSender, header.Sender, (uint)sender);
        Journal.Demand(Failure.WrongChannel, header.Channel, (uint)box.Channel);
        Journal.Demand(Failure.WrongKind, header.IsCall == (message.Kind == MessageKind.Call));
        correspondent.Take(in header);
        Journal.Fold(header.Sum);
        call.Seed = header.Attempt ^ header.Counts;
        call.Wanted = (int)header.Wanted;
        call.MayBeDead = header.IsTimed || Plan.IsMortal(sender);
        if (header.IsCall && !call.MayBeDead)
        {
            Posts.Check(sender, header.Posted);
        }

        if (message.IsLent && header.IsWritable)
        {
            Letter.Transform(message.WritableLent);
            Journal.Saw(Sight.LoanWritten);
        }

        return call;
    }

    private static void TakeLoan(in Message message, ref Box box, ref Pending call)
    {
        Journal.Saw(Sight.LoanRead);
        box.Lend(in message);
        call.Loan = box.Serial;
        if (Self.OneIn(2))
        {
            box.Release();
        }
    }

    private static bool Decide(ref Message message, ref Pending call)
    {
        call.Message = message;
        if (message.IsLong && !message.IsLent)
        {
            Journal.Saw(Sight.LongCopied);
        }

        if (takesLong && keptCount < PendingList.Length && Self.OneIn(5))
        {
            kept[keptCount] = call;
            keptCount++;
            Journal.Saw(Sight.ReplyKept);
            return false;
        }

        if (Self.OneIn(8))
        {
            Client.Act();
        }

        if (takesLong || Self.OneIn(4))
        {
            Answer(in call);
            return false;
        }

        Letter.WriteReply(((Span<byte>)message.Payload<ShortReply>())[..call.Wanted], call.Seed);
        message.ReplyReceive(call.Wanted, boxes[0].Receiver, mask);
        Journal.Count((uint)message.Kind << 8 | (uint)message.Length);
        Journal.Saw(Sight.ReplyReceived);
        return true;
    }

    private static void Answer(in Pending call)
    {
        ref Box box = ref boxes[call.Slot];
        if (call.Loan != 0 && box.Serial == call.Loan)
        {
            box.Forget(Sight.LoanEndedByReply);
        }

        call.Answer();
    }

    private static void Collect(uint bits)
    {
        Journal.Demand(Failure.NotificationTooMany, bits & ~mask, 0);
        Posts.Collect(bits);
        Alarm.Collect(bits);
    }

    [InlineArray(Plan.Longest)]
    private struct Buffer
    {
        private byte first;
    }
}
