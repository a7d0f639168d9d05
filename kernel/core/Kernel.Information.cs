using System;
using System.Buffers.Binary;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>What tasks may know of the system, and the supervisor of the tasks.</content>
internal partial struct Kernel
{
    private void Inform(uint fact, uint item)
    {
        int index = (int)Scheduler.Current;
        ref TaskControl caller = ref tasks[index];
        ref readonly TaskDescriptor descriptor = ref taskDescriptors[index];
        switch ((Fact)fact)
        {
            case Fact.TaskName when item < (uint)tasks.Length:
                SetName(ref caller, in taskDescriptors[(int)item].Name);
                arch.SetResults(ref caller, (uint)Result.Ok, item);
                break;
            case Fact.Peripheral when item < Limits.RegionsPerTask - FirstPeripheral && descriptor.Regions[FirstPeripheral + (int)item].Size != 0:
                RegionDescriptor region = descriptor.Regions[FirstPeripheral + (int)item];
                arch.SetResults(ref caller, (uint)Result.Ok, region.Base, region.Size, arch.BusClock(region.Attributes));
                break;
            case Fact.CheckIn when item < (uint)tasks.Length:
                arch.SetResults(ref caller, (uint)Result.Ok, taskDescriptors[(int)item].CheckInMilliseconds);
                break;
            case Fact.RestartLimit when item < (uint)tasks.Length:
                arch.SetResults(ref caller, (uint)Result.Ok, taskDescriptors[(int)item].RestartLimit);
                break;
            case Fact.TaskName or Fact.Peripheral or Fact.CheckIn or Fact.RestartLimit:
                Return(index, Result.NotFound);
                break;
            case Fact.Self:
                arch.SetResults(ref caller, (uint)Result.Ok, (uint)index, Restarts(ref caller), 0);
                break;
            default:
                if (!arch.TryInform(ref caller, (Fact)fact))
                {
                    Misuse(FaultKind.BadArgument, (uint)Operation.Inform);
                }

                break;
        }
    }

    private void ReportStatus(uint number)
    {
        ref TaskControl caller = ref tasks[(int)Scheduler.Current];
        if (!IsTask(number, Operation.TaskStatus))
        {
            return;
        }

        ref TaskControl task = ref tasks[(int)number];
        ref FaultRecord record = ref faults[(int)number];
        FaultPolicy policy = taskDescriptors[(int)number].Policy;
        caller.Payload[0] = (uint)task.State | (uint)record.Kind << 8 | (uint)record.StateBefore << 16 | (uint)policy << 24;
        caller.Payload[1] = Restarts(ref task);
        caller.Payload[2] = record.Address;
        caller.Payload[3] = record.ProgramCounter;
        caller.Payload[4] = record.LinkRegister;
        caller.Payload[5] = record.StackPointer;
        caller.Payload[6] = record.Detail;
        caller.Payload[7] = record.Count;
        Return((int)Scheduler.Current, Result.Ok);
    }

    /// <summary>How often a task was restarted: its lives less the first, and less the one that a faulted task has yet to begin.</summary>
    private static uint Restarts(ref TaskControl task) => task.Generation - (task.State == TaskState.Faulted ? 2u : 1u);

    /// <summary>Whether the number is a task's; else the caller is faulted.</summary>
    private bool IsTask(uint number, Operation operation)
    {
        if (number < (uint)tasks.Length)
        {
            return true;
        }

        Misuse(FaultKind.BadHandle, (uint)operation);
        return false;
    }

    internal static void SetName(ref TaskControl task, in Name32 name)
    {
        for (int word = 0; word < 8; word++)
        {
            task.Payload[word] = BinaryPrimitives.ReadUInt32LittleEndian(((ReadOnlySpan<byte>)name).Slice(4 * word, 4));
        }
    }

    /// <summary>Behind flash and RAM.</summary>
    private const int FirstPeripheral = 2;
}
