using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anckor.Abi;

/// <summary>The read-only table that the image builder writes and the kernel obeys. All addresses are absolute.</summary>
/// <remarks>
/// The word at offset <see cref="VectorOffset"/> of the vector table (reserved by the architecture, ARM ARM B1.5.2) holds its address,
/// so that the kernel itself is the same binary for every application on a chip. Little-endian, no padding.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct ApplicationHeader
{
    /// <summary>What <see cref="Magic"/> must hold: "ANCK" read as little-endian bytes.</summary>
    public const uint MagicValue = 0x4B43_4E41;

    /// <summary>What <see cref="Version"/> must hold; raised whenever a structure of this file changes.</summary>
    public const uint VersionValue = 4;

    /// <summary>Where in the vector table the address of this header stands, in bytes.</summary>
    public const int VectorOffset = 0x1C;

    /// <summary><see cref="MagicValue"/>.</summary>
    public uint Magic;

    /// <summary><see cref="VersionValue"/>.</summary>
    public uint Version;

    /// <summary>Bytes of the whole table, this header included.</summary>
    public uint Size;

    /// <summary>CRC-32 (IEEE 802.3, reflected, initial and final inversion) of the bytes after this word, up to <see cref="Size"/>.</summary>
    public uint Checksum;

    /// <summary>How many tasks; task 0 is the supervisor, the last one idle.</summary>
    public uint TaskCount;

    /// <summary>Address of the <see cref="TaskDescriptor"/>s.</summary>
    public uint Tasks;

    /// <summary>How many channels.</summary>
    public uint ChannelCount;

    /// <summary>Address of the <see cref="ChannelDescriptor"/>s, grouped by receiver.</summary>
    public uint Channels;

    /// <summary>How many pairs of sender and channel.</summary>
    public uint SlotCount;

    /// <summary>Address of the <see cref="SlotDescriptor"/>s, grouped by sender.</summary>
    public uint Slots;

    /// <summary>How many interrupts.</summary>
    public uint InterruptCount;

    /// <summary>Address of the <see cref="InterruptDescriptor"/>s, by ascending number.</summary>
    public uint Interrupts;

    /// <summary>How many register writes at boot.</summary>
    public uint BootWriteCount;

    /// <summary>Address of the <see cref="BootWrite"/>s, in order.</summary>
    public uint BootWrites;

    /// <summary>RAM for the kernel's tables: address, aligned to 128.</summary>
    public uint KernelTables;

    /// <summary>RAM for the kernel's tables: bytes.</summary>
    public uint KernelTablesSize;

    /// <summary>Ticks per second.</summary>
    public uint TickRate;

    /// <summary>Identifies what was built: differs whenever kernel, tasks or this table do.</summary>
    public uint ImageId;

    /// <summary>After how many milliseconds without being fed the independent watchdog resets the board; 0 leaves it off.</summary>
    public uint WatchdogMilliseconds;

    /// <summary>The clock tree.</summary>
    public ClockDescriptor Clock;

    /// <summary>Base address of the USART that the kernel's last words go to.</summary>
    public uint Console;

    /// <summary>The bus that clocks the console: see <see cref="RegionAttributes.BusMask"/>.</summary>
    public uint ConsoleBus;

    /// <summary>Bits per second of the console.</summary>
    public uint ConsoleBaud;

    /// <summary>The board's name, padded with zero.</summary>
    public Name32 Board;

    /// <summary>The application's name, padded with zero.</summary>
    public Name32 Application;
}

/// <summary>A name of up to 31 bytes of ASCII, padded with zero.</summary>
[InlineArray(32)]
public struct Name32
{
    private byte first;
}

/// <summary>The clock tree, as register values computed by the image builder (RM0090 section 7).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct ClockDescriptor
{
    /// <summary>Frequency of the crystal in hertz, 0 for none.</summary>
    public uint CrystalHz;

    /// <summary>Frequency of the internal oscillator in hertz.</summary>
    public uint InternalHz;

    /// <summary>Frequency of the core with the PLL in hertz.</summary>
    public uint CoreHz;

    /// <summary>RCC_PLLCFGR with the crystal as source.</summary>
    public uint PllFromCrystal;

    /// <summary>RCC_PLLCFGR with the internal oscillator as source.</summary>
    public uint PllFromInternal;

    /// <summary>The prescaler bits of RCC_CFGR.</summary>
    public uint Prescalers;

    /// <summary>FLASH_ACR with wait states and caches for <see cref="CoreHz"/>.</summary>
    public uint FlashAccess;

    /// <summary>By how many bits the clock of each bus is lower than the core's: bits 0-7 AHB, 8-15 APB1, 16-23 APB2.</summary>
    public uint BusShifts;
}

/// <summary>What is known of a task before it runs.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct TaskDescriptor
{
    /// <summary>The MPU words of regions 1 to 5: RBAR (with region number and VALID) and RASR of each (ARM ARM B3.5).</summary>
    public RegionWords RegionWords;

    /// <summary>The same regions for the kernel's own checks: flash, RAM, then up to three more; unused ones are all zero.</summary>
    public RegionList Regions;

    /// <summary>Where it starts; bit 0 set.</summary>
    public uint EntryPoint;

    /// <summary>First stack pointer; the stack grows down to the start of the RAM region.</summary>
    public uint StackTop;

    /// <summary>Where the initial values of its data stand in flash.</summary>
    public uint DataSource;

    /// <summary>Where they belong in its RAM.</summary>
    public uint DataStart;

    /// <summary>Bytes of initialised data, a multiple of 4.</summary>
    public uint DataSize;

    /// <summary>CRC-32 of the initial values, as of <see cref="ApplicationHeader.Checksum"/>.</summary>
    public uint DataChecksum;

    /// <summary>Start of its zero-initialised data.</summary>
    public uint ZeroStart;

    /// <summary>Bytes of zero-initialised data, a multiple of 4.</summary>
    public uint ZeroSize;

    /// <summary>RAM of the kernel for s16-s31 (64 bytes), 0 for a task without floating point.</summary>
    public uint FloatContext;

    /// <summary>How often it must check in, in milliseconds, or the watchdog is fed no more; 0 for never.</summary>
    public uint CheckInMilliseconds;

    /// <summary>How often it is started again without having run well; then it is held. 0 for without end.</summary>
    public uint RestartLimit;

    /// <summary>Which of its channels, as receiver, take messages that are too long for the registers.</summary>
    public uint LongChannels;

    /// <summary>The first of the slots with which others send to it, <see cref="SlotDescriptor.None"/> without any.</summary>
    public uint FirstSlotToIt;

    /// <summary>0 is the most important.</summary>
    public byte Priority;

    /// <summary>What the supervisor does when it faults.</summary>
    public FaultPolicy Policy;

    /// <summary>The first of its channels as receiver; they are contiguous, and their order gives the bits of its channel sets.</summary>
    public byte FirstChannel;

    /// <summary>How many channels it receives from.</summary>
    public byte ChannelCount;

    /// <summary>The first of its sender slots; they are contiguous.</summary>
    public ushort FirstSlot;

    /// <summary>How many channels it sends to.</summary>
    public ushort SlotCount;

    /// <summary>Its name, padded with zero.</summary>
    public Name32 Name;
}

/// <summary>RBAR and RASR of the five regions of a task, ready for one burst into the MPU's alias registers.</summary>
[InlineArray(2 * Limits.RegionsPerTask)]
public struct RegionWords
{
    private uint first;
}

/// <summary>The regions of a task.</summary>
[InlineArray(Limits.RegionsPerTask)]
public struct RegionList
{
    private RegionDescriptor first;
}

/// <summary>One range of memory a task may use, without what its MPU region's disabled subregions take away.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RegionDescriptor
{
    /// <summary>First address.</summary>
    public uint Base;

    /// <summary>Bytes.</summary>
    public uint Size;

    /// <summary>What the task may do there.</summary>
    public RegionAttributes Attributes;
}

/// <summary>What a task may do in a region, and the bus a peripheral is clocked from.</summary>
[System.Flags]
public enum RegionAttributes : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Loads.</summary>
    Read = 1,

    /// <summary>Stores.</summary>
    Write = 2,

    /// <summary>Instruction fetches.</summary>
    Execute = 4,

    /// <summary>Device memory: never lent, never passed to a system call.</summary>
    Device = 8,

    /// <summary>Clocked by AHB.</summary>
    BusAhb = 0x100,

    /// <summary>Clocked by APB1.</summary>
    BusApb1 = 0x200,

    /// <summary>Clocked by APB2.</summary>
    BusApb2 = 0x300,

    /// <summary>Which bits name the bus.</summary>
    BusMask = 0x300,
}

/// <summary>One channel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct ChannelDescriptor
{
    /// <summary>Its name, padded with zero.</summary>
    public Name32 Name;

    /// <summary>Index of the receiving task.</summary>
    public byte Receiver;

    /// <summary>Its bit number in the receiver's channel sets.</summary>
    public byte Bit;

    /// <summary>Bytes of the longest message. A reply is limited by the room its caller gives it.</summary>
    public ushort Longest;
}

/// <summary>The right of one task to send to one channel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct SlotDescriptor
{
    /// <summary>Index of the sending task.</summary>
    public byte Sender;

    /// <summary>Index of the channel.</summary>
    public byte Channel;

    /// <summary>Index of the next slot to the same receiver, or <see cref="None"/>.</summary>
    public ushort Next;

    /// <summary>No slot.</summary>
    public const ushort None = 0xFFFF;
}

/// <summary>One interrupt and whom it wakes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct InterruptDescriptor
{
    /// <summary>Number at the interrupt controller, from 0.</summary>
    public ushort Number;

    /// <summary>Index of the task.</summary>
    public byte Task;

    /// <summary>Notification bit number.</summary>
    public byte Bit;
}

/// <summary>A register of the chip set at boot, before any task runs: clock gates and pins.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct BootWrite
{
    /// <summary>Address of a 32-bit register.</summary>
    public uint Address;

    /// <summary>Bits to clear.</summary>
    public uint Clear;

    /// <summary>Bits to set, after that.</summary>
    public uint Set;
}
