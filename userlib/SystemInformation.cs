using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>What the system tells about itself.</summary>
public static class SystemInformation
{
    /// <summary>The kernel's version: major, minor and patch in bytes 2, 1 and 0.</summary>
    public static uint KernelVersion => Ask(Fact.System, 0).R1;

    /// <summary>The core clock in hertz.</summary>
    public static uint CoreHz => Ask(Fact.System, 0).R2;

    /// <summary>Where the core clock comes from.</summary>
    public static ClockSource ClockSource => (ClockSource)Ask(Fact.System, 0).R3;

    /// <summary>Ticks per second.</summary>
    public static uint TicksPerSecond => Ask(Fact.TickRate, 0).R1;

    /// <summary>The board's name.</summary>
    public static Name BoardName => Text(Fact.BoardName, 0);

    /// <summary>The application's name.</summary>
    public static Name ApplicationName => Text(Fact.ApplicationName, 0);

    /// <summary>The name of a task; empty past the last.</summary>
    public static Name TaskName(int task) => Text(Fact.TaskName, task);

    private static Registers Ask(Fact fact, int item)
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.Inform;
        registers.R1 = (uint)fact;
        registers.R2 = (uint)item;
        SystemCall.Invoke(ref registers);
        return registers;
    }

    private static Name Text(Fact fact, int item) => new(Ask(fact, item).Payload);
}

/// <summary>A name of up to 31 bytes of ASCII.</summary>
public ref struct Name
{
    private ShortMessage words;

    internal Name(ShortMessage words) => this.words = words;

    /// <summary>Its bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            Span<byte> bytes = MemoryMarshal.AsBytes((Span<uint>)words);
            int end = bytes.IndexOf((byte)0);
            return end < 0 ? bytes : bytes[..end];
        }
    }
}
