using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;
using Anckor.Tasks.Supervisor;

namespace Regression.Runner;

/// <summary>The supervisor of this application: does what the suite says, and answers requests as the ready-made supervisor does.</summary>
internal static class Program
{
    private static uint notifications;
    private static bool restartsByItself;

    [TaskEntry]
    private static void Main()
    {
        if (!SystemInformation.TryGetEpitaph(out _))
        {
            // The first run: misuse by the supervisor is the end of the kernel, and the next run knows of it.
            TaskManagement.Status(int.MaxValue);
        }

        Receiver requests = Channel.Create("supervisor"u8);
        Receiver orders = Channel.Create("runner"u8);
        Ticks.Start();
        Roster.Start();
        while (true)
        {
            Message message = (requests | orders).Receive(uint.MaxValue, Duration.Forever);
            if (message.Kind == MessageKind.Notification)
            {
                notifications |= message.Notifications;
                if (restartsByItself)
                {
                    RestartFaulted();
                }
            }
            else if (requests.Got(message))
            {
                Requests.Serve(ref message);
            }
            else
            {
                Obey(ref message);
            }
        }
    }

    private static void RestartFaulted()
    {
        for (int task = 1; task < Roster.Count; task++)
        {
            TaskStatus status = TaskManagement.Status(task);
            if (status.State == TaskState.Faulted)
            {
                FaultLog.Add(task, in status);
                TaskManagement.Restart(task);
            }
        }
    }

    private static void Obey(ref Message message)
    {
        OrderMessage order = message.Read<OrderMessage>();
        switch (order.Order)
        {
            case Order.Status:
                message.Reply(TaskManagement.Status(order.Task));
                break;
            case Order.Restart:
                TaskManagement.Restart(order.Task);
                message.Reply(Result.Ok);
                break;
            case Order.Inject:
                message.Reply(TaskManagement.Inject(order.Task, (int)order.Argument));
                break;
            case Order.Notifications:
                message.Reply(notifications);
                notifications = 0;
                break;
            case Order.RestartByItself:
                restartsByItself = order.Argument != 0;
                message.Reply(Result.Ok);
                break;
            default:
                message.Reply(PartOf(order.Task, (int)order.Argument));
                break;
        }
    }

    private static MessagePart PartOf(int task, int offset)
    {
        bool found = TaskManagement.TryGetPanicMessage(task, offset, out ShortMessage part, out int length);
        MessagePart answer = default;
        answer.Found = found ? 1u : 0u;
        if (found)
        {
            answer.Length = length;
            answer.Text = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes((System.Span<uint>)part));
        }

        return answer;
    }
}
