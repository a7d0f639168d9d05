using System.Collections.Generic;
using System.IO;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>Reads an application's manifest, app.toml.</summary>
public static class ManifestReader
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "app.toml";

    /// <summary>SysTick counts down from a number of 24 bits (ARM ARM B3.3.4).</summary>
    private const uint LongestTick = 1 << 24;

    private const int DefaultTickRate = 1000;
    private const int MostTickRate = 100_000;

    /// <summary>What the independent watchdog can count to: 4,095 times 8 milliseconds (RM0090 section 21).</summary>
    private const int MostWatchdog = 32_760;

    /// <summary>The application in a folder, built for a board, complete with the tasks and the channel it has without saying so.</summary>
    /// <param name="applicationFolder">The folder with app.toml.</param>
    /// <param name="boardName">A folder under boards/.</param>
    /// <param name="repositoryRoot">Where boards/, hal/ and tasks/ are.</param>
    /// <exception cref="BuildFailedException">Something is wrong; it carries everything found.</exception>
    public static Application Read(string applicationFolder, string boardName, string repositoryRoot)
    {
        DiagnosticBag bag = new();
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(applicationFolder));
        string path = Path.Combine(folder, FileName);
        TomlTable? table = null;
        if (File.Exists(path))
        {
            table = TomlFile.Read(path, bag);
        }
        else
        {
            string message = Directory.Exists(folder) ? $"the folder has no {FileName}" : "the folder does not exist";
            bag.Error(Codes.File, new SourceLocation(DisplayPath.Of(folder)), message, $"a folder with an {FileName}");
        }

        BoardFile? board = BoardReader.Read(boardName, repositoryRoot, bag);
        Application? application = table is null ? null : Read(table, path, board, repositoryRoot, bag);
        bag.ThrowIfAny();

        // Without a diagnostic there is an application, and its board.
        return application!;
    }

    private static Application Read(TomlTable table, string path, BoardFile? board, string repositoryRoot, DiagnosticBag bag)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        SourceLocation file = new(DisplayPath.Of(path));
        TableReader fields = new(table, "the manifest", file, bag);
        TomlText? name = fields.Text("name", "\"demo\"");
        TomlInteger? tickRate = fields.Integer("tick-rate", "1000", 1, MostTickRate);
        TomlInteger? watchdog = fields.Integer("watchdog", "2000", 1, MostWatchdog);
        bool console = fields.Flag("console", otherwise: true);
        TomlTable? taskTable = fields.Table("task", "[task.name]");
        TomlTable? channelTable = fields.Table("channel", "[channel.name]");
        fields.Finish();
        if (name is not null && !NameRules.IsName(name.Value))
        {
            bag.Error(Codes.BadName, name.Location, $"'{name.Value}' cannot be an application's name", NameRules.ForNames);
        }

        CheckTick(tickRate, board, bag);
        TaskReader taskReader = new(new ProjectLocator(folder, repositoryRoot, bag), board, bag);
        if (taskTable is null ? !fields.Has("task") : taskTable.Entries.Count == 0)
        {
            bag.Error(Codes.MissingField, file, "the manifest has no task", "[task.name] with project, priority and stack");
        }

        IReadOnlyList<TaskModel> tasks = ReadTasks(taskTable, taskReader, console, file, bag);
        List<ChannelModel> channels = ReadChannels(channelTable, new ChannelReader(tasks, console, bag), console, file, bag);
        SupervisionRules supervision = new(bag);
        supervision.CheckWatchdog(watchdog, tickRate?.Value ?? DefaultTickRate, tasks);
        supervision.CompleteChannels(channels, tasks);
        CheckCounts(tasks, channels, file, bag);
        CallCycles.Check(tasks, channels, bag);
        return new Application(
            name?.Value ?? NameRules.FromFolder(Path.GetFileName(folder)),
            path,
            board?.Board!,
            (int)(tickRate?.Value ?? DefaultTickRate),
            tasks,
            [.. channels.OrderBy(channel => channel.Receiver)])
        {
            WatchdogMilliseconds = (int)(watchdog?.Value ?? 0),
        };
    }

    private static void CheckTick(TomlInteger? tickRate, BoardFile? board, DiagnosticBag bag)
    {
        if (tickRate is not null && board is not null && board.Board.Clock.CoreHz / tickRate.Value > LongestTick)
        {
            uint least = (board.Board.Clock.CoreHz / LongestTick) + 1;
            bag.Error(
                Codes.Range,
                tickRate.Location,
                $"'tick-rate' is {tickRate.Value} hertz, too slow for the timer at the core's {board.Board.Clock.CoreHz} hertz",
                $"tick-rate = {least} or more");
        }
    }

    /// <summary>The tasks by index: the supervisor first, idle last, the others in the order of the file.</summary>
    private static List<TaskModel> ReadTasks(
        TomlTable? table, TaskReader reader, bool console, SourceLocation file, DiagnosticBag bag)
    {
        // The implicit ones first: what they own cannot be had by another, and the line to blame is the manifest's.
        string[] names = console
            ? [ImplicitTask.Supervisor.Name, ImplicitTask.Serial.Name, ImplicitTask.Idle.Name]
            : [ImplicitTask.Supervisor.Name, ImplicitTask.Idle.Name];
        List<TaskModel> tasks =
        [
            .. names.Where(name => table?.Find(name) is null)
                .Select(name => reader.Read(name, null, file, ImplicitTask.Find(name, console))),
        ];
        foreach ((string name, SourceLocation location, TomlTable fields) in Tables(table, "task", bag))
        {
            tasks.Add(reader.Read(name, fields, location, ImplicitTask.Find(name, console)));
        }

        // The sort is stable: between the first and the last, the order of the file.
        return [.. tasks.OrderBy(task => task.Name == ImplicitTask.Supervisor.Name ? 0 : task.Name == ImplicitTask.Idle.Name ? 2 : 1)];
    }

    private static List<ChannelModel> ReadChannels(
        TomlTable? table, ChannelReader reader, bool console, SourceLocation file, DiagnosticBag bag)
    {
        List<ChannelModel?> channels = [];
        bool log = false;
        foreach ((string name, SourceLocation location, TomlTable fields) in Tables(table, "channel", bag))
        {
            log |= name == ImplicitTask.LogChannel;
            channels.Add(reader.Read(name, fields, location));
        }

        if (console && !log)
        {
            channels.Add(reader.Read(ImplicitTask.LogChannel, null, file));
        }

        return [.. channels.OfType<ChannelModel>()];
    }

    private static IEnumerable<(string Name, SourceLocation Location, TomlTable Fields)> Tables(
        TomlTable? table, string kind, DiagnosticBag bag)
    {
        foreach (TomlEntry entry in table?.Entries ?? [])
        {
            if (entry.Value is TomlTable fields)
            {
                yield return (entry.Key, entry.KeyLocation, fields);
            }
            else
            {
                bag.Error(
                    Codes.WrongType,
                    entry.KeyLocation,
                    $"{kind} '{entry.Key}' must be a table, not {entry.Value.Kind}",
                    $"[{kind}.{entry.Key}]");
            }
        }
    }

    private static void CheckCounts(
        IReadOnlyList<TaskModel> tasks, IReadOnlyList<ChannelModel> channels, SourceLocation file, DiagnosticBag bag)
    {
        if (tasks.Count > Limits.Tasks)
        {
            string message = $"the application has {tasks.Count} tasks, those it has without saying so included, and {Limits.Tasks} fit";
            bag.Error(Codes.TooMany, file, message, "tasks that do several things");
        }

        if (channels.Count > Limits.Channels)
        {
            bag.Error(
                Codes.TooMany,
                file,
                $"the application has {channels.Count} channels, and {Limits.Channels} fit",
                "one channel with several senders, or several kinds of message on one");
        }

        foreach (IGrouping<int, ChannelModel> group in channels.GroupBy(channel => channel.Receiver))
        {
            if (group.Count() > Limits.ChannelsPerReceiver)
            {
                bag.Error(
                    Codes.TooMany,
                    group.ElementAt(Limits.ChannelsPerReceiver).Location,
                    $"task '{tasks[group.Key].Name}' receives from {group.Count()} channels, and {Limits.ChannelsPerReceiver} fit",
                    "one channel with several senders");
            }
        }
    }
}
