using Anckor;
using Anckor.Abi;

namespace Crowd.Member;

/// <summary>One of many: does what the director says, mostly waiting for another one.</summary>
internal static class Program
{
    private static int number;
    private static Receiver orders;
    private static Channel next;
    private static Channel last;
    private static Channel director;
    private static Result outcome;

    [TaskEntry]
    private static void Main()
    {
        number = Task.Index - Members.TaskOf(0);
        orders = Members.Create(number);
        Notification.Post(Members.Director, Bit);
        while (true)
        {
            Message message = orders.Receive();
            Order order = message.Read<Order>();
            if (order.Deed == Deed.Report)
            {
                message.Reply(outcome);
                FindOthers();
            }
            else
            {
                outcome = Do(in order);
                if (message.Kind == MessageKind.Call)
                {
                    message.Reply(outcome);
                }

                Notification.Post(Members.Director, Bit);
            }
        }
    }

    /// <summary>What tells the director that this member has done its deed.</summary>
    private static uint Bit => 1u << (number + Members.FirstBit);

    /// <summary>Ahead of a deed, so that a chain of calls is nothing but calls. Forgets what was posted for the deed before.</summary>
    private static void FindOthers()
    {
        Notification.Wait(Members.Go | Members.TimerBit, Duration.Zero);
        if (number + 1 < Members.Count)
        {
            Members.TryGet(number + 1, out next);
            Members.TryGet(Members.Count - 1, out last);
        }

        Channel.TryGet("the-way-to-a-member-of-crowd-zz"u8, out director);
    }

    private static Result Do(in Order order)
    {
        switch (order.Deed)
        {
            case Deed.Relay:
                return number == Members.Count - 1 ? Finish(order.End) : Call(next, in order, order);
            case Deed.CallNext:
                return Call(next, in order, default);
            case Deed.CallLast:
                return Call(last, in order, default);
            case Deed.Hoard:
                while (orders.Receive(Members.Go, Duration.Forever).Kind != MessageKind.Notification)
                {
                }

                return order.End == End.Wait ? Result.Ok : Finish(order.End);
            case Deed.AwaitTimer:
                Timer.Set(order.Deadline, Members.TimerBit);
                Notification.Wait(Members.TimerBit);
                return Result.Ok;
            case Deed.AwaitTimeout:
                Timer.Set(order.Deadline, Members.TimerBit);
                return Notification.Wait(Members.Go, Members.Until(order.Deadline)) == 0 ? Result.Ok : Result.Notified;
            case Deed.ArmTimer:
                Timer.Set(order.Deadline, Members.TimerBit);
                return Result.Ok;
            case Deed.Greet:
                return director.TrySend(number);
            default:
                return Result.Denied;
        }
    }

    private static Result Call(Channel channel, in Order order, Order request)
    {
        Result result;
        if (number < order.Hurried)
        {
            Result given = channel.TryCall(request, Members.Until(order.Deadline), out result);
            return given == Result.Ok ? result : given;
        }

        Result answered = channel.TryCall(request, out result);
        return answered == Result.Ok ? result : answered;
    }

    private static Result Finish(End end)
    {
        switch (end)
        {
            case End.Wait:
                Notification.Wait(Members.Go);
                break;
            case End.Spin:
                Spin();
                break;
            case End.Fault:
                Fault();
                break;
            case End.Panic:
                Task.Panic("as told"u8);
                break;
            default:
                default(Channel).TrySend(0u);
                break;
        }

        return Result.Ok;
    }

    /// <summary>Some ticks of 200,000 instructions each.</summary>
    private static void Spin()
    {
        for (uint round = 0; round < 200_000; round++)
        {
            System.Threading.Volatile.Write(ref spun, round);
        }
    }

    private static void Fault() => spun = 1 / System.Threading.Volatile.Read(ref zero);

    private static uint spun;
    private static uint zero;
}
