namespace Anckor.Kernel.Tests.Mutations;

/// <summary>The rules broken on purpose, by what they keep.</summary>
internal static partial class MutationList
{
    private const string Scheduling = "Kernel.Scheduling.cs";
    private const string Senders = "Kernel.Senders.cs";
    private const string Messages = "Kernel.Messages.cs";
    private const string Waiting = "Kernel.Waiting.cs";
    private const string Inheritance = "Kernel.Inheritance.cs";
    private const string Notifications = "Kernel.Notifications.cs";
    private const string Time = "Kernel.Time.cs";
    private const string Lifecycle = "Kernel.Lifecycle.cs";
    private const string Channels = "Kernel.Channels.cs";
    private const string SystemCall = "Kernel.SystemCall.cs";
    private const string Supervision = "Kernel.Supervision.cs";
    private const string Loans = "Kernel.Loans.cs";
    private const string Cover = "LoanCover.cs";
    private const string Links = "Kernel.FastPath.cs";
    private const string Slices = "TaskSlice.cs";

    internal static Mutation[] All { get; } = [.. OfTheFirstRules, .. OfSupervision, .. OfLoans, .. OfLinks];

    private static Mutation[] OfTheFirstRules =>
    [
        // A task is in exactly one queue that fits its state; the ready bitmap is right; whoever can run is never forgotten.
        new("leaves an empty ready queue marked", Scheduling, "Scheduler.Ready &= ~(0x8000_0000u >> priority);", ";", "clients"),
        new("does not mark a ready queue", Scheduling, "Scheduler.Ready |= bit;", ";", "clients"),
        new("forgets to queue a task that becomes ready", Scheduling, "        task.State = TaskState.Ready;\n        Append(ref task, index);", "        task.State = TaskState.Ready;", "clients"),
        new("keeps a task at the head of a queue it left", Scheduling, "            Scheduler.Heads[priority] = task.Next;", "            ;", "equals"),
        new("forgets a preempted task", Scheduling, "                Prepend((int)current);", "                ;", "clients"),
        new("puts a preempted task behind its equals", Scheduling, "                Prepend((int)current);", "                Append((int)current);", null),
        new("lets the last come be served first", Scheduling, "        task.State = TaskState.Ready;\n        Append(ref task, index);", "        task.State = TaskState.Ready;\n        Prepend(index);", null),
        new("does not rotate at a yield", Scheduling, "        Append((int)Scheduler.Current);", "        Prepend((int)Scheduler.Current);", null),
        new("runs a less important task on", Scheduling, "if (!IsMoreImportantReady(task.Priority))", "if (task.Priority != 0)", "clients"),
        new("lets a sender stay queued after its timeout", Waiting, "            RemoveSender(index);\n", "", "clients"),
        new("loses the sender behind one that leaves", Senders, "            tasks[sender.Peer].FirstSender = sender.Next;", "            tasks[sender.Peer].FirstSender = TaskControl.None;", "clients"),
        new("queues senders in order of arrival only", Senders, "&& tasks[after].Priority <= sender.Priority", "", "clients"),
        new("serves equals last come first", Senders, "tasks[after].Priority <= sender.Priority", "tasks[after].Priority < sender.Priority", Examination.Histories),
        new("leaves a restarted ready task in its queue", Waiting, "            RemoveReady(index);", "            ;", "clients"),

        // No message is lost, doubled, cut or delivered to the wrong task.
        new("delivers a message without its words", Messages, "            arch.Move(ref sender.Payload, ref receiver.Payload);", "            ;", "clients"),
        new("delivers a message twice", Messages, "            RemoveSender(first);\n", "", "clients"),
        new("tells the wrong channel", Messages, "SlotOf(ref sender).Key)", "slots[sender.FirstSlot].Key)", "clients"),
        new("tells the token of somebody else", Messages, "ref receiver.Payload);\n            arch.SetResults(ref receiver, operation, handle, sender.Token);", "ref receiver.Payload);\n            arch.SetResults(ref receiver, operation, handle, receiver.Token);", "clients"),
        new("leaves the token of the message before", Messages, "(uint)result, 0, Limits.NoToken)", "(uint)result)", null),
        new("takes a message from a channel not asked for", Senders, "(channels >> SlotOf(ref tasks[index]).Bit & 1) == 0", "false", "clients"),
        new("tells a sender that was served that it timed out", Messages, "            sender.WakeAt = TaskControl.Never;\n            Return(ref sender, Result.Ok);", "            Return(ref sender, Result.TimedOut);", "clients"),
        new("copies no reply", Messages, "                arch.Move(ref replier.Payload, ref caller.Payload);", "                ;", "clients"),
        new("lets anybody reply", Messages, " || caller.Peer != Scheduler.Current", "", null),
        new("lets a late reply end a later call", Waiting, "            RenewToken(ref task);\n", "", "clients"),
        new("takes longer messages than declared", Messages, "length > slot.Longest", "length > slot.Longest + 1", Examination.Histories),
        new("writes short messages from memory into no buffer", Messages, "else if (sender.Payload[1] > Limits.ShortMessageBytes)", "else if (operation != 99)", null),
        new("takes long messages without a buffer", Messages, "longChannels == 0 || ", "longChannels != 99 || ", null),
        new("takes a buffer that is too small", Messages, ".Longest > buffer.Length", ".Longest > buffer.Length + 1", null),
        new("lets a caller wait on when the reply has no room", Messages, "        return Result.TooLong;", "        return Result.Dead;", null),
        new("reads a reply from memory out of registers", Messages, "if (operation == (uint)Operation.LongReply)\n            {\n                Load(", "if (length > 99)\n            {\n                Load(", Examination.Histories),

        // No lost wake-up; who waits has a reason to.
        new("lets a sender wait for a waiting receiver", Messages, "if (IsReceiving(receiver.State) && ", "if (length > 99 && ", "clients"),
        new("lets a receiver wait although somebody sends", Messages, "if (first == TaskControl.None)", "if (first != 99)", "clients"),
        new("lets a receiver wait for what was posted before", Messages, "if ((receiver.NotificationsPending & mask) != 0)", "if ((receiver.NotificationsPending & mask) == 99)", "equals"),
        new("does not wake a task that is notified", Notifications, "IsReceiving(task.State) && (task.", "task.State == TaskState.Stopped && (task.", "equals"),
        new("wakes a task for notifications it does not wait for", Notifications, "(task.NotificationsPending & task.NotificationMask) != 0", "task.NotificationsPending != 0", "equals"),
        new("forgets earlier notifications", Notifications, "task.NotificationsPending |= bits;", "task.NotificationsPending = bits;", "equals"),
        new("tells notifications again", Notifications, "task.NotificationsPending &= ~mask;", ";", "equals"),
        new("forgets notifications not waited for", Notifications, "task.NotificationsPending &= ~mask;", "task.NotificationsPending = 0;", "equals"),

        // Time.
        new("does not limit the wait for a reply", Messages, "                SetTimeout(ref sender, timeout);\n            }\n\n            receiver", "            }\n\n            receiver", Examination.Histories),
        new("lets a receiver time out that has its message", Messages, "            receiver.WakeAt = TaskControl.Never;\n", "", "clients"),
        new("lets a caller time out that has its reply", Waiting, "        task.WakeAt = TaskControl.Never;\n        task.State = TaskState.Ready;", "        task.State = TaskState.Ready;", "clients"),
        new("lets a task time out that was notified", Notifications, "        task.WakeAt = TaskControl.Never;\n", "", "equals"),
        new("times out a tick too early", Time, "Scheduler.Now + ticks + 1;", "Scheduler.Now + ticks;", "clients"),
        new("oversleeps a timeout", Time, "        Expect(task.WakeAt);\n    }", "    }", "clients"),
        new("forgets who else is late", Time, "isQuiet ? FindNextDeadline() : 0;", "isQuiet ? FindNextDeadline() : TaskControl.Never;", Examination.Histories),
        new("serves the latest who is late", Time, "task.WakeAt < tasks[late].WakeAt)", "task.WakeAt > tasks[late].WakeAt)", Examination.Histories),
        new("lets a receiver wait for its turn to time out", Time, "            if (IsReceiving(task.State))", "            if (index == 99)", Examination.Histories),
        new("lets a timer go off for ever", Time, "                task.TimerDeadline = TaskControl.Never;\n                Post", "                Post", "equals"),
        new("ignores a deadline that has passed", Time, "            Post(ref task, index, bits);\n        }\n        else", "        }\n        else", null),

        // Effective priorities equal their definition.
        new("does not inherit from a queued sender", Messages, "        Inherit(peer, sender.Priority);", "        ;", "clients"),
        new("does not inherit from a caller that is served at once", Messages, "            sender.State = TaskState.AwaitingReply;\n            Inherit(to, sender.Priority);", "            sender.State = TaskState.AwaitingReply;", "clients"),
        new("inherits one step only", Inheritance, "            SetPriority(ref task, index, priority);\n            if (!IsWaitingForTask(task.State))", "            SetPriority(ref task, index, priority);\n            if (priority < 99)", "chain"),
        new("keeps an inherited priority after the reply", Waiting, "        task.State = TaskState.Ready;\n        Disinherit(ref peer, task.Peer, task.Priority);", "        task.State = TaskState.Ready;", "clients"),
        new("keeps an inherited priority after taking a message", Messages, "                Append(first);\n                Disinherit(ref receiver, index, sender.Priority);", "                Append(first);", "clients"),
        new("keeps an inherited priority when a sender gives up", Waiting, "            RemoveSender(index);\n            Disinherit(ref tasks[task.Peer], task.Peer, task.Priority);", "            RemoveSender(index);", "ring"),
        new("keeps an inherited priority when a caller gives up", Waiting, "            RenewToken(ref task);\n            Disinherit(ref tasks[task.Peer], task.Peer, task.Priority);", "            RenewToken(ref task);", "chain"),
        new("forgets the other waiters when one leaves", Inheritance, "                claims[waiter.Peer] = Math.Max(claims[waiter.Peer], (byte)~waiter.Priority);", "                ;", Examination.Histories),
        new("lets a task of the chain claim what it no longer has", Inheritance, "~beforeLast & (", "(", "chain"),
        new("lowers the first of a chain only", Inheritance, "            index = task.Peer;\n        }\n    }\n\n    /// <summary>Of each", "            return;\n        }\n    }\n\n    /// <summary>Of each", "chain"),
        new("forgets what was claimed before along a chain", Inheritance, "if (own < claim)", "if (own <= byte.MaxValue)", Examination.Histories),
        new("lowers nobody whom the leaving waiter raised", Inheritance, "priority == task.Priority && ", "priority > task.Priority && ", "clients"),
        new("counts those who wait for somebody else", Inheritance, "                claims[waiter.Peer] = Math.Max(claims[waiter.Peer]", "                claims[first] = Math.Max(claims[first]", Examination.Histories),
        new("raises a ready task in the wrong queue", Inheritance, "            RemoveReady(index);\n            task.Priority = priority;\n            Append(index);", "            task.Priority = priority;", "clients"),
        new("raises a queued sender in its old place", Inheritance, "            RemoveSender(index);\n            task.Priority = priority;\n            InsertSender(index);", "            task.Priority = priority;", null),

        // Death and restart.
        new("leaves who waits for a dead task waiting", Lifecycle, "                EndWaitForDead(ref waiter, other);", "                ;", "clients"),
        new("tells the waiters of a dead task that all is well", Lifecycle, "Return(ref waiter, Result.Dead);", "Return(ref waiter, Result.Ok);", "clients"),
        new("accepts handles to a dead receiver", Channels, "            slots[(int)slot].Key = SenderSlot.NoKey;", "            ;", "clients"),
        new("does not tell the lives of a receiver apart", Lifecycle, "        task.Generation++;", "        ;", "clients"),
        new("keeps the channels of a dead task open", Channels, "        tasks[index].CreatedSet = 0;", "        ;", "clients"),
        new("lets the timer of a dead task run", Lifecycle, "        MaskInterruptsOf(index);\n        task.TimerDeadline = TaskControl.Never;", "        MaskInterruptsOf(index);", "equals"),
        new("leaves the interrupts of a dead task unmasked", Lifecycle, "        MaskInterruptsOf(index);", "        ;", null),
        new("keeps notifications through a restart", Lifecycle, "        task.NotificationsPending = 0;", "        ;", "equals"),
        new("restarts without ending the life before", Lifecycle, "if (tasks[index].State != TaskState.Faulted)", "if (tasks[index].State == TaskState.Stopped)", "clients"),
        new("does not tell the supervisor of a fault", Lifecycle, "        Post(ref tasks[Limits.Supervisor], Limits.Supervisor, Limits.FaultNotification);", "        ;", "clients"),
        new("reports a restart too many", "Kernel.Information.cs", "task.State == TaskState.Faulted ? 2u : 1u", "1u", null),
        new("forgets how often a task faulted", Lifecycle, "(ushort)(count + 1)", "(ushort)1", null),

        // Rights.
        new("accepts forged handles", Messages, "slot.Key != handle", "handle == 0", null),
        new("takes every stale handle for a forged one", Messages, "given != 0 && (ushort)(present - given - 1) < ushort.MaxValue / 2", "false", "clients"),
        new("lets anybody create", Channels, "descriptor.Receiver != index", "descriptor.Receiver == 99", null),
        new("creates twice", Channels, "(task.CreatedSet & bit) != 0", "bit == 0", null),
        new("gives handles to channels not created", Channels, "(receiver.CreatedSet >> (int)slot.Bit & 1) == 0", "slot.Bit == 99", "clients"),
        new("reads names from foreign memory", Channels, "!Regions.Allow(taskDescriptors[index], name, RegionAttributes.Read)", "index == 99", null),
        new("finds names with zeros behind them", Channels, " && given[^1] != 0", "", null),
        new("finds a channel by the beginning of its name", Channels, ".SequenceEqual(name)", ".StartsWith(((ReadOnlySpan<byte>)name)[..4])", null),
        new("waits on channels not created", Messages, "(channels & ~receiver.CreatedSet) != 0", "channels == 99", null),
        new("takes device memory for memory", Slices, "(access | RegionAttributes.Device)", "access", null),
        new("takes a slice that wraps around", Slices, "if (slice.Wraps)", "if (slice.Length == 99 && slice.Wraps)", null),
        new("looks at the first byte only", Slices, "if (reach >= left)", "if (reach > 0)", null),
        new("obeys anybody as the supervisor", Supervision, "index != Limits.Supervisor", "index == 99", null),
        new("leaves an interrupt unmasked on arrival", Notifications, "        arch.MaskInterrupt(number);\n", "", null),
        new("unmasks interrupts of others", Notifications, "interrupt.Task == Scheduler.Current && ", "", null),
    ];

    private static Mutation[] OfSupervision =>
    [
        new("lets anybody end a caller", Supervision, " || tasks[(int)index].Peer != current", "", null),
        new("ends a caller that is not served yet", Supervision, "            || tasks[(int)index].State != TaskState.AwaitingReply)", "            || tasks[(int)index].State == TaskState.Stopped)", null),
        new("lets a server end the supervisor", Supervision, "        if (index == Limits.Supervisor)\n        {\n            // Its end", "        if (index == 99)\n        {\n            // Its end", null),
        new("ends a lender without ending its loan", Supervision, "            EndLoan((int)index);", "            ;", null),
        new("takes a lender's memory away by an injected fault", Supervision, "        if (IsLender(ref tasks[index]))", "        if (index == 99)", null),
        new("forgets the first fault of a task injected into", Supervision, "if (tasks[index].State != TaskState.Faulted)", "if (index != 99)", null),
        new("lets idle be ended", Supervision, " || (number == tasks.Length - 1 && operation == Operation.TaskInject)", "", null),
        new("reads the message of a panic past its end", Supervision, " || offset >= record.Detail", "", null),
        new("reads the message of a panic of an earlier life", Supervision, "tasks[(int)number].State != TaskState.Faulted || ", "", null),
        new("reads behind the end of a stack", Supervision, "offset >= words", "offset > words", null),
        new("looks at a whole stack at once", Supervision, "Math.Min(words - offset, Limits.StackWordsPerCall)", "words - offset", null),
        new("takes a task that has not begun for one that has", Supervision, "offset == 0 && part[0] == StackMark.NotBegun", "offset == 99 && part[0] == StackMark.NotBegun", null),
        new("takes any word of a stack for the mark of one that has not begun", Supervision, "offset == 0 && part[0] ==", "part[0] ==", null),
        new("counts used words of a stack as unused", Supervision, "part[unused] == StackMark.Unused", "part[unused] != 99", null),
        new("reads the stack of another task", Supervision, "taskDescriptors[(int)number].Regions[Ram]", "taskDescriptors[index].Regions[Ram]", null),
        new("keeps a message of any length", Supervision, "message.Length <= Limits.PanicMessageBytes && ", "", null),
    ];
}
