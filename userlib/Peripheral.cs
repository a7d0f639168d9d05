using System.Threading;
using Anckor.Abi;

namespace Anckor;

/// <summary>A peripheral that the manifest grants this task: <c>uses = ["..."]</c>.</summary>
/// <remarks>
/// Safety: the range is what the task's own MPU region shows; an offset outside it faults this task and nobody else.
/// </remarks>
public readonly unsafe struct Peripheral
{
    private readonly uint address;

    private Peripheral(uint address, uint clockHz)
    {
        this.address = address;
        ClockHz = clockHz;
    }

    /// <summary>The clock of its bus in hertz.</summary>
    public uint ClockHz { get; }

    /// <summary>The peripheral with this position in <c>uses</c>, from 0. Fewer there is a fault.</summary>
    public static Peripheral Get(int position)
    {
        Registers registers = default;
        registers.R0 = (uint)Operation.Inform;
        registers.R1 = (uint)Fact.Peripheral;
        registers.R2 = (uint)position;
        SystemCall.Invoke(ref registers);
        Channel.Demand((Result)registers.R0);
        return new Peripheral(registers.R1, registers.R3);
    }

    /// <summary>Reads the 32-bit register at this offset.</summary>
    public uint Read(uint offset) => Volatile.Read(ref *(uint*)(address + offset));

    /// <summary>Writes the 32-bit register at this offset.</summary>
    public void Write(uint offset, uint value) => Volatile.Write(ref *(uint*)(address + offset), value);
}
