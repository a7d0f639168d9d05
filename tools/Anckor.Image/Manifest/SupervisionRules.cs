using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>What a manifest may say about restarts, check-ins and the watchdog, and the channel that follows from it.</summary>
internal sealed class SupervisionRules(DiagnosticBag bag)
{
    /// <summary>The highest <c>restart-limit</c>: the supervisor counts in a byte.</summary>
    public const int MostRestarts = 255;

    /// <summary>The longest <c>check-in</c>, in milliseconds: an hour.</summary>
    public const int LongestCheckIn = 3_600_000;

    /// <summary>The channel over which tasks check in.</summary>
    private const string CheckInChannel = "check-in";

    /// <summary>The channel over which tasks ask the supervisor.</summary>
    private const string RequestChannel = "supervisor";

    /// <summary>The supervisor feeds the watchdog so often within its time; it needs a tick for each.</summary>
    private const int FeedsPerWatchdog = 4;

    /// <summary>Checks what a task says beside <c>on-fault</c>.</summary>
    public void CheckTask(string task, string policy, TomlInteger? limit, TomlInteger? checkIn)
    {
        bool isSystem = task == ImplicitTask.Supervisor.Name || task == ImplicitTask.Idle.Name;
        if (isSystem && checkIn is not null)
        {
            bag.Error(Codes.Range, checkIn.Location, $"{task} cannot check in with the supervisor", "'check-in' for a task that does the work");
        }

        if (limit is not null && policy != "restart")
        {
            bag.Error(
                Codes.Range,
                limit.Location,
                $"task '{task}' has a 'restart-limit', and on-fault = \"{policy}\" restarts nothing",
                "on-fault = \"restart\", or no restart-limit");
        }
    }

    /// <summary>Checks that the supervisor can feed the watchdog in time, and that there is one where tasks check in.</summary>
    public void CheckWatchdog(TomlInteger? watchdog, long tickRate, IReadOnlyList<TaskModel> tasks)
    {
        if (watchdog is not null && watchdog.Value * tickRate < FeedsPerWatchdog * 1000)
        {
            long least = ((FeedsPerWatchdog * 1000) + tickRate - 1) / tickRate;
            bag.Error(
                Codes.Range,
                watchdog.Location,
                string.Create(CultureInfo.InvariantCulture, $"'watchdog' is {watchdog.Value} milliseconds, less than {FeedsPerWatchdog} ticks"),
                string.Create(CultureInfo.InvariantCulture, $"watchdog = {least} or more"));
        }

        TaskModel? first = tasks.FirstOrDefault(task => task.CheckInLocation is not null);
        if (watchdog is null && first is not null)
        {
            bag.Error(
                Codes.MissingField,
                first.CheckInLocation!,
                $"task '{first.Name}' must check in, and there is no watchdog to stop feeding when it does not",
                "watchdog = 2000 before the first table");
        }
    }

    /// <summary>Adds the channel of those who check in, and checks the one over which the supervisor is asked.</summary>
    public void CompleteChannels(List<ChannelModel> channels, IReadOnlyList<TaskModel> tasks)
    {
        ChannelModel? requests = channels.Find(channel => channel.Name == RequestChannel && channel.Receiver == Limits.Supervisor);
        if (requests?.Longest > Limits.ShortMessageBytes)
        {
            bag.Error(
                Codes.Channel,
                requests.Location,
                $"the supervisor takes requests of up to {Limits.ShortMessageBytes} bytes, and channel '{RequestChannel}' has longer ones",
                $"longest = {Limits.ShortMessageBytes}");
        }

        List<int> senders = [.. Enumerable.Range(0, tasks.Count).Where(index => tasks[index].CheckInMilliseconds != 0)];
        if (senders.Count == 0)
        {
            return;
        }

        if (channels.Find(channel => channel.Name == CheckInChannel) is { } declared)
        {
            bag.Error(
                Codes.Twice,
                declared.Location,
                $"the channel '{CheckInChannel}' is there already: task '{tasks[senders[0]].Name}' and all others with 'check-in' send to it",
                "another name");
            return;
        }

        // Nobody waits in it without a timeout, so that it closes no ring.
        channels.Add(new ChannelModel(CheckInChannel, Limits.Supervisor, senders, 0, tasks[senders[0]].CheckInLocation!) { OneWay = true });
    }
}
