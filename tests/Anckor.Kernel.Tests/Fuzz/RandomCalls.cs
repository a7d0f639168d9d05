using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>Random system calls: most could be meant, so that the kernel takes them, and some have registers that are wrong.</summary>
internal sealed class RandomCalls(FuzzSystem system, Random random)
{
    private const uint StackTop = 0x3C0;
    private static readonly string[] Strangers = ["", "a", "nobody", "a-name-that-is-longer-than-any-channel's", "one\0"];

    /// <summary>The next call of a task: fills its payload too.</summary>
    internal Registers Next(int task)
    {
        ref Payload payload = ref system.Kernel.Tasks[task].Payload;
        if (task == Limits.Supervisor)
        {
            return OfSupervisor() with { Stack = World.RamOf(task) + StackTop };
        }

        List<int> lenders = system.FindLenders(task);
        Registers registers = lenders.Count != 0 && random.Next(3) != 0 ? OfBorrower(task, lenders, ref payload) : OfAnybody(task, ref payload);
        registers.Stack = World.RamOf(task) + StackTop;

        if (random.Next(50) == 0)
        {
            Spoil(task, ref registers, ref payload);
        }

        if (random.Next(150) == 0)
        {
            registers.Stack = Address(task) & ~7u;
        }

        if (lenders.Count != 0 && random.Next(30) == 0)
        {
            // In what it holds: in all of it if that is small.
            ref Payload lent = ref system.Kernel.Tasks[Any(lenders)].Payload;
            registers.Stack = (lent[0] + (uint)random.Next((int)lent[1])) & ~31u;
        }

        return registers;
    }

    /// <summary>The supervisor makes no mistakes: its fault is the kernel's end.</summary>
    private Registers OfSupervisor()
    {
        uint task = (uint)random.Next(1, system.TaskCount);
        int faulted = system.FindFaulted();
        if (random.Next(8) == 0 && system.FindLenders(-1) is { Count: > 0 } lenders)
        {
            // To be restarted when the loan ends; to be ended it is refused.
            return new((uint)(random.Next(3) == 0 ? Operation.TaskInject : Operation.TaskRestart), (uint)Any(lenders), 1);
        }

        if (system.IsStuck())
        {
            return random.Next(8) == 0 ? new((uint)Operation.TaskRestart, task) : new((uint)Operation.Notify, task, uint.MaxValue);
        }

        return random.Next(60) switch
        {
            0 => new((uint)Operation.TaskRestart, task),
            1 when task != system.TaskCount - 1 => new((uint)Operation.TaskInject, task, 1),
            2 => new((uint)Operation.PanicMessage, task, (uint)random.Next(140)),
            3 => new((uint)Operation.WatchdogFeed),
            4 => new((uint)Operation.Notify, task, 1u << random.Next(32)),
            5 => new((uint)Operation.TaskStatus, task),
            6 => new((uint)Operation.TaskStack, (uint)random.Next(system.TaskCount), random.Next(8) == 0 ? Any(0) : (uint)random.Next(120)),
            < 15 when faulted > 0 => new((uint)Operation.PanicMessage, (uint)faulted, (uint)random.Next(140)),
            < 45 when faulted > 0 => new((uint)Operation.TaskRestart, (uint)faulted),
            _ => new((uint)Operation.TimedReceive, (uint)random.Next(5, 40), 0, Limits.FaultNotification),
        };
    }

    private Registers OfAnybody(int task, ref Payload payload)
    {
        FillPayload(task, ref payload);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            if (random.Next(3) != 0 && system.FindUnopened(task, random.Next(64)) is (Operation operation, string name))
            {
                return Named(operation, task, name);
            }
        }

        uint set = Set(task);
        uint mask = random.Next(4) == 0 ? 0 : (uint)random.NextInt64(uint.MaxValue);
        if (random.Next(2) == 0 && system.HasSender(task))
        {
            return ReceiveLong(task, set, mask, ref payload);
        }

        switch (system.IsAwaited(task) ? random.Next(31) : random.Next(19) + (random.Next(10) == 0 ? 12 : 0))
        {
            case 0 or 1 or 2:
                return ShortMessage(Operation.Call, Operation.TimedCall, task);
            case 3 or 4:
                return ShortMessage(Operation.Send, Operation.TimedSend, task);
            case 5:
                return new((uint)Operation.TimedCall + Short(), Handle(task), Timeout());
            case 6:
                return new((uint)Operation.TimedSend + Short(), Handle(task), Timeout());
            case 7 or 8:
                return new((uint)Operation.LongSend, Handle(task), Timeout());
            case 9 or 10:
                return new((uint)Operation.LongCall, Handle(task), Timeout());
            case 11:
                return new((uint)Operation.Receive, 0, set & system.ShortSetOf(task), mask);
            case 12 or 13 or 29:
                return new((uint)Operation.TimedReceive, Timeout(), set & system.ShortSetOf(task), mask);
            case 14 or 15 or 16 or 17 or 18:
                return ReceiveLong(task, set, mask, ref payload);
            case 19 or 20:
                return new((uint)Operation.Reply + Short(), Token(task));
            case 21:
                return new((uint)Operation.LongReply, Token(task));
            case 22 or 23:
                return new((uint)Operation.ReplyReceive + Short(), Token(task), set & system.ShortSetOf(task), mask);
            case 24:
                return random.Next(4) == 0 ? new((uint)Operation.ClientFault, Token(task), 7) : new((uint)Operation.Release, Token(task));
            case 25:
                return Named(Operation.ChannelCreate, task, AnyName());
            case 26:
                return Named(Operation.ChannelGet, task, AnyName());
            case 27:
                return new((uint)Operation.Notify, (uint)random.Next(system.TaskCount), (uint)random.NextInt64(uint.MaxValue));
            case 28:
                return new((uint)Operation.TimerSet, (uint)system.Kernel.Scheduler.Now + (uint)random.Next(5), 0, mask);
            default:
                return Small(task);
        }
    }

    /// <summary>Something with what others have lent: to use it, hold more, or give it back.</summary>
    private Registers OfBorrower(int task, List<int> lenders, ref Payload payload)
    {
        FillPayload(task, ref payload);
        uint token = system.Kernel.Tasks[Any(lenders)].Token;
        uint channels = system.Kernel.Tasks[task].CreatedSet;
        uint others = channels & ~system.ChannelsOf(lenders);
        return random.Next(24) switch
        {
            < 3 => new((uint)Operation.Release, token),
            < 5 => new((uint)Operation.Reply + Short(), token),
            5 => new((uint)Operation.LongReply, token),
            6 => new((uint)Operation.ReplyReceive + Short(), token, channels & system.ShortSetOf(task)),
            7 => new((uint)Operation.ClientFault, token, 7),
            8 => new((uint)Operation.ReceiveLoan, Timeout(), channels),
            < 22 => new((uint)Operation.ReceiveLoan, Timeout(), others),
            22 => new((uint)Operation.Send + Short(), Handle(task)),
            _ => new((uint)Operation.Yield),
        };
    }

    private Registers Small(int task) => random.Next(40) switch
    {
        < 8 => new((uint)Operation.Yield),
        < 12 => new((uint)Operation.ClockRead),
        < 16 => new((uint)Operation.Null),
        < 24 => new((uint)Operation.Inform, (uint)random.Next(14), (uint)random.Next(system.TaskCount + 2)),
        < 28 => new((uint)Operation.InterruptAcknowledge, uint.MaxValue),
        < 32 => new((uint)Operation.Panic, World.RamOf(task) + (uint)random.Next(0x300), (uint)random.Next(160)),
        < 34 => new((uint)Operation.TaskStatus + (uint)random.Next(10), (uint)random.Next(system.TaskCount)),
        _ => new((uint)random.Next(0x180), Any(task), Any(task), Any(task)),
    };

    /// <summary>A message of the task's own, a room for the reply, and whether it may be written to.</summary>
    private void FillPayload(int task, ref Payload payload)
    {
        for (int word = 0; word < 8; word++)
        {
            payload[word] = (uint)random.NextInt64(uint.MaxValue);
        }

        (uint place, uint length) = Message();
        payload[0] = World.RamOf(task) + place;
        payload[1] = length;
        payload[2] = World.RamOf(task) + (uint)random.Next(0x200);
        payload[3] = (uint)random.Next(0x80);
        payload[4] = (uint)random.Next(2);
    }

    /// <summary>Where in a task's RAM a message is: mostly such that it can be lent.</summary>
    private (uint Place, uint Length) Message()
    {
        int shift = random.Next(8, 10);
        uint eighth = 1u << (shift - 3);
        uint first = (uint)random.Next(8);
        uint length = random.Next(6) switch
        {
            0 => (uint)random.Next(80),
            1 => 32u * (uint)random.Next(1, 9),
            < 4 => 32u << random.Next(5),
            _ => eighth * (uint)random.Next(1, 9 - (int)first),
        };
        uint place = (uint)random.Next((int)(World.RamBytes - length + 1));
        return random.Next(5) switch
        {
            0 => (place, length),
            1 => (place & ~31u, length),
            _ when BitOperations.IsPow2(length) => (place & ~(length - 1), length),
            _ => ((eighth * first) | (place >> shift << shift), length),
        };
    }

    /// <summary>Makes one or two registers wrong.</summary>
    private void Spoil(int task, ref Registers registers, ref Payload payload)
    {
        for (int count = random.Next(1, 3); count > 0; count--)
        {
            int which = random.Next(9);
            uint value = Any(task);
            switch (which)
            {
                case 0:
                    registers = registers with { Operation = random.Next(4) == 0 ? value : registers.Operation + 1 };
                    break;
                case 1:
                    registers = registers with { First = Bend(registers.First, value) };
                    break;
                case 2:
                    registers = registers with { Second = Bend(registers.Second, value) };
                    break;
                case 3:
                    registers = registers with { Third = value };
                    break;
                default:
                    payload[which - 4] = Bend(payload[which - 4], value);
                    break;
            }
        }
    }

    private uint Bend(uint value, uint other) => random.Next(3) switch
    {
        0 => value ^ (1u << random.Next(32)),
        1 => value + (uint)random.Next(5) - 2,
        _ => other,
    };

    private uint Any(int task) => random.Next(6) switch
    {
        0 => (uint)random.NextInt64(uint.MaxValue),
        1 => Handle(task),
        2 => Token(task),
        3 => (uint)random.Next(300),
        4 => uint.MaxValue - (uint)random.Next(3),
        _ => Address(task),
    };

    /// <summary>An address near some border: of its own memory or another's, or of all there is.</summary>
    private uint Address(int task)
    {
        int owner = random.Next(3) == 0 ? random.Next(system.TaskCount) : task;
        uint near = (uint)(random.Next(0x41) - 0x20);
        return random.Next(10) switch
        {
            0 => World.FlashOf(owner) + near,
            1 => World.RamOf(owner) + near,
            2 => World.DeviceOf(owner) + near,
            3 => World.DeviceOf(owner) + World.DeviceBytes + near,
            4 => World.RamOf(owner) + (uint)random.Next((int)World.RamBytes),
            5 => World.FlashOf(owner) + (uint)random.Next((int)World.FlashBytes),
            6 => near,
            7 => uint.MaxValue - (uint)random.Next(0x40),
            _ => system.LoanOf(task) + near,
        };
    }

    /// <summary>A handle of the task's: mostly a good one.</summary>
    private uint Handle(int task)
    {
        ref readonly TaskDescriptor descriptor = ref system.Kernel.TaskDescriptors[task];
        if (descriptor.SlotCount == 0)
        {
            return (uint)random.Next(0x400);
        }

        int slot = descriptor.FirstSlot + random.Next(descriptor.SlotCount);
        for (int attempt = 0; attempt < 8 && !(attempt < 6 ? system.IsReceiver(slot) : system.IsOpen(slot)); attempt++)
        {
            slot = descriptor.FirstSlot + random.Next(descriptor.SlotCount);
        }

        uint key = system.LastKeyOf(slot);
        return random.Next(200) switch
        {
            0 => key ^ (1u << random.Next(32)),
            1 => key - 0x1_0000,
            2 => 0,
            _ => key,
        };
    }

    /// <summary>A token: mostly of somebody who waits for this task.</summary>
    private uint Token(int task)
    {
        int start = random.Next(system.TaskCount);
        for (int step = 0; step < system.TaskCount; step++)
        {
            ref TaskControl waiter = ref system.Kernel.Tasks[(start + step) % system.TaskCount];
            if (waiter.Peer == task && waiter.State is TaskState.AwaitingReply or TaskState.Lending && random.Next(16) != 0)
            {
                return waiter.Token;
            }
        }

        return system.Kernel.Tasks[start].Token ^ (random.Next(2) == 0 ? 0 : 1u << random.Next(32));
    }

    private uint Set(int task)
    {
        uint created = system.Kernel.Tasks[task].CreatedSet;
        return random.Next(3) == 0 ? created & (uint)random.Next(8) : created;
    }

    private string AnyName() =>
        random.Next(12) == 0 ? Strangers[random.Next(Strangers.Length)] : system.ChannelNames[random.Next(system.ChannelNames.Count)];

    private Registers Named(Operation operation, int task, string name)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(name);
        uint place = World.RamOf(task) + (uint)random.Next((int)World.RamBytes - bytes.Length + 1);
        bytes.CopyTo(system.Machine.Memory(place, bytes.Length));
        return new((uint)operation, place, (uint)bytes.Length);
    }

    /// <summary>Takes messages of any length: by a loan, or into a buffer.</summary>
    private Registers ReceiveLong(int task, uint set, uint mask, ref Payload payload)
    {
        if (random.Next(3) != 0)
        {
            return new((uint)Operation.ReceiveLoan, Timeout(), set, mask);
        }

        payload[0] = World.RamOf(task) + (uint)random.Next(0x100);
        payload[1] = FuzzSystem.Longest;
        return new((uint)Operation.ReceiveInto, Timeout(), set, mask);
    }

    /// <summary>A short message: mostly with a timeout, if the receiver does not wait for it.</summary>
    private Registers ShortMessage(Operation untimed, Operation timed, int task)
    {
        uint handle = Handle(task);
        return system.IsReceiver(task, handle) || random.Next(16) == 0
            ? new((uint)untimed + Short(), handle)
            : new((uint)timed + Short(), handle, Timeout());
    }

    private uint Short() => (uint)random.Next(33);

    private int Any(List<int> tasks) => tasks[random.Next(tasks.Count)];

    private uint Timeout() => random.Next(32) == 0 ? Limits.Forever : (uint)random.Next(8);
}
