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

    /// <summary>Identifies what was built: differs whenever kernel, tasks or manifest do.</summary>
    public static uint ImageId => Ask(Fact.Image, 0).R1;

    /// <summary>Why the processor last came out of reset.</summary>
    public static ResetReason ResetReason => (ResetReason)Ask(Fact.Reset, 0).R1;

    /// <summary>The failure of the kernel that ended the run before.</summary>
    /// <returns>False when it did not end so.</returns>
    public static bool TryGetEpitaph(out Epitaph epitaph)
    {
        Registers answer = Ask(Fact.Epitaph, 0);
        epitaph = default;
        if ((Result)answer.R0 != Result.Ok)
        {
            return false;
        }

        epitaph.Magic = Epitaph.MagicValue;
        epitaph.Failure = answer.R1;
        epitaph.Detail = answer.R2;
        epitaph.Place = answer.R3;
        return true;
    }

    /// <summary>After how many milliseconds without being fed the watchdog resets the board: <c>watchdog</c> in the manifest, 0 for none.</summary>
    public static uint WatchdogMilliseconds => Ask(Fact.Watchdog, 0).R1;

    /// <summary>How often a task must check in, in milliseconds: <c>check-in</c> in the manifest, 0 for never.</summary>
    public static uint CheckInMilliseconds(int task) => Number(Fact.CheckIn, task);

    /// <summary>How often a task is started again without having run well: <c>restart-limit</c> in the manifest, 0 for without end.</summary>
    public static uint RestartLimit(int task) => Number(Fact.RestartLimit, task);

    /// <summary>A number about a task; 0 past the last.</summary>
    private static uint Number(Fact fact, int task)
    {
        Registers answer = Ask(fact, task);
        return (Result)answer.R0 == Result.Ok ? answer.R1 : 0;
    }

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
