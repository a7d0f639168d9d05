using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>Finds tasks that can wait for each other for ever: a ring of channels from sender to receiver.</summary>
/// <remarks>
/// A manifest does not tell calls from sends, and both wait for the receiver. So every ring is refused, unless one of its channels
/// is marked one-way: its senders promise never to call on it and never to wait without a timeout.
/// </remarks>
internal static class CallCycles
{
    /// <summary>Reports one ring for each group of tasks that has one.</summary>
    public static void Check(IReadOnlyList<TaskModel> tasks, IReadOnlyList<ChannelModel> channels, DiagnosticBag bag)
    {
        HashSet<int> reported = [];
        for (int start = 0; start < tasks.Count; start++)
        {
            if (reported.Contains(start) || ShortestRing(start, channels) is not { } ring)
            {
                continue;
            }

            IEnumerable<string> steps = ring.Select(step =>
                $"{tasks[step.Sender].Name} waits for {tasks[step.Channel.Receiver].Name} over '{step.Channel.Name}'");
            SourceLocation last = ring.Select(step => step.Channel.Location).MaxBy(location => location.Line)!;
            bag.Error(
                Codes.Cycle,
                last,
                $"tasks can wait for each other for ever: {string.Join(", ", steps)}",
                "a notification in one direction, or one-way = true on a channel whose senders never call and always give a timeout");
            reported.UnionWith(ring.Select(step => step.Sender));
        }
    }

    private sealed record Step(int Sender, ChannelModel Channel);

    private static List<Step>? ShortestRing(int start, IReadOnlyList<ChannelModel> channels)
    {
        Dictionary<int, List<Step>> ways = new() { [start] = [] };
        Queue<int> open = new([start]);
        while (open.TryDequeue(out int task))
        {
            foreach (ChannelModel channel in channels.Where(channel => !channel.OneWay && channel.Senders.Contains(task)))
            {
                List<Step> way = [.. ways[task], new Step(task, channel)];
                if (channel.Receiver == start)
                {
                    return way;
                }

                if (ways.TryAdd(channel.Receiver, way))
                {
                    open.Enqueue(channel.Receiver);
                }
            }
        }

        return null;
    }
}
