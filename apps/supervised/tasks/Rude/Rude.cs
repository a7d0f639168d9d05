using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Supervised;

/// <summary>Breaks the supervisor's protocol, in another way each life.</summary>
internal static class Rude
{
    [TaskEntry]
    private static void Main()
    {
        Channel supervisor = Channel.Open("supervisor"u8);
        Rudeness rudeness = (Rudeness)Task.Generation;
        SupervisorRequest request = Request(rudeness);
        switch (rudeness)
        {
            case Rudeness.ShortRequest:
                supervisor.TryCall<ulong, uint>(0, out _);
                break;
            case Rudeness.LongRequest:
                supervisor.TryCall<Sixteen, uint>(default, out _);
                break;
            case Rudeness.OneWay:
                supervisor.TrySend(request);
                break;
            default:
                supervisor.TryCall<SupervisorRequest, uint>(request, out _);
                break;
        }

        // Not reached: to return is another fault than those expected.
    }

    private static SupervisorRequest Request(Rudeness rudeness) => rudeness switch
    {
        Rudeness.UnknownOperation => new() { Operation = SupervisorOperation.Stack + 1, Task = 1 },
        Rudeness.StatusOfNobody => new() { Operation = SupervisorOperation.Status, Task = TaskCount },
        Rudeness.StatusOfHighest => new() { Operation = SupervisorOperation.Status, Task = uint.MaxValue },
        Rudeness.InjectNobody => new() { Operation = SupervisorOperation.Inject, Task = TaskCount },
        Rudeness.InjectSupervisor => new() { Operation = SupervisorOperation.Inject, Task = Limits.Supervisor },
        Rudeness.InjectIdle => new() { Operation = SupervisorOperation.Inject, Task = TaskCount - 1 },
        _ => new() { Operation = SupervisorOperation.Restart, Task = Limits.Supervisor },
    };

    private static uint TaskCount
    {
        get
        {
            int count = 0;
            while (true)
            {
                Name name = SystemInformation.TaskName(count);
                if (name.Bytes.IsEmpty)
                {
                    return (uint)count;
                }

                count++;
            }
        }
    }

    [InlineArray(16)]
    private struct Sixteen
    {
        private byte first;
    }
}
