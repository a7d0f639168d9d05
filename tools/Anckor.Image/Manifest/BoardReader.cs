using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>Reads boards/&lt;board&gt;/board.toml: chip, clocks, pins, console, how to simulate it and how to flash it.</summary>
public static class BoardReader
{
    /// <summary>The family whose clock tree and pins this reader knows.</summary>
    private const string Family = "stm32f4";

    /// <summary>How far the console's speed may be off, in parts of a thousand: a frame of ten bits survives twice as much.</summary>
    private const uint BaudTolerance = 20;

    /// <summary>The names of the boards, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names(string repositoryRoot) =>
    [
        .. Suggestion.FolderNames(Path.Combine(repositoryRoot, "boards"))
            .Where(name => File.Exists(PathOf(name, repositoryRoot))),
    ];

    /// <summary>Reads a board; throws <see cref="BuildFailedException"/> with everything found when something is wrong.</summary>
    public static Board Read(string name, string repositoryRoot)
    {
        DiagnosticBag bag = new();
        BoardFile? board = Read(name, repositoryRoot, bag);
        bag.ThrowIfAny();
        return board?.Board ?? throw new InvalidOperationException("a board that was not read must have left a diagnostic");
    }

    /// <summary>Reads a board; null when something is wrong, and the bag says what.</summary>
    internal static BoardFile? Read(string name, string repositoryRoot, DiagnosticBag bag)
    {
        string path = PathOf(name, repositoryRoot);
        string shown = DisplayPath.Of(path);
        if (!Names(repositoryRoot).Contains(name))
        {
            bag.Error(
                Codes.UnknownName,
                new SourceLocation(DisplayPath.Of(Path.Combine(repositoryRoot, "boards"))),
                $"no board is called '{name}'",
                Suggestion.For(name, Names(repositoryRoot), "a folder with a board.toml"));
            return null;
        }

        int before = bag.Count;
        BoardFile? board = TomlFile.Read(path, bag) is { } table
            ? Read(new TableReader(table, $"board '{name}'", new SourceLocation(shown), bag), name, repositoryRoot, bag)
            : null;
        return bag.Count == before ? board : null;
    }

    private static string PathOf(string name, string repositoryRoot) => Path.Combine(repositoryRoot, "boards", name, "board.toml");

    private static BoardFile? Read(TableReader reader, string name, string repositoryRoot, DiagnosticBag bag)
    {
        TomlText? chipName = reader.Text("chip", "\"stm32f407vg\"", required: true);
        TomlTable? clockTable = reader.Table("clock", "a [clock] table", required: true);
        TomlTable? consoleTable = reader.Table("console", "a [console] table", required: true);
        TomlTable? pinTable = reader.Table("pins", "a [pins] table");
        IReadOnlyDictionary<string, SimulatorModel> simulators = ReadSimulators(reader, bag);
        FlashModel? flash = ReadFlash(reader, bag);
        reader.Finish();
        if (!NameRules.IsName(name))
        {
            bag.Error(Codes.BadName, reader.Location, $"'{name}' cannot be a board's name", NameRules.ForNames);
        }

        ChipFile? chip = chipName is null ? null : ChipReader.Read(chipName, repositoryRoot, bag);
        if (chip is null || clockTable is null || consoleTable is null)
        {
            return null;
        }

        if (chip.Chip.Family != Family)
        {
            string message = $"the clock tree and pins of the family '{chip.Chip.Family}' are not known to the image builder";
            bag.Error(Codes.UnknownName, chipName!.Location, message, $"a chip of {Family}");
            return null;
        }

        ClockDescriptor? clock = ReadClock(new TableReader(clockTable, "[clock]", clockTable.Location, bag), chip, bag);
        PinReader pins = new(chip, bag);
        ConsoleModel? console = ReadConsole(new TableReader(consoleTable, "[console]", consoleTable.Location, bag), chip, pins, clock, bag);
        if (pinTable is not null)
        {
            pins.ReadAll(pinTable);
        }

        if (clock is null || console is null)
        {
            return null;
        }

        List<BootWrite> writes = [.. Stm32F4Pins.Writes(pins.Settings, chip.Chip)];
        if (console.Peripheral.Enable is { } enable)
        {
            writes.Add(enable);
        }

        Board board = new(name, chip.Chip, clock.Value, console.Peripheral, console.Baud, writes, simulators, flash);
        return new BoardFile(board, chip);
    }

    private static ClockDescriptor? ReadClock(TableReader fields, ChipFile chip, DiagnosticBag bag)
    {
        ClockLimits limits = chip.Clock;
        TomlInteger? crystal = fields.Integer("crystal", "8_000_000", limits.CrystalLeast, limits.CrystalMost);
        bool crystalGiven = crystal is not null || fields.Has("crystal");
        TomlInteger? core = fields.Integer("core", "168_000_000", 1_000_000, 1_000_000_000, required: true);
        fields.Finish();
        if (core is null || (crystal is null && crystalGiven))
        {
            return null;
        }

        uint crystalHertz = (uint)(crystal?.Value ?? 0);
        ClockDescriptor? clock = Stm32F4Clock.Describe(crystalHertz, (uint)core.Value, limits, out (string Message, string Remedy) problem);
        if (clock is null)
        {
            bag.Error(Codes.Clock, core.Location, problem.Message, problem.Remedy);
        }

        return clock;
    }

    private static ConsoleModel? ReadConsole(TableReader fields, ChipFile chip, PinReader pins, ClockDescriptor? clock, DiagnosticBag bag)
    {
        TomlText? name = fields.Text("peripheral", "\"usart2\"", required: true);
        TomlInteger? baud = fields.Integer("baud", "115200", 300, 10_000_000, required: true);
        TomlText? transmit = fields.Text("tx", "\"PA2\"", required: true);
        TomlText? receive = fields.Text("rx", "\"PA3\"", required: true);
        TomlInteger? alternate = fields.Integer("alternate", "7", 0, 15, required: true);
        fields.Finish();
        uint function = (uint)(alternate?.Value ?? 0);
        if (transmit is not null)
        {
            pins.AddAlternate(transmit, function, pullUp: false);
        }

        if (receive is not null)
        {
            // An open input would read noise as characters.
            pins.AddAlternate(receive, function, pullUp: true);
        }

        if (name is null)
        {
            return null;
        }

        if (!chip.Chip.Peripherals.TryGetValue(name.Value, out Peripheral? peripheral))
        {
            IEnumerable<string> serial = chip.Chip.Peripherals.Keys.Where(key => key.Contains("art", StringComparison.Ordinal));
            bag.Error(
                Codes.UnknownName,
                name.Location,
                $"{chip.Chip.Name} has no peripheral '{name.Value}'",
                Suggestion.For(name.Value, serial));
            return null;
        }

        if (baud is null)
        {
            return null;
        }

        if (clock is { } tree)
        {
            CheckBaud(peripheral, baud, tree, bag);
        }

        return new ConsoleModel(peripheral, (int)baud.Value);
    }

    /// <summary>The USART divides its bus clock by a whole number from 16 up (RM0090 30.3.4, oversampling by 16).</summary>
    private static void CheckBaud(Peripheral console, TomlInteger baud, ClockDescriptor clock, DiagnosticBag bag)
    {
        int shift = (console.Bus & RegionAttributes.BusMask) switch
        {
            RegionAttributes.BusApb1 => (int)(clock.BusShifts >> 8) & 0xFF,
            RegionAttributes.BusApb2 => (int)(clock.BusShifts >> 16) & 0xFF,
            _ => (int)clock.BusShifts & 0xFF,
        };
        long bus = clock.CoreHz >> shift;
        long divider = Math.Clamp((bus + (baud.Value / 2)) / baud.Value, 16, 0xFFFF);
        long made = bus / divider;
        if (Math.Abs(made - baud.Value) * 1000 > baud.Value * BaudTolerance)
        {
            bag.Error(
                Codes.Clock,
                baud.Location,
                string.Create(CultureInfo.InvariantCulture, $"{console.Name} cannot make {baud.Value} baud from its bus clock of {bus} Hz"),
                string.Create(CultureInfo.InvariantCulture, $"baud = {made}"));
        }
    }

    private static Dictionary<string, SimulatorModel> ReadSimulators(TableReader reader, DiagnosticBag bag)
    {
        Dictionary<string, SimulatorModel> simulators = [];
        if (reader.Table("simulate", "[simulate.qemu]") is not { } table)
        {
            return simulators;
        }

        TableReader simulate = new(table, "[simulate]", table.Location, bag);
        if (simulate.Table("qemu", "[simulate.qemu]") is { } qemu)
        {
            TableReader fields = new(qemu, "[simulate.qemu]", qemu.Location, bag);
            TomlText? machine = fields.Text("machine", "\"netduinoplus2\"", required: true);
            TomlInteger? serial = fields.Integer("serial", "1", 0, 15, required: true);
            fields.Finish();
            if (machine is not null && serial is not null)
            {
                simulators["qemu"] = new SimulatorModel(machine.Value, serial.Value.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (simulate.Table("renode", "[simulate.renode]") is { } renode)
        {
            TableReader fields = new(renode, "[simulate.renode]", renode.Location, bag);
            TomlText? platform = fields.Text("platform", "\"renode/board.repl\"", required: true);
            TomlText? uart = fields.Text("uart", "\"usart2\"", required: true);
            fields.Finish();
            if (platform is not null && uart is not null)
            {
                simulators["renode"] = new SimulatorModel(platform.Value, uart.Value);
            }
        }

        simulate.Finish();
        return simulators;
    }

    private static FlashModel? ReadFlash(TableReader reader, DiagnosticBag bag)
    {
        if (reader.Table("flash", "a [flash] table") is not { } table)
        {
            return null;
        }

        TableReader fields = new(table, "[flash]", table.Location, bag);
        TomlText? tool = fields.Text("tool", "\"openocd\"", required: true);
        IReadOnlyList<TomlText>? arguments = fields.Texts("arguments", "[\"program {elf} verify reset exit\"]", required: true);
        fields.Finish();
        return tool is null || arguments is null ? null : new FlashModel(tool.Value, [.. arguments.Select(argument => argument.Value)]);
    }

    private sealed record ConsoleModel(Peripheral Peripheral, int Baud);
}
