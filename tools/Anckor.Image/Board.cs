using System.Collections.Generic;
using Anckor.Abi;

namespace Anckor.Image;

/// <summary>A board: a chip, what is soldered around it, how to simulate and how to flash it.</summary>
/// <param name="Name">Its name: the folder under boards/.</param>
/// <param name="Chip">The chip on it.</param>
/// <param name="Clock">The clock tree as register values.</param>
/// <param name="Console">The USART that <c>uses = ["console"]</c> means.</param>
/// <param name="ConsoleBaud">Bits per second.</param>
/// <param name="BootWrites">Clock gates and pins that every application on this board needs, in order.</param>
/// <param name="Simulators">By name: <c>qemu</c>, <c>renode</c>.</param>
/// <param name="Flash">How to flash it.</param>
public sealed record Board(
    string Name,
    Chip Chip,
    ClockDescriptor Clock,
    Peripheral Console,
    int ConsoleBaud,
    IReadOnlyList<BootWrite> BootWrites,
    IReadOnlyDictionary<string, SimulatorModel> Simulators,
    FlashModel? Flash);

/// <summary>How to simulate a board.</summary>
/// <param name="Machine">QEMU's machine, or the path of Renode's .repl.</param>
/// <param name="Console">QEMU's serial port number of the console, or Renode's name for it.</param>
public sealed record SimulatorModel(string Machine, string Console);

/// <summary>How to flash a board.</summary>
/// <param name="Tool">The program.</param>
/// <param name="Arguments">Its arguments; <c>{elf}</c>, <c>{bin}</c> and <c>{hex}</c> stand for the files.</param>
public sealed record FlashModel(string Tool, IReadOnlyList<string> Arguments);

/// <summary>A chip: memories and peripherals.</summary>
/// <param name="Name">For instance <c>stm32f407vg</c>.</param>
/// <param name="Family">The folder under hal/.</param>
/// <param name="Processor">What the assembler's -mcpu takes.</param>
/// <param name="MpuRegions">How many regions the MPU has.</param>
/// <param name="Flash">Program memory.</param>
/// <param name="Ram">Data memory.</param>
/// <param name="Peripherals">By name.</param>
/// <param name="Interrupts">Number by name.</param>
public sealed record Chip(
    string Name,
    string Family,
    string Processor,
    int MpuRegions,
    MemoryRange Flash,
    MemoryRange Ram,
    IReadOnlyDictionary<string, Peripheral> Peripherals,
    IReadOnlyDictionary<string, int> Interrupts);

/// <summary>A range of addresses.</summary>
/// <param name="Base">First address.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct MemoryRange(uint Base, uint Size)
{
    /// <summary>The address after the last.</summary>
    public uint End => Base + Size;
}

/// <summary>A peripheral.</summary>
/// <param name="Name">Its name in the manual, in lower case.</param>
/// <param name="Range">Its registers; size a power of two that the base is aligned to, as an MPU region needs it.</param>
/// <param name="Bus">The bus that clocks it: one of the <c>Bus</c> bits.</param>
/// <param name="Enable">The write that ungates its clock.</param>
public sealed record Peripheral(string Name, MemoryRange Range, RegionAttributes Bus, BootWrite? Enable);
