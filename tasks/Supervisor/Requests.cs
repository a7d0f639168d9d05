using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Answers the channel <c>supervisor</c>. Who breaks the protocol is ended.</summary>
internal static class Requests
{
    /// <summary>Answers a request.</summary>
    internal static void Serve(ref Message message)
    {
        if (message.Kind != MessageKind.Call)
        {
            // Nobody waits for a reply, so nobody can be faulted as a client: the sender is ended as by itself.
            TaskManagement.Inject(message.Sender, Limits.Supervisor);
            return;
        }

        if (message.Length != SupervisorRequest.Bytes)
        {
            Refuse(ref message, SupervisorRefusal.WrongLength);
            return;
        }

        SupervisorRequest request = message.Read<SupervisorRequest>();
        switch (request.Operation)
        {
            case SupervisorOperation.Fault:
                message.Reply(FaultLog.Find(request.Argument));
                break;
            case SupervisorOperation.Run:
                message.Reply(Run());
                break;
            case SupervisorOperation.Watch:
                Watchers.Set(message.Sender, request.Argument);
                message.Reply(Result.Ok);
                break;
            case SupervisorOperation.Status or SupervisorOperation.PanicMessage or SupervisorOperation.Stack:
                Tell(ref message, in request);
                break;
            case SupervisorOperation.Restart or SupervisorOperation.Hold or SupervisorOperation.Release or SupervisorOperation.Inject:
                Manage(ref message, in request);
                break;
            default:
                Refuse(ref message, SupervisorRefusal.WrongOperation);
                break;
        }
    }

    private static void Refuse(ref Message message, SupervisorRefusal reason) => message.Fault((uint)reason);

    /// <summary>What may be asked about any task.</summary>
    private static void Tell(ref Message message, in SupervisorRequest request)
    {
        if (!Roster.Has(request.Task))
        {
            Refuse(ref message, SupervisorRefusal.WrongTask);
        }
        else if (request.Operation == SupervisorOperation.Status)
        {
            message.Reply(TaskManagement.Status((int)request.Task));
        }
        else if (request.Operation == SupervisorOperation.Stack)
        {
            uint used = (uint)TaskManagement.StackUse((int)request.Task, out int bytes);
            message.Reply(new StackReport { Used = used, Bytes = (uint)bytes });
        }
        else
        {
            message.Reply(FaultLog.FindMessage((int)request.Task, request.Argument));
        }
    }

    /// <summary>What may be done to every task but the supervisor and idle.</summary>
    private static void Manage(ref Message message, in SupervisorRequest request)
    {
        if (!Roster.IsManaged(request.Task))
        {
            Refuse(ref message, SupervisorRefusal.WrongTask);
            return;
        }

        int task = (int)request.Task;
        Result result = Result.Ok;
        switch (request.Operation)
        {
            case SupervisorOperation.Restart:
                Restarts.Restart(task);
                break;
            case SupervisorOperation.Hold:
                result = Restarts.Hold(task, message.Sender);
                break;
            case SupervisorOperation.Release:
                result = Restarts.Release(task);
                break;
            default:
                result = TaskManagement.Inject(task, message.Sender);
                break;
        }

        // Nobody gets it when the caller meant itself.
        message.Reply(result);
    }

    private static RunReport Run()
    {
        RunReport report = default;
        report.ImageId = SystemInformation.ImageId;
        report.ResetReason = SystemInformation.ResetReason;
        SystemInformation.TryGetEpitaph(out report.Epitaph);
        return report;
    }
}
