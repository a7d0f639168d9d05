using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>Reads tables [channel.name]. What is wrong goes to the bag; such a channel is left out.</summary>
internal sealed class ChannelReader(IReadOnlyList<TaskModel> tasks, bool console, DiagnosticBag bag)
{
    private const int DefaultLongest = Limits.ShortMessageBytes;

    /// <summary>Reads a channel.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">What the manifest says; null for the implicit one it does not mention.</param>
    /// <param name="location">Where it says so.</param>
    public ChannelModel? Read(string name, TomlTable? table, SourceLocation location)
    {
        bool isLog = console && name == ImplicitTask.LogChannel;
        TableReader fields = new(table, $"channel '{name}'", location, bag);
        TomlText? receiverName = fields.Text("receiver", "\"server\"", required: !isLog);
        IReadOnlyList<TomlText>? senderNames = fields.Texts("senders", "[\"client\"]", required: !isLog);
        TomlInteger? longest = fields.Integer("longest", "32", 0, ushort.MaxValue);
        bool oneWay = fields.Flag("one-way", otherwise: false);
        fields.Finish();
        if (!NameRules.IsChannelName(name))
        {
            bag.Error(Codes.BadName, location, $"'{name}' cannot be a channel's name", NameRules.ForChannels);
        }

        int? receiver = receiverName is not null ? Task(receiverName, $"channel '{name}'")
            : isLog && !fields.Has("receiver") ? IndexOf(ImplicitTask.Serial.Name)
            : null;
        if (receiver is { } idle && tasks[idle].Name == ImplicitTask.Idle.Name)
        {
            RefuseIdle(name, receiverName!.Location);
        }

        List<int>? senders = senderNames is not null ? Senders(name, senderNames, receiver, location)
            : isLog && !fields.Has("senders") ? [.. DefaultSenders(receiver)]
            : null;
        int bytes = (int)(longest?.Value ?? (isLog ? ImplicitTask.LogLongest : DefaultLongest));
        return receiver is null || senders is null
            ? null
            : new ChannelModel(name, receiver.Value, senders, bytes, location) { OneWay = oneWay };
    }

    private IEnumerable<int> DefaultSenders(int? receiver) =>
        Enumerable.Range(0, tasks.Count).Where(index => index != receiver && tasks[index].Name != ImplicitTask.Idle.Name);

    private List<int> Senders(string channel, IReadOnlyList<TomlText> names, int? receiver, SourceLocation location)
    {
        SortedSet<int> senders = [];
        if (names.Count == 0)
        {
            bag.Error(Codes.MissingField, location, $"channel '{channel}' has no sender", "senders = [\"client\"]");
        }

        foreach (TomlText name in names)
        {
            if (Task(name, $"channel '{channel}'") is not { } sender)
            {
                continue;
            }

            if (sender == receiver)
            {
                bag.Error(
                    Codes.Channel,
                    name.Location,
                    $"task '{name.Value}' both sends and receives on channel '{channel}', and would wait for itself",
                    "another receiver, or a method call");
            }
            else if (name.Value == ImplicitTask.Idle.Name)
            {
                RefuseIdle(channel, name.Location);
            }
            else if (!senders.Add(sender))
            {
                bag.Error(Codes.Twice, name.Location, $"channel '{channel}' names sender '{name.Value}' twice", "one of the two removed");
            }
        }

        return [.. senders];
    }

    private void RefuseIdle(string channel, SourceLocation location) => bag.Error(
        Codes.Channel,
        location,
        $"idle cannot take part in channel '{channel}': it must be ready whenever nobody else is",
        "another task");

    private int? Task(TomlText name, string what)
    {
        if (IndexOf(name.Value) is { } index)
        {
            return index;
        }

        IEnumerable<string> possible = tasks.Select(task => task.Name).Where(task => task != ImplicitTask.Idle.Name);
        bag.Error(
            Codes.UnknownName,
            name.Location,
            $"{what} names task '{name.Value}', and there is none",
            Suggestion.For(name.Value, possible, "a [task] of that name"));
        return null;
    }

    private int? IndexOf(string task)
    {
        for (int index = 0; index < tasks.Count; index++)
        {
            if (tasks[index].Name == task)
            {
                return index;
            }
        }

        return null;
    }
}
