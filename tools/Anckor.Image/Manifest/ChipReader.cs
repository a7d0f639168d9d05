using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>Reads hal/&lt;family&gt;/&lt;chip&gt;.toml and the file it includes: what the chips of a line have in common.</summary>
internal sealed class ChipReader
{
    /// <summary>Null guard, five regions of the task, two for loans (design.md section 2).</summary>
    private const int RegionsNeeded = 1 + Limits.RegionsPerTask + Limits.LoanRegions;

    /// <summary>The smallest MPU region (ARM ARM B3.5.9).</summary>
    private const uint SmallestRegion = 32;

    /// <summary>The most interrupts an ARMv7-M interrupt controller has (ARM ARM B3.4).</summary>
    private const int MostInterrupts = 496;

    private static readonly string[] Buses = ["ahb1", "ahb2", "ahb3", "apb1", "apb2"];

    private readonly DiagnosticBag bag;
    private readonly Dictionary<string, uint> gates = [];
    private readonly Dictionary<string, Peripheral> peripherals = [];
    private readonly Dictionary<string, int> interrupts = [];
    private readonly Dictionary<string, string> withheld = [];
    private readonly Dictionary<string, SourceLocation> places = [];
    private readonly HashSet<string> pins = [];

    private readonly HashSet<string> busesWithoutGates = [];

    private ClockLimits? clock;
    private bool clockSeen;

    private ChipReader(DiagnosticBag bag) => this.bag = bag;

    /// <summary>Finds and reads a chip; null when something is wrong, and the bag says what.</summary>
    public static ChipFile? Read(TomlText name, string repositoryRoot, DiagnosticBag bag)
    {
        string hal = Path.Combine(repositoryRoot, "hal");
        List<string> files = Directory.Exists(hal)
            ? [.. Directory.GetDirectories(hal).SelectMany(family => Directory.GetFiles(family, "*.toml")).Order(StringComparer.Ordinal)]
            : [];
        string? path = files.Find(file => Path.GetFileNameWithoutExtension(file) == name.Value);
        if (path is null)
        {
            bag.Error(
                Codes.UnknownName,
                name.Location,
                $"no chip is called '{name.Value}'",
                Suggestion.For(name.Value, files.Select(file => Path.GetFileNameWithoutExtension(file)), "hal/ lists the chips"));
            return null;
        }

        int before = bag.Count;
        ChipFile? chip = TomlFile.Read(path, bag) is { } table ? new ChipReader(bag).Read(path, table) : null;
        return bag.Count == before ? chip : null;
    }

    private ChipFile? Read(string path, TomlTable table)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string shown = DisplayPath.Of(path);
        TableReader reader = new(table, $"chip '{name}'", table.Location, bag);
        TomlText? processor = reader.Text("processor", "\"cortex-m4\"", required: true);
        TomlInteger? regions = reader.Integer("mpu-regions", "8", RegionsNeeded, 16, required: true);
        TomlText? include = reader.Text("include", "\"shared/line.toml\"");
        foreach (TomlText range in reader.Texts("pins", "[\"PA0-PA15\"]", required: true) ?? [])
        {
            AddPins(range);
        }

        MemoryRange? flash = Memory(reader, "flash");
        MemoryRange? ram = Memory(reader, "ram");

        // The shared part first: it names the registers that the chip's own peripherals refer to.
        if (include is not null && !ReadIncluded(path, include))
        {
            return null;
        }

        ReadParts(reader);
        reader.Finish();
        if (!clockSeen)
        {
            bag.Error(Codes.MissingField, table.Location, $"chip '{name}' has no table 'clock'", "a [clock] table here or in its include");
        }

        if (processor is null || regions is null || flash is null || ram is null || clock is null)
        {
            return null;
        }

        string family = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "";
        Chip chip = new(name, family, processor.Value, (int)regions.Value, flash.Value, ram.Value, peripherals, interrupts);
        return new ChipFile(chip, clock, pins, withheld, shown);
    }

    /// <summary>Reads the included file; false when there is nothing to read, and all that builds on it would seem wrong.</summary>
    private bool ReadIncluded(string path, TomlText include)
    {
        string includedPath = Path.Combine(Path.GetDirectoryName(path) ?? "", include.Value);
        if (!File.Exists(includedPath))
        {
            bag.Error(Codes.File, include.Location, $"'{include.Value}' does not exist beside {Path.GetFileName(path)}");
            return false;
        }

        if (TomlFile.Read(includedPath, bag) is not { } included)
        {
            return false;
        }

        TableReader shared = new(included, $"'{include.Value}'", included.Location, bag);
        ReadParts(shared);
        shared.Finish();
        return true;
    }

    /// <summary>Reads the tables that may stand in the chip's own file as well as in the included one.</summary>
    private void ReadParts(TableReader reader)
    {
        if (reader.Table("clock", "a [clock] table") is { } clockTable)
        {
            clockSeen = true;
            clock = ReadClock(new TableReader(clockTable, "[clock]", clockTable.Location, bag));
        }

        foreach ((string bus, TomlInteger register) in Numbers(reader.Table("gates", "a [gates] table"), "gates", 0, uint.MaxValue))
        {
            if (Buses.Contains(bus))
            {
                gates[bus] = (uint)register.Value;
            }
            else
            {
                bag.Error(Codes.UnknownName, register.Location, $"no bus is called '{bus}'", Suggestion.For(bus, Buses));
            }
        }

        foreach (TomlEntry entry in reader.Table("peripherals", "a [peripherals] table")?.Entries ?? [])
        {
            ReadPeripheral(entry);
        }

        TomlTable? withheldTable = reader.Table("withheld", "a [withheld] table");
        TableReader reasons = new(withheldTable, "[withheld]", reader.Location, bag);
        foreach (TomlEntry entry in withheldTable?.Entries ?? [])
        {
            if (reasons.Text(entry.Key, "\"why no task may have it\"") is { } reason && IsNew(entry))
            {
                withheld[entry.Key] = reason.Value;
            }
        }

        TomlTable? numbers = reader.Table("interrupts", "an [interrupts] table");
        foreach ((string name, TomlInteger number) in Numbers(numbers, "interrupts", 0, MostInterrupts - 1))
        {
            if (!interrupts.TryAdd(name, (int)number.Value))
            {
                bag.Error(Codes.Twice, number.Location, $"interrupt '{name}' is in both files", "one of the two removed");
            }
        }
    }

    private ClockLimits? ReadClock(TableReader reader)
    {
        TomlInteger? Hertz(string key, string example) => reader.Integer(key, example, 1, 1_000_000_000, required: true);
        (TomlInteger? internalHertz, TomlInteger? crystalLeast, TomlInteger? crystalMost) =
            (Hertz("internal", "16_000_000"), Hertz("crystal-least", "4_000_000"), Hertz("crystal-most", "26_000_000"));
        (TomlInteger? core, TomlInteger? step) = (Hertz("core-most", "168_000_000"), Hertz("flash-step", "30_000_000"));
        (TomlInteger? apb1, TomlInteger? apb2) = (Hertz("apb1-most", "42_000_000"), Hertz("apb2-most", "84_000_000"));
        reader.Finish();
        return internalHertz is null || crystalLeast is null || crystalMost is null || core is null || apb1 is null || apb2 is null
            || step is null
            ? null
            : new ClockLimits(
                (uint)internalHertz.Value,
                (uint)crystalLeast.Value,
                (uint)crystalMost.Value,
                (uint)core.Value,
                (uint)apb1.Value,
                (uint)apb2.Value,
                (uint)step.Value);
    }

    private MemoryRange? Memory(TableReader reader, string name)
    {
        if (reader.Table(name, $"a [{name}] table", required: true) is not { } table)
        {
            return null;
        }

        TableReader fields = new(table, $"[{name}]", table.Location, bag);
        MemoryRange? range = Range(fields, SmallestRegion);
        fields.Finish();
        return range;
    }

    private MemoryRange? Range(TableReader fields, uint granule)
    {
        TomlInteger? first = fields.Integer("base", "0x4000_4400", 0, uint.MaxValue, required: true);
        TomlInteger? size = fields.Integer("size", "0x400", granule, 1L << 31, required: true);
        if (first is null || size is null)
        {
            return null;
        }

        if (first.Value + size.Value > uint.MaxValue || first.Value % granule != 0 || size.Value % granule != 0)
        {
            bag.Error(
                Codes.Alignment,
                first.Location,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fields.What} must begin and end at a multiple of {granule} and below 0xFFFF_FFFF"));
            return null;
        }

        return new MemoryRange((uint)first.Value, (uint)size.Value);
    }

    private void ReadPeripheral(TomlEntry entry)
    {
        string what = $"peripheral '{entry.Key}'";
        if (entry.Value is not TomlTable table)
        {
            bag.Error(
                Codes.WrongType,
                entry.Value.Location,
                $"{what} must be a table, not {entry.Value.Kind}",
                $"{entry.Key} = {{ base = 0x4000_4400, size = 0x400, bus = \"apb1\", gate = 17 }}");
            return;
        }

        TableReader fields = new(table, what, entry.KeyLocation, bag);
        MemoryRange? range = Range(fields, SmallestRegion);
        string? bus = fields.Word("bus", Buses, required: true);
        uint gateBits = GateBits(table, fields);
        fields.Finish();
        if (range is not { } registers || bus is null || !IsNew(entry))
        {
            return;
        }

        if (!BitOperations.IsPow2(registers.Size) || registers.Base % registers.Size != 0)
        {
            bag.Error(
                Codes.Alignment,
                entry.KeyLocation,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} cannot be an MPU region: 0x{registers.Size:X} bytes at 0x{registers.Base:X8}"),
                "a size that is a power of two, and a base that is a multiple of it");
            return;
        }

        BootWrite? enable = null;
        if (gateBits != 0)
        {
            if (!gates.TryGetValue(bus, out uint gate))
            {
                // Once is enough: a line may stand for dozens of peripherals.
                if (busesWithoutGates.Add(bus))
                {
                    bag.Error(Codes.MissingField, entry.KeyLocation, $"[gates] has no register for '{bus}'", $"{bus} = 0x4002_3830");
                }

                return;
            }

            enable = new BootWrite { Address = gate, Set = gateBits };
        }

        RegionAttributes attribute = bus switch
        {
            "apb1" => RegionAttributes.BusApb1,
            "apb2" => RegionAttributes.BusApb2,
            _ => RegionAttributes.BusAhb,
        };
        peripherals[entry.Key] = new Peripheral(entry.Key, registers, attribute, enable);
    }

    /// <summary>The bits of <c>gate</c>: a number, a list for a peripheral with several clocks, 0 for one without a gate.</summary>
    private uint GateBits(TomlTable table, TableReader fields)
    {
        if (table.Find("gate")?.Value is not TomlList list)
        {
            return fields.Integer("gate", "17", 0, 31) is { } bit ? 1u << (int)bit.Value : 0;
        }

        fields.Ask("gate");
        uint bits = 0;
        foreach (TomlNode item in list.Items)
        {
            if (item is TomlInteger { Value: >= 0 and <= 31 } bit)
            {
                bits |= 1u << (int)bit.Value;
            }
            else
            {
                bag.Error(Codes.Range, item.Location, $"'gate' of {fields.What} must hold bit numbers from 0 to 31", "gate = [8, 9, 10]");
            }
        }

        return bits;
    }

    private IEnumerable<(string Name, TomlInteger Number)> Numbers(TomlTable? table, string what, long least, long most)
    {
        if (table is null)
        {
            yield break;
        }

        TableReader reader = new(table, $"[{what}]", table.Location, bag);
        foreach (TomlEntry entry in table.Entries)
        {
            if (reader.Integer(entry.Key, "0", least, most) is { } number)
            {
                yield return (entry.Key, number);
            }
        }
    }

    /// <summary>Whether a peripheral was not described before, in this file or the included one.</summary>
    private bool IsNew(TomlEntry entry)
    {
        if (places.TryAdd(entry.Key, entry.KeyLocation))
        {
            return true;
        }

        bag.Error(
            Codes.Twice,
            entry.KeyLocation,
            $"peripheral '{entry.Key}' is described twice, first at {places[entry.Key]}",
            "one of the two removed");
        return false;
    }

    /// <summary>Adds "PD2" or "PA0-PA15".</summary>
    private void AddPins(TomlText range)
    {
        string[] ends = range.Value.Split('-');
        if (ends.Length <= 2 && Pin.TryParse(ends[0], out Pin first) && Pin.TryParse(ends[^1], out Pin last)
            && first.Port == last.Port && first.Number <= last.Number)
        {
            for (int number = first.Number; number <= last.Number; number++)
            {
                pins.Add(new Pin(first.Port, number).ToString());
            }
        }
        else
        {
            bag.Error(Codes.Pin, range.Location, $"'{range.Value}' is not a range of pins", "PD2 or PA0-PA15");
        }
    }
}
