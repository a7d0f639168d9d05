namespace Anckor.Kernel.Tests.Mutations;

/// <content>What the rules owe to the fast path.</content>
internal static partial class MutationList
{
    private static Mutation[] OfLinks =>
    [
        // Every entry begins with a settled kernel.
        new("does not settle at a system call", SystemCall, "        Settle(ref caller);\n", "", "fast"),
        new("does not settle at a tick", Time, "        Settle();\n", "", "fast"),
        new("does not settle at an interrupt", Notifications, "        Settle();\n", "", null),
        new("does not settle at a fault", Lifecycle, "        Settle();\n", "", "fast"),
        new("does not settle at a switch", Scheduling, "            Settle();\n", "            ;\n", null),

        // Settling makes everything true that the fast path left stale.
        new("leaves the running task in the state before", Links, "        task.State = TaskState.Ready;\n", "", "fast"),
        new("does not follow the links", Links, "            index = waiting;", "            return;", "fast"),
        new("leaves a link that was settled", Links, "            task.FastCaller = 0;\n            task.FastSender = 0;\n", "", "fast"),
        new("leaves a caller ready", Links, "            waiter.State = TaskState.AwaitingReply;", "            ;", "fast"),
        new("takes every caller for one of the current task", Links, "waiter.Peer = (byte)index;", "waiter.Peer = (byte)Scheduler.Current;", "fast"),
        new("takes what a caller received on before for its operation", Links, "            waiter.Wait.Operation = (ushort)Operation.Call;", "            ;", null),
        new("takes a caller for a lender", Links, "            waiter.Wait.Loan = Wait.NoLoan;", "            ;", "fast"),
        new("does not inherit along the links", Links, "                tasks[index].Priority = priority;", "                ;", "fast"),
        new("forgets a one-way sender", Links, "                MakeReadyFirst(from);", "                ;", "fast"),
        new("puts a one-way sender behind its equals", Links, "                MakeReadyFirst(from);", "                MakeReady(ref tasks[from], from);", "fast"),
        new("does not tell a one-way sender that all went well", Links, "                Return(from, Result.Ok);", "                ;", "fast"),

        // Only who simply waits may be handed a message.
        new("never lets the fast path hand anybody a message", Links, "            receiver.FastSet = channels;", "            ;", null),
        new("lets the fast path hand over on channels not waited on", Links, "            receiver.FastSet = channels;", "            receiver.FastSet = receiver.CreatedSet;", "fast"),
        new("lets the fast path hand a message to who would time out", Links, "timeout == Limits.Forever && ", "", "clients"),
        new("lets the fast path hand a message to who borrows or has a buffer", Links, "operation <= (uint)Operation.TimedReceive && ", "", "loans"),
        new("lets the fast path hand a message to who holds a loan", Links, "!HoldsLoan(ref receiver) && ", "", null),
        new("lets the fast path hand a message to who was woken", Scheduling, "        DisarmFastPath(ref task);\n        task.State = TaskState.Ready;\n        Append(", "        task.State = TaskState.Ready;\n        Append(", "fast"),
        new("lets the fast path hand a second message", Messages, "            DisarmFastPath(ref receiver);\n", "", "fast"),
        new("lets the fast path hand a message to the dead", Waiting, "        DisarmFastPath(ref task);\n", "", null),

        // Whoever is answered has the turn.
        new("puts who is answered behind its equals", SystemCall, "            MakeReadyFirst(TaskOf(token));", "            MakeReady(ref answered, TaskOf(token));", null),
        new("forgets who is answered when the server waits", SystemCall, "            SwitchTo(ref answered, TaskOf(token));", "            ;", "clients"),
    ];
}
