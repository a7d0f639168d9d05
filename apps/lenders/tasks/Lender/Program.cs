using System;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Crowd.Lender;

/// <summary>One of many: lends its memory to the next one as soon as the one before has lent it some.</summary>
internal static class Program
{
    private static int number;
    private static Channel next;
    private static Result outcome;

    [TaskEntry]
    private static void Main()
    {
        number = Task.Index - Members.TaskOf(0);
        Receiver orders = Members.Create(number);
        Notification.Post(Members.Director, Bit);
        while (true)
        {
            Message message = orders.Borrow();
            Order order = message.IsLent ? MemoryMarshal.Read<Order>(message.Lent) : message.Read<Order>();
            if (order.Deed == Deed.Report)
            {
                message.Reply(outcome);
                Notification.Wait(Members.Go, Duration.Zero);
                if (number + 1 < Members.Count)
                {
                    Members.TryGet(number + 1, out next);
                }
            }
            else
            {
                outcome = number == Members.Count - 1 ? Finish(ref message, order.End) : Lend(in order);
                if (message.Kind == MessageKind.Call)
                {
                    message.Reply(outcome);
                }
                else
                {
                    message.Release();
                }

                Notification.Post(Members.Director, Bit);
            }
        }
    }

    private static uint Bit => 1u << (number + Members.FirstBit);

    private static Result Lend(in Order order)
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        MemoryMarshal.Write(block, in order);
        if (order.Deed == Deed.Lend)
        {
            return next.TryLend(block, Duration.Forever);
        }

        Result given = next.TryCallLending(block, Duration.Forever, out Result result);
        return given == Result.Ok ? result : given;
    }

    private static Result Finish(ref Message message, End end)
    {
        Notification.Wait(Members.Go);
        if (end == End.Release)
        {
            message.Release();
        }
        else if (end == End.Panic)
        {
            Task.Panic("as told"u8);
        }

        return Result.Ok;
    }
}
