using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>What the fault registers say (ARM ARM B3.2.15).</summary>
internal static unsafe class FaultDecoder
{
    private const uint InstructionAccess = 1 << 0;
    private const uint StackingMemory = 1 << 4;
    private const uint MemoryAddressValid = 1 << 7;
    private const uint MemoryMask = 0xFF;
    private const uint StackingBus = 1 << 12;
    private const uint BusAddressValid = 1 << 15;
    private const uint BusMask = 0xFF00;
    private const uint UndefinedInstruction = 1 << 16;
    private const uint DivideByZero = 1 << 25;
    private const ushort UndefinedEncoding = 0xDE00;

    /// <summary>Reads and clears the fault registers, and makes them a record of the task that runs.</summary>
    internal static FaultRecord Decode(ref TaskControl task, in TaskDescriptor descriptor)
    {
        uint status = Register.Read(Processor.FaultStatus);
        uint memoryAddress = Register.Read(Processor.MemoryFaultAddress);
        uint busAddress = Register.Read(Processor.BusFaultAddress);
        Register.Write(Processor.FaultStatus, status);
        Register.Write(Processor.HardFaultStatus, uint.MaxValue);
        Processor.ClearPendingHandlers();

        FaultRecord record = default;
        TaskSlice frame = new(task.StackPointer, FrameBytes);
        if ((status & (StackingMemory | StackingBus)) == 0 && Regions.Allow(descriptor, frame, RegionAttributes.Read))
        {
            record = default(Arch).Locate(ref task);
        }

        record.StackPointer = task.StackPointer;
        record.Detail = status;
        if ((status & StackingMemory) != 0)
        {
            record.Kind = FaultKind.StackOverflow;
            record.Address = task.StackPointer;
        }
        else if ((status & InstructionAccess) != 0)
        {
            record.Kind = FaultKind.IllegalText;
            record.Address = record.ProgramCounter;
        }
        else if ((status & MemoryMask) != 0)
        {
            uint address = (status & MemoryAddressValid) != 0 ? memoryAddress : 0;
            record.Kind = IsBelowStack(address, descriptor) ? FaultKind.StackOverflow : FaultKind.MemoryAccess;
            record.Address = address;
        }
        else if ((status & BusMask) != 0)
        {
            record.Kind = FaultKind.BusError;
            record.Address = (status & BusAddressValid) != 0 ? busAddress : 0;
        }
        else if ((status & DivideByZero) != 0)
        {
            record.Kind = FaultKind.DivideByZero;
        }
        else if ((status & UndefinedInstruction) != 0)
        {
            record.Kind = DecodePanic(record.ProgramCounter, descriptor);
        }
        else if (status == 0)
        {
            // A hard fault that no other fault became: a breakpoint instruction.
            record.Kind = FaultKind.IllegalInstruction;
        }
        else
        {
            record.Kind = FaultKind.InvalidOperation;
        }

        return record;
    }

    /// <summary>Whether an address is just below the task's RAM: where its stack goes when it overflows.</summary>
    private static bool IsBelowStack(uint address, in TaskDescriptor descriptor)
    {
        uint bottom = descriptor.Regions[RamRegion].Base;
        return address < bottom && bottom - address <= StackSlack;
    }

    /// <summary>Compiled checks end in <c>udf</c> with the kind as its immediate.</summary>
    private static FaultKind DecodePanic(uint address, in TaskDescriptor descriptor)
    {
        if (!Regions.Allow(descriptor, new TaskSlice(address, 2), RegionAttributes.Execute))
        {
            return FaultKind.IllegalInstruction;
        }

        ushort instruction = *(ushort*)address;
        uint kind = instruction & 0xFFu;
        bool isPanic = (instruction & 0xFF00) == UndefinedEncoding && kind is >= (uint)FaultKind.IndexOutOfRange and <= (uint)FaultKind.Returned;
        return isPanic ? (FaultKind)kind : FaultKind.IllegalInstruction;
    }

    private const int RamRegion = 1;
    private const uint FrameBytes = 32;

    /// <summary>A push or a store that misses by more than this is taken for a wild access, not for an overflow.</summary>
    private const uint StackSlack = 256;
}
