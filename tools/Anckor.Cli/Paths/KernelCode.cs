using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Cli.Benchmarks;
using Anckor.Simulation;

namespace Anckor.Cli.Paths;

/// <summary>The places in the kernel's code that tell why it runs and what it does.</summary>
internal sealed class KernelCode
{
    private const string CopyName = "Anckor_Kernel_Anckor_Kernel_Arch__Copy";
    private const string CSharp = "Anckor_Kernel_Anckor_Kernel_Kernel__";

    private static readonly Dictionary<string, Place> names = new()
    {
        ["anckor_reset"] = Place.Reset,
        ["anckor_system_call_entry"] = Place.SystemCall,
        ["anckor_switch_entry"] = Place.Switch,
        ["anckor_tick_entry"] = Place.Tick,
        ["anckor_interrupt_entry"] = Place.Interrupt,
        ["anckor_task_fault"] = Place.Fault,
        // Two names of one place.
        ["anckor_system_call"] = Place.Slow,
        ["Anckor_Kernel_Anckor_Kernel_Entry__SystemCall"] = Place.Slow,
        ["anckor_float_denied"] = Place.Slow | Place.Refused,
        [CSharp + "Misuse"] = Place.Refused,
        [CSharp + "Receive"] = Place.Receive,
        [CSharp + "Serve"] = Place.Serve,
    };

    private readonly Dictionary<uint, Place> places = [];

    /// <summary>Finds them.</summary>
    public KernelCode(CodeMap code)
    {
        IReadOnlyDictionary<uint, string> functions = code.FunctionsOf(CodeMap.Kernel);
        foreach ((uint address, string name) in functions)
        {
            if (names.TryGetValue(name, out Place place))
            {
                places.Add(address, place);
            }
        }

        CopyMessage = Find(functions, function => function == CopyName);
        CodePart kernel = code.PartAt(functions.Keys.First())!;
        All = new InstructionRange(kernel.Address, (uint)kernel.Bytes.Length);
        CopyBytes = Find(functions, function => function is "memcpy" or "memmove");
        SystemCalls = new InstructionRange(places.First(place => place.Value == Place.SystemCall).Key, 2);
    }

    /// <summary>All of it.</summary>
    public InstructionRange All { get; }

    /// <summary>The first instruction of every system call.</summary>
    public InstructionRange SystemCalls { get; }

    /// <summary>What has a message copied between two tasks.</summary>
    public InstructionRange CopyMessage { get; }

    /// <summary>What copies bytes, as many as it is told.</summary>
    public InstructionRange CopyBytes { get; }

    /// <summary>What begins at an address.</summary>
    public Place PlaceAt(uint address) => places.GetValueOrDefault(address);

    private static InstructionRange Find(IReadOnlyDictionary<uint, string> functions, Func<string, bool> isWanted)
    {
        uint address = functions.First(function => isWanted(function.Value)).Key;
        return new InstructionRange(address, functions.Keys.First(next => next > address) - address);
    }
}

/// <summary>Places in the kernel, as bits.</summary>
[Flags]
internal enum Place
{
    /// <summary>Anywhere else.</summary>
    None = 0,

    /// <summary>Where the processor begins.</summary>
    Reset = 1 << 0,

    /// <summary>Where a system call enters.</summary>
    SystemCall = 1 << 1,

    /// <summary>Where a change of tasks enters that a tick or an interrupt asked for.</summary>
    Switch = 1 << 2,

    /// <summary>Where a tick of the clock enters.</summary>
    Tick = 1 << 3,

    /// <summary>Where an interrupt of a device enters.</summary>
    Interrupt = 1 << 4,

    /// <summary>Where a fault of a task enters.</summary>
    Fault = 1 << 5,

    /// <summary>A system call that the fast path does not do.</summary>
    Slow = 1 << 6,

    /// <summary>The caller is ended for what it asked.</summary>
    Refused = 1 << 7,

    /// <summary>Serves the system calls that wait for a message.</summary>
    Receive = 1 << 8,

    /// <summary>Serves those that neither wait for a message nor carry a length.</summary>
    Serve = 1 << 9,

    /// <summary>Where an exception enters.</summary>
    Entries = SystemCall | Switch | Tick | Interrupt | Fault,
}
