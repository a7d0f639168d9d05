using System;
using Anckor.Abi;

namespace Anckor;

/// <summary>Asks the supervisor, over the channel <c>supervisor</c>: for tasks that the manifest names as its senders.</summary>
/// <remarks>
/// <c>[channel.supervisor] receiver = "supervisor" senders = ["..."]</c>. A task that is no sender of it, and one that asks about a task
/// there is not, is ended with a fault.
/// </remarks>
public static class Supervisor
{
    private static Channel channel;
    private static bool isOpen;

    /// <summary>What a task is doing, its last fault, and how often it faulted and was restarted. Its last fault stays until the next.</summary>
    public static TaskStatus Status(int task) => Ask<TaskStatus>(SupervisorOperation.Status, task, 0);

    /// <summary>The last fault of each of the tasks that faulted last, the newest first.</summary>
    /// <param name="newer">How many newer ones to pass over.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>False when so many are not kept.</returns>
    public static bool TryGetFault(int newer, out FaultEntry fault)
    {
        fault = Ask<FaultEntry>(SupervisorOperation.Fault, 0, (uint)newer);
        return fault.Number != 0;
    }

    /// <summary>The message of a task's last fault, when that was a panic; kept after the restart, up to 64 bytes of it.</summary>
    /// <param name="task">Who panicked.</param>
    /// <param name="buffer">Takes the message, or as much of it as there is room for.</param>
    /// <returns>Bytes written; 0 when no message is kept.</returns>
    public static int PanicMessage(int task, Span<byte> buffer)
    {
        uint number = 0;
        int written = 0;
        while (true)
        {
            PanicPart part = Ask<PanicPart>(SupervisorOperation.PanicMessage, task, (uint)written);
            if (written > 0 && part.Number != number)
            {
                // Another panic in between: its message is the last one now.
                written = 0;
                continue;
            }

            number = part.Number;
            int length = Math.Min((int)part.Length, buffer.Length);
            int count = Math.Min(length - written, PanicText.Bytes);
            if (count <= 0)
            {
                return written;
            }

            ((ReadOnlySpan<byte>)part.Text)[..count].CopyTo(buffer[written..]);
            written += count;
        }
    }

    /// <summary>What runs, why the processor came out of reset, and how the run before ended.</summary>
    public static RunReport Run() => Ask<RunReport>(SupervisorOperation.Run, 0, 0);

    /// <summary>Posts these notification bits to this task whenever another task dies. Until this task itself dies; no bits end it.</summary>
    public static void Watch(uint notifications) => Channel.Demand(Ask<Result>(SupervisorOperation.Watch, 0, notifications));

    /// <summary>Starts a task anew, whatever it is doing. One that lends memory is started by a tick after the end of the loan.</summary>
    public static void Restart(int task) => Channel.Demand(Ask<Result>(SupervisorOperation.Restart, task, 0));

    /// <summary>Ends a task, if it is not stopped already, and leaves it stopped whatever its policy says.</summary>
    /// <returns><see cref="Result.Ok"/>, or <see cref="Result.Denied"/> for a task that lends memory now.</returns>
    public static Result Hold(int task) => Ask<Result>(SupervisorOperation.Hold, task, 0);

    /// <summary>Starts a task that is held, by its policy or by <see cref="Hold"/>, or that waits for its restart.</summary>
    /// <returns><see cref="Result.Ok"/>, or <see cref="Result.NotFound"/> for a task that is not stopped.</returns>
    public static Result Release(int task) => Ask<Result>(SupervisorOperation.Release, task, 0);

    /// <summary>Ends a task with <see cref="FaultKind.Injected"/>; its policy decides what follows.</summary>
    /// <returns><see cref="Result.Ok"/>, or <see cref="Result.Denied"/> for a task that lends memory now.</returns>
    public static Result Inject(int task) => Ask<Result>(SupervisorOperation.Inject, task, 0);

    /// <summary>How deep a task's stack was since it was last started, in bytes; also of one that is stopped.</summary>
    /// <returns>All zero when the task has not begun to run. <see cref="StackReport.Used"/> as <see cref="StackReport.Bytes"/> may mean more: it overflowed.</returns>
    public static StackReport Stack(int task) => Ask<StackReport>(SupervisorOperation.Stack, task, 0);

    private static TReply Ask<TReply>(SupervisorOperation operation, int task, uint argument)
        where TReply : unmanaged
    {
        // The supervisor creates the channel before anybody else runs, and does not die: nothing to wait for.
        if (!isOpen && Channel.TryGet("supervisor"u8, out channel) != Result.Ok)
        {
            Anckor.Task.Panic("the manifest does not let this task ask the supervisor"u8);
        }

        isOpen = true;
        SupervisorRequest request = new() { Operation = operation, Task = (uint)task, Argument = argument };
        return channel.Call<SupervisorRequest, TReply>(request);
    }
}
