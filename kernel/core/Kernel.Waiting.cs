using Anckor.Abi;

namespace Anckor.Kernel;

/// <content>Ending a wait from outside: by a reply, by time, by death.</content>
internal partial struct Kernel
{
    /// <summary>The task got what it waited for: it may run, before its equals.</summary>
    private void Unblock(int index)
    {
        ref TaskControl task = ref tasks[index];
        task.WakeAt = TaskControl.Never;
        byte peer = task.Peer;
        bool kept = IsWaitingForTask(task.State);
        MakeReadyFirst(index);
        if (kept)
        {
            Disinherit(peer);
        }
    }

    /// <summary>Takes a task out of whatever it waits in. It is in no queue afterwards, and has no result yet.</summary>
    private void Abandon(int index)
    {
        ref TaskControl task = ref tasks[index];
        TaskState state = task.State;
        Unlink(ref task);
        task.WakeAt = TaskControl.Never;
        task.State = TaskState.Stopped;
        if (state == TaskState.Sending)
        {
            RemoveSender(index);
            Disinherit(task.Peer);
        }
        else if (state is TaskState.AwaitingReply or TaskState.Lending)
        {
            // A reply to the call given up must not end a later call: the token it carries is now nobody's.
            RenewToken(ref task);
            Disinherit(task.Peer);
        }
        else if (state == TaskState.Ready && index != Scheduler.Current)
        {
            RemoveReady(index);
        }
    }

    private static void RenewToken(ref TaskControl task) => task.Token += 0x100;
}
