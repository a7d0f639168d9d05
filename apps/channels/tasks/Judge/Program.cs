using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Channels.Judge;

/// <summary>The supervisor of this application: keeps what it sees of faults, restarts at once, and tells the suite.</summary>
internal static class Program
{
    private static Records records;
    private static int count;

    [TaskEntry]
    private static void Main()
    {
        while (SystemInformation.TaskName(count).Bytes.Length > 0)
        {
            count++;
        }

        Receiver questions = Channel.Create("judge"u8);
        while (true)
        {
            Message message = questions.Receive(Limits.FaultNotification, Duration.Forever);
            if (message.Kind == MessageKind.Notification)
            {
                RestartFaulted();
            }
            else
            {
                message.Reply(Tell(message.Read<Question>()));
            }
        }
    }

    private static void RestartFaulted()
    {
        for (int task = 1; task < count; task++)
        {
            TaskStatus status = TaskManagement.Status(task);
            if (status.State == TaskState.Faulted)
            {
                records[task].Kind = status.Fault;
                records[task].Address = status.Address;
                TaskManagement.Restart(task);
            }
        }
    }

    private static Record Tell(Question question)
    {
        if (question.Restart != 0)
        {
            TaskManagement.Restart(question.Task);
        }

        TaskStatus status = TaskManagement.Status(question.Task);
        Record record = records[question.Task];
        record.Faults = status.FaultCount;
        record.State = status.State;
        record.Generation = status.Generation;
        return record;
    }

    [InlineArray(Limits.Tasks)]
    private struct Records
    {
        private Record first;
    }
}
