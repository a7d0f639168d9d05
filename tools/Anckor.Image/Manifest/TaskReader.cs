using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>Reads tables [task.name]. What is wrong goes to the bag; the model then holds something in its place.</summary>
internal sealed class TaskReader(ProjectLocator projects, BoardFile? board, DiagnosticBag bag)
{
    /// <summary>
    /// The smallest stack: the 32 bytes the hardware stores at an exception and 4 to align them (ARM ARM B1.5.7), the nine registers
    /// that a system call's stub saves, and three words for the entry method itself, rounded up to 8.
    /// </summary>
    public const int SmallestStack = 88;

    /// <summary>Peripherals of a task at most: its regions without flash and RAM.</summary>
    private const int MostPeripherals = Limits.RegionsPerTask - 2;

    private const int MostBit = 31;

    private static readonly string[] Policies = ["restart", "hold", "reset"];

    private readonly Dictionary<int, (string Task, SourceLocation Location)> owners = [];

    /// <summary>Reads a task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">What the manifest says; null for an implicit task it does not mention.</param>
    /// <param name="location">Where it says so.</param>
    /// <param name="defaults">What holds when a field is missing; null when it must be there.</param>
    public TaskModel Read(string name, TomlTable? table, SourceLocation location, ImplicitTask? defaults)
    {
        bool required = defaults is null;
        TableReader fields = new(table, $"task '{name}'", location, bag);
        TomlText? project = fields.Text("project", "\"tasks/Name\"", required);
        TomlInteger? priority = fields.Integer("priority", "5", required);
        TomlInteger? stack = fields.Integer("stack", "1024", required);
        TomlInteger? extra = fields.Integer("stack-extra", "256", 0, board?.ChipFile.Chip.Ram.Size ?? int.MaxValue);
        string? policy = fields.Word("on-fault", Policies);
        TomlInteger? limit = fields.Integer("restart-limit", "5", 1, SupervisionRules.MostRestarts);
        TomlInteger? checkIn = fields.Integer("check-in", "500", 1, SupervisionRules.LongestCheckIn);
        IReadOnlyList<TomlText>? uses = fields.Texts("uses", "[\"usart2\"]");
        TomlTable? interrupts = fields.Table("interrupts", "interrupts = { usart2 = 3 }");
        TomlTable? lendBuffers = fields.Table("lend-buffers", LendBufferReader.Example);
        fields.Finish();
        CheckName(name, location);
        if (policy is not (null or "reset") && name == ImplicitTask.Supervisor.Name)
        {
            SourceLocation place = table?.Find("on-fault")?.Value.Location ?? location;
            bag.Error(Codes.Range, place, $"the supervisor cannot {policy} itself", "on-fault = \"reset\"");
        }

        new SupervisionRules(bag).CheckTask(name, policy ?? Policies[(int)(defaults?.Policy ?? FaultPolicy.Restart)], limit, checkIn);
        string? path = project is null && defaults is null
            ? null
            : projects.Find(project?.Value ?? defaults!.Project, name, project?.Location ?? location);
        return new TaskModel(
            name,
            path ?? "",
            priority is null ? defaults?.Priority ?? 1 : CheckPriority(name, priority),
            stack is null ? defaults?.Stack ?? SmallestStack : CheckStack(name, stack),
            policy is null ? defaults?.Policy ?? FaultPolicy.Restart : (FaultPolicy)Array.IndexOf(Policies, policy),
            Peripherals(name, uses ?? [.. defaults?.Uses.Select(used => new TomlText(used, location)) ?? []]),
            Interrupts(name, interrupts ?? DefaultInterrupts(defaults, location)),
            location)
        {
            StackLocation = stack?.Location,
            StackExtra = (int?)extra?.Value,
            RestartLimit = (int)(limit?.Value ?? 0),
            CheckInMilliseconds = (int)(checkIn?.Value ?? 0),
            CheckInLocation = checkIn?.Location,
            LendBuffers = new LendBufferReader(board, bag).Read(name, lendBuffers),
        };
    }

    private void CheckName(string name, SourceLocation location)
    {
        if (!NameRules.IsName(name))
        {
            bag.Error(Codes.BadName, location, $"'{name}' cannot be a task's name", NameRules.ForNames);
        }
        else if (name == "kernel")
        {
            bag.Error(Codes.BadName, location, "no task can be called 'kernel': that is the kernel's name in reports", "another name");
        }
    }

    private int CheckPriority(string name, TomlInteger priority)
    {
        int supervisors = ImplicitTask.Supervisor.Priority;
        int idles = ImplicitTask.Idle.Priority;
        (int least, int most) = name == ImplicitTask.Supervisor.Name ? (supervisors, supervisors)
            : name == ImplicitTask.Idle.Name ? (idles, idles)
            : (supervisors + 1, idles - 1);
        if (priority.Value >= least && priority.Value <= most)
        {
            return (int)priority.Value;
        }

        string why = least == most ? $"must be {least}"
            : priority.Value == supervisors ? $"is {supervisors}, and that is the supervisor's alone"
            : priority.Value == idles ? $"is {idles}, and that is idle's alone"
            : string.Create(CultureInfo.InvariantCulture, $"is {priority.Value}, outside {least} to {most}");
        string remedy = least == most ? $"priority = {least}" : $"a number from {least}, the most important, to {most}";
        bag.Error(Codes.Priority, priority.Location, $"the priority of task '{name}' {why}", remedy);
        return most;
    }

    private int CheckStack(string name, TomlInteger stack)
    {
        long most = board?.ChipFile.Chip.Ram.Size ?? int.MaxValue;
        long bytes = stack.Value;
        string Text(string rest) =>
            string.Create(CultureInfo.InvariantCulture, $"the stack of task '{name}' is {bytes} bytes, {rest}");
        string Remedy(long better) => string.Create(CultureInfo.InvariantCulture, $"stack = {better}");
        if (bytes < SmallestStack)
        {
            bag.Error(Codes.Stack, stack.Location, Text($"and an exception and a system call alone need {SmallestStack}"), Remedy(512));
        }
        else if (bytes > most)
        {
            bag.Error(
                Codes.Stack,
                stack.Location,
                Text(string.Create(CultureInfo.InvariantCulture, $"more than the {most} bytes of RAM the chip has")),
                Remedy(1024));
        }
        else if (bytes % 8 != 0)
        {
            bag.Error(Codes.Stack, stack.Location, Text("not a multiple of 8"), Remedy((bytes + 7) / 8 * 8));
        }
        else
        {
            return (int)bytes;
        }

        return SmallestStack;
    }

    private List<Peripheral> Peripherals(string task, IReadOnlyList<TomlText> uses)
    {
        List<Peripheral> found = [];
        List<string> names = [];
        if (board is null)
        {
            return found;
        }

        foreach (TomlText used in uses)
        {
            if (Resolve(task, used) is not { } peripheral)
            {
                continue;
            }

            int known = found.IndexOf(peripheral);
            if (known >= 0)
            {
                string how = names[known] == used.Value ? "" : $", as '{names[known]}' and as '{used.Value}'";
                bag.Error(
                    Codes.Twice,
                    used.Location,
                    $"task '{task}' uses peripheral '{peripheral.Name}' twice{how}",
                    "one of the two removed");
            }
            else
            {
                found.Add(peripheral);
                names.Add(used.Value);
            }
        }

        if (found.Count > MostPeripherals)
        {
            bag.Error(
                Codes.Regions,
                uses[MostPeripherals].Location,
                $"task '{task}' uses {found.Count} peripherals, and the MPU has regions for {MostPeripherals}",
                "another task for some of them");
        }

        return found;
    }

    private Peripheral? Resolve(string task, TomlText used)
    {
        ChipFile chip = board!.ChipFile;
        if (used.Value == ImplicitTask.Console)
        {
            return board.Board.Console;
        }

        if (chip.Chip.Peripherals.TryGetValue(used.Value, out Peripheral? peripheral))
        {
            return peripheral;
        }

        if (chip.Withheld.TryGetValue(used.Value, out string? reason))
        {
            bag.Error(Codes.Withheld, used.Location, $"task '{task}' cannot have peripheral '{used.Value}': {reason}");
            return null;
        }

        IEnumerable<string> names = chip.Chip.Peripherals.Keys.Append(ImplicitTask.Console);
        bag.Error(
            Codes.UnknownName,
            used.Location,
            $"{chip.Chip.Name} has no peripheral '{used.Value}'",
            Suggestion.For(used.Value, names, $"one that {chip.ShownPath} describes"));
        return null;
    }

    /// <summary>The interrupts of an implicit task as if the manifest had said them.</summary>
    private static TomlTable DefaultInterrupts(ImplicitTask? defaults, SourceLocation location)
    {
        TomlTable table = new(location);
        foreach ((string name, int bit) in defaults?.Interrupts ?? [])
        {
            table.Add(new TomlEntry(name, location, new TomlInteger(bit, location)));
        }

        return table;
    }

    private List<InterruptModel> Interrupts(string task, TomlTable table)
    {
        List<InterruptModel> found = [];
        TableReader reader = new(table, $"the interrupts of task '{task}'", table.Location, bag);
        foreach (TomlEntry entry in table.Entries)
        {
            TomlInteger? bit = reader.Integer(entry.Key, "3", 0, MostBit);
            if (bit is null || Number(entry) is not { } number)
            {
                continue;
            }

            if (owners.TryGetValue(number, out (string Task, SourceLocation Location) owner))
            {
                string whose = owner.Task == task ? "this task already" : $"task '{owner.Task}' already";
                string since = owner.Location.Line == 0 ? "without being declared" : $"since line {owner.Location.Line}";
                bag.Error(
                    Codes.Owner,
                    entry.KeyLocation,
                    $"interrupt '{entry.Key}' belongs to {whose}, {since}",
                    "one owner, who notifies the other");
            }
            else if (found.Find(other => other.Bit == bit.Value) is { } taken)
            {
                bag.Error(
                    Codes.Owner,
                    bit.Location,
                    $"interrupts '{taken.Name}' and '{entry.Key}' of task '{task}' have the same notification bit {bit.Value}",
                    "another bit from 0 to 31");
            }
            else if (task == ImplicitTask.Supervisor.Name && 1u << (int)bit.Value == Limits.FaultNotification)
            {
                bag.Error(
                    Codes.Owner,
                    bit.Location,
                    $"notification bit {bit.Value} tells the supervisor of faults",
                    "another bit from 1 to 31");
            }
            else
            {
                owners[number] = (task, entry.KeyLocation);
                found.Add(new InterruptModel(entry.Key, number, (int)bit.Value));
            }
        }

        return found;
    }

    private int? Number(TomlEntry entry)
    {
        if (board is null)
        {
            return null;
        }

        Chip chip = board.ChipFile.Chip;
        string name = entry.Key == ImplicitTask.Console ? board.Board.Console.Name : entry.Key;
        if (chip.Interrupts.TryGetValue(name, out int number))
        {
            return number;
        }

        bag.Error(
            Codes.UnknownName,
            entry.KeyLocation,
            $"{chip.Name} has no interrupt '{entry.Key}'",
            Suggestion.For(entry.Key, chip.Interrupts.Keys, $"one that {board.ChipFile.ShownPath} lists"));
        return null;
    }
}
