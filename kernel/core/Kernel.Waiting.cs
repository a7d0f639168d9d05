using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Ending a wait from outside: by a reply, by time, by death.</content>
internal partial struct Kernel
{
    /// <summary>The task got what it waited for from another: it may run, before its equals.</summary>
    private void Unblock(int index)
    {
        ref TaskControl task = ref tasks[index];
        EndWait(ref task, ref tasks[task.Peer]);
        MakeReadyFirst(index);
    }

    /// <summary>The task got what it waited for from another: it is ready, but in no queue yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndWait(ref TaskControl task, ref TaskControl peer)
    {
        task.WakeAt = TaskControl.Never;
        task.State = TaskState.Ready;
        Disinherit(ref peer, task.Peer, task.Priority);
    }

    /// <summary>Takes a task out of whatever it waits in. It is in no queue afterwards, and has no result yet.</summary>
    private void Abandon(int index)
    {
        ref TaskControl task = ref tasks[index];
        TaskState state = task.State;
        DisarmFastPath(ref task);
        task.WakeAt = TaskControl.Never;
        task.State = TaskState.Stopped;
        if (state == TaskState.Sending)
        {
            RemoveSender(index);
            Disinherit(ref tasks[task.Peer], task.Peer, task.Priority);
        }
        else if (state is TaskState.AwaitingReply or TaskState.Lending)
        {
            // A reply to the call given up must not end a later call: the token it carries is now nobody's.
            RenewToken(ref task);
            Disinherit(ref tasks[task.Peer], task.Peer, task.Priority);
        }
        else if (state == TaskState.Ready && index != Scheduler.Current)
        {
            RemoveReady(index);
        }
    }

    private static void RenewToken(ref TaskControl task) => task.Token += 0x100;
}
