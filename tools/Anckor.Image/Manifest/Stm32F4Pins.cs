using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>What a pin is for: GPIOx_MODER (RM0090 8.4.1).</summary>
internal enum PinMode : uint
{
    /// <summary>Read by software.</summary>
    Input = 0,

    /// <summary>Driven by software.</summary>
    Output = 1,

    /// <summary>Belongs to a peripheral.</summary>
    Alternate = 2,

    /// <summary>Belongs to a converter; also takes the least current.</summary>
    Analog = 3,
}

/// <summary>How a pin is set up at boot.</summary>
/// <param name="Pin">Which.</param>
/// <param name="Mode">What it is for.</param>
/// <param name="Alternate">Which peripheral, for <see cref="PinMode.Alternate"/>.</param>
/// <param name="Pull">GPIOx_PUPDR: 0 none, 1 up, 2 down.</param>
/// <param name="Speed">GPIOx_OSPEEDR: 0 low to 3 very high.</param>
/// <param name="OpenDrain">Only pulls low.</param>
/// <param name="High">The level of an output at boot.</param>
internal sealed record PinSetting(
    Pin Pin,
    PinMode Mode,
    uint Alternate = 0,
    uint Pull = 0,
    uint Speed = 0,
    bool OpenDrain = false,
    bool High = false);

/// <summary>Turns pin settings into register writes for the GPIO ports of the STM32F4 (RM0090 section 8.4).</summary>
internal static class Stm32F4Pins
{
    // Offsets from the port's base, and the order in which to write them: the mode comes last, so that no pin is ever driven with
    // another level, strength or function than it shall have.
    private const uint Alternates = 0x20;
    private const uint Level = 0x14;
    private const uint OutputType = 0x04;
    private const uint Speeds = 0x08;
    private const uint Pulls = 0x0C;
    private const uint Modes = 0x00;

    private static readonly uint[] Order = [Alternates, Alternates + 4, Level, OutputType, Speeds, Pulls, Modes];

    /// <summary>The chip's name for a port: "gpioa".</summary>
    public static string PortName(Pin pin) => string.Create(CultureInfo.InvariantCulture, $"gpio{char.ToLowerInvariant(pin.Port)}");

    /// <summary>The writes, one a register: first the ports' clocks, then port by port.</summary>
    public static IEnumerable<BootWrite> Writes(IReadOnlyList<PinSetting> settings, Chip chip)
    {
        Dictionary<uint, uint> gates = [];
        SortedDictionary<char, Dictionary<uint, BootWrite>> ports = [];
        foreach (PinSetting setting in settings)
        {
            Peripheral port = chip.Peripherals[PortName(setting.Pin)];
            if (port.Enable is { } enable)
            {
                gates[enable.Address] = gates.GetValueOrDefault(enable.Address) | enable.Set;
            }

            if (!ports.TryGetValue(setting.Pin.Port, out Dictionary<uint, BootWrite>? writes))
            {
                ports[setting.Pin.Port] = writes = [];
            }

            Add(writes, port.Range.Base, setting);
        }

        IEnumerable<BootWrite> enables = gates.OrderBy(gate => gate.Key)
            .Select(gate => new BootWrite { Address = gate.Key, Set = gate.Value });
        IEnumerable<BootWrite> registers = ports.Values
            .SelectMany(writes => Order.Where(writes.ContainsKey).Select(offset => writes[offset]));
        return enables.Concat(registers);
    }

    private static void Add(Dictionary<uint, BootWrite> writes, uint port, PinSetting setting)
    {
        int number = setting.Pin.Number;
        void Field(uint offset, int position, int width, uint value)
        {
            BootWrite write = writes.GetValueOrDefault(offset);
            write.Address = port + offset;
            write.Clear |= ((1u << width) - 1) << position;
            write.Set |= value << position;
            writes[offset] = write;
        }

        if (setting.Mode == PinMode.Alternate)
        {
            Field(number < 8 ? Alternates : Alternates + 4, number % 8 * 4, 4, setting.Alternate);
        }

        if (setting.Mode == PinMode.Output)
        {
            Field(Level, number, 1, setting.High ? 1u : 0);
        }

        if (setting.Mode is PinMode.Output or PinMode.Alternate)
        {
            Field(OutputType, number, 1, setting.OpenDrain ? 1u : 0);
            Field(Speeds, number * 2, 2, setting.Speed);
        }

        Field(Pulls, number * 2, 2, setting.Pull);
        Field(Modes, number * 2, 2, (uint)setting.Mode);
    }
}
