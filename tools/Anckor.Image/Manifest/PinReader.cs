using System;
using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>Reads the pins of a board and refuses those its chip does not have and those given twice.</summary>
internal sealed class PinReader(ChipFile chip, DiagnosticBag bag)
{
    private const string Example = "{ pin = \"PD12\", mode = \"output\" }";

    // The index of a word is its bits in the register.
    private static readonly string[] Modes = ["input", "output", "alternate", "analog"];
    private static readonly string[] Pulls = ["none", "up", "down"];
    private static readonly string[] Speeds = ["low", "medium", "high", "very-high"];
    private static readonly string[] Levels = ["low", "high"];
    private static readonly string[] Drives = ["push-pull", "open-drain"];

    private readonly Dictionary<Pin, SourceLocation> given = [];
    private readonly List<PinSetting> settings = [];

    /// <summary>The pins read so far, in order.</summary>
    public IReadOnlyList<PinSetting> Settings => settings;

    /// <summary>Reads the table [pins].</summary>
    public void ReadAll(TomlTable pins)
    {
        foreach (TomlEntry entry in pins.Entries)
        {
            string what = $"pin '{entry.Key}'";
            if (entry.Value is TomlTable table)
            {
                Read(new TableReader(table, what, entry.KeyLocation, bag));
            }
            else
            {
                bag.Error(
                    Codes.WrongType,
                    entry.Value.Location,
                    $"{what} must be a table, not {entry.Value.Kind}",
                    $"{entry.Key} = {Example}");
            }
        }
    }

    /// <summary>Adds a pin that a peripheral of the board uses.</summary>
    public void AddAlternate(TomlText name, uint alternate, bool pullUp)
    {
        if (Resolve(name) is { } pin)
        {
            settings.Add(new PinSetting(pin, PinMode.Alternate, alternate, Pull: pullUp ? 1u : 0));
        }
    }

    private void Read(TableReader fields)
    {
        TomlText? name = fields.Text("pin", "\"PD12\"", required: true);
        string? mode = fields.Word("mode", Modes, required: true);
        TomlInteger? alternate = fields.Integer("alternate", "7", 0, 15, required: mode == "alternate");
        string? pull = fields.Word("pull", Pulls);
        string? speed = fields.Word("speed", Speeds);
        string? drive = fields.Word("drive", Drives);
        string? level = fields.Word("initial", Levels);
        fields.Finish();
        if (name is null || Resolve(name) is not { } pin || mode is null)
        {
            return;
        }

        settings.Add(new PinSetting(
            pin,
            (PinMode)Array.IndexOf(Modes, mode),
            (uint)(alternate?.Value ?? 0),
            (uint)Array.IndexOf(Pulls, pull ?? "none"),
            (uint)Array.IndexOf(Speeds, speed ?? "low"),
            drive == "open-drain",
            level == "high"));
    }

    private Pin? Resolve(TomlText name)
    {
        if (!Pin.TryParse(name.Value, out Pin pin))
        {
            bag.Error(Codes.Pin, name.Location, $"'{name.Value}' is not a pin", "a port and a number, such as PA2");
            return null;
        }

        if (!chip.Pins.Contains(name.Value) || !chip.Chip.Peripherals.ContainsKey(Stm32F4Pins.PortName(pin)))
        {
            string family = chip.Chip.Name;
            bag.Error(Codes.Pin, name.Location, $"{family} has no pin {name.Value}", $"a pin that {chip.ShownPath} lists under pins");
            return null;
        }

        if (!given.TryAdd(pin, name.Location))
        {
            bag.Error(
                Codes.Twice,
                name.Location,
                $"pin {name.Value} is given twice, first at line {given[pin].Line}",
                "another pin for one of the two");
            return null;
        }

        return pin;
    }
}
