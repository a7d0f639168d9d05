using System.Numerics;
using Anckor.Image.Thumb;

namespace Anckor.Image.Stacks;

/// <summary>What an instruction did to the stack pointer that no number of bytes says.</summary>
internal enum StackChange
{
    /// <summary>Nothing of the kind.</summary>
    Counted,

    /// <summary>It took a number of bytes that is only known at run time.</summary>
    TookUnknown,

    /// <summary>It set the stack pointer to something that is not known.</summary>
    Lost,

    /// <summary>It set the stack pointer to the top of the stack: what was on it is dropped.</summary>
    Emptied,
}

/// <summary>Carries out one instruction on what is known of stack and registers. Branches and calls are the walk's.</summary>
internal static class StackInstruction
{
    /// <summary>The number of the stack pointer.</summary>
    public const int StackPointer = 13;

    private const int FramePointer = 11;
    private const int ProgramCounter = 15;

    /// <summary>Carries out.</summary>
    /// <param name="instruction">Its offset is its address.</param>
    /// <param name="code">Where literals stand.</param>
    /// <param name="state">Before it, and afterwards after it.</param>
    public static StackChange Apply(ThumbInstruction instruction, PartCode code, ref StackState state)
    {
        if (CountOf(instruction) is int bytes)
        {
            state.Depth += bytes;
            state.Forget(ThumbRegisters.ChangedBy(instruction));
            return StackChange.Counted;
        }

        int changed = ThumbRegisters.ChangedBy(instruction) & ~(1 << ProgramCounter);
        if (!BitOperations.IsPow2(changed))
        {
            state.Forget(changed);
            return (changed >> StackPointer & 1) != 0 ? StackChange.Lost : StackChange.Counted;
        }

        int target = BitOperations.TrailingZeroCount(changed);
        RegisterValue value = instruction.IsLong ? ValueOfLong(instruction, code, state) : ValueOfShort(instruction, code, state);
        if (target != StackPointer)
        {
            state[target] = value;
            return StackChange.Counted;
        }

        switch (value.Known)
        {
            case KnownValue.Depth:
                state.Depth = value.Value;
                return StackChange.Counted;
            case KnownValue.Number when value.AsNumber == code.StackTop:
                return StackChange.Emptied;
            default:
                return IsSubtractionFromStack(instruction) ? StackChange.TookUnknown : StackChange.Lost;
        }
    }

    /// <summary>The register and the step of an instruction that counts a register down and sets the flags; null for others.</summary>
    public static (int Register, int Step)? CountdownOf(ThumbInstruction instruction)
    {
        int first = instruction.First;
        if (!instruction.IsLong)
        {
            bool isInPlace = (first & 0xFE00) == 0x1E00 && (first & 7) == (first >> 3 & 7);
            return (first & 0xF800) == 0x3800 ? (first >> 8 & 7, first & 0xFF)
                : isInPlace ? (first & 7, first >> 6 & 7)
                : null;
        }

        int register = instruction.Second >> 8 & 15;
        bool counts = (first & 0xFBF0) == 0xF1B0 && (instruction.Second & 0x8000) == 0 && register == (first & 15);
        return counts ? (register, (int)ThumbRegisters.Expand(first, instruction.Second)) : null;
    }

    // Pushes, pops and their like: bytes taken, negative for given back.
    private static int? CountOf(ThumbInstruction instruction)
    {
        int first = instruction.First;
        int second = instruction.Second;
        if (!instruction.IsLong)
        {
            return (first & 0xFF80) == 0xB000 ? -((first & 0x7F) * 4)
                : (first & 0xFF80) == 0xB080 ? (first & 0x7F) * 4
                : (first & 0xFE00) == 0xB400 ? BitOperations.PopCount((uint)first & 0x1FF) * 4
                : (first & 0xFE00) == 0xBC00 ? -BitOperations.PopCount((uint)first & 0x1FF) * 4
                : null;
        }

        if ((first & 15) != StackPointer)
        {
            return null;
        }

        bool isUp = (first & 0x80) != 0;
        bool writesBack = (first & 0x20) != 0;
        int words = (second & 0xFF) * 4;
        return (first >> 9) switch
        {
            0b1110_100 when writesBack && (first & 0x40) == 0 =>
                ((first & 0x0100) != 0 ? 4 : -4) * BitOperations.PopCount((uint)second),
            0b1110_100 when writesBack => isUp ? -words : words,
            0b1110_110 when writesBack && (first & 0xFFE0) != 0xEC40 => isUp ? -words : words,
            0b1111_100 when (first & 0x80) == 0 && (second & 0x0900) == 0x0900 =>
                (second & 0x0200) != 0 ? -(second & 0xFF) : second & 0xFF,
            _ => null,
        };
    }

    private static RegisterValue ValueOfShort(ThumbInstruction instruction, PartCode code, in StackState state)
    {
        int first = instruction.First;
        uint here = instruction.Offset + 4;
        RegisterValue middle = state[first >> 3 & 7];
        RegisterValue three = RegisterValue.Number((uint)first >> 6 & 7);
        RegisterValue eight = RegisterValue.Number((uint)first & 0xFF);
        int high = first >> 8 & 7;
        int any = first >> 3 & 15;
        RegisterValue anyValue = any == ProgramCounter ? RegisterValue.Number(here) : state[any];
        uint literal = (here & ~3u) + (((uint)first & 0xFF) * 4);
        return first switch
        {
            _ when (first & 0xFFC0) == 0x0000 => middle,
            _ when (first & 0xFE00) == 0x1800 => middle + state[first >> 6 & 7],
            _ when (first & 0xFE00) == 0x1A00 => middle - state[first >> 6 & 7],
            _ when (first & 0xFE00) == 0x1C00 => middle + three,
            _ when (first & 0xFE00) == 0x1E00 => middle - three,
            _ when (first & 0xF800) == 0x2000 => eight,
            _ when (first & 0xF800) == 0x3000 => state[high] + eight,
            _ when (first & 0xF800) == 0x3800 => state[high] - eight,
            _ when (first & 0xFF00) == 0x4400 => state[first >> 4 & 8 | first & 7] + anyValue,
            _ when (first & 0xFF00) == 0x4600 => anyValue,
            _ when (first & 0xF800) == 0x4800 && code.ReadLiteral(literal) is uint word => RegisterValue.Number(word),
            _ when (first & 0xF800) == 0x6800 => Load(state, first >> 3 & 7, (first >> 6 & 31) * 4),
            _ when (first & 0xF800) == 0xA000 => RegisterValue.Number(literal),
            _ when (first & 0xF800) == 0xA800 => RegisterValue.Depth(state.Depth - ((first & 0xFF) * 4)),
            _ => default,
        };
    }

    private static RegisterValue ValueOfLong(ThumbInstruction instruction, PartCode code, in StackState state)
    {
        int first = instruction.First;
        int second = instruction.Second;
        uint aligned = (instruction.Offset + 4) & ~3u;
        int source = first & 15;
        int operand = second & 15;
        if (instruction.IsMoveLow)
        {
            return RegisterValue.Number(instruction.MoveImmediate);
        }

        if (instruction.IsMoveHigh)
        {
            return state[instruction.MoveRegister].AsNumber is uint low ? RegisterValue.Number((low & 0xFFFF) | instruction.MoveImmediate << 16) : default;
        }

        if ((first & 0xFF7F) == 0xF85F)
        {
            uint distance = (uint)second & 0xFFF;
            return code.ReadLiteral((first & 0x80) != 0 ? aligned + distance : aligned - distance) is uint word ? RegisterValue.Number(word) : default;
        }

        if ((first & 0xFFF0) == 0xF8D0)
        {
            return Load(state, source, second & 0xFFF);
        }

        if ((first & 0xFFF0) == 0xF850 && (second & 0x0D00) == 0x0C00)
        {
            return Load(state, source, (second & 0x0200) != 0 ? second & 0xFF : -(second & 0xFF));
        }

        bool hasImmediate = (first & 0xF800) == 0xF000 && (second & 0x8000) == 0;
        if (hasImmediate)
        {
            RegisterValue left = source == ProgramCounter ? RegisterValue.Number(aligned) : state[source];
            RegisterValue constant = RegisterValue.Number(ThumbRegisters.Expand(first, second));
            RegisterValue twelve = RegisterValue.Number(((uint)first >> 10 & 1) << 11 | ((uint)second >> 12 & 7) << 8 | (uint)second & 0xFF);
            return first switch
            {
                _ when (first & 0xFBEF) == 0xF04F => constant,
                _ when (first & 0xFBEF) == 0xF06F => RegisterValue.Number(~ThumbRegisters.Expand(first, second)),
                _ when (first & 0xFBE0) == 0xF100 => left + constant,
                _ when (first & 0xFBE0) == 0xF1A0 => left - constant,
                _ when (first & 0xFBF0) == 0xF200 => left + twelve,
                _ when (first & 0xFBF0) == 0xF2A0 => left - twelve,
                _ => default,
            };
        }

        bool isUnshifted = (second & 0x70F0) == 0 && operand != ProgramCounter;
        return first switch
        {
            _ when !isUnshifted => default,
            _ when (first & 0xFFEF) == 0xEA4F => state[operand],
            _ when (first & 0xFFE0) == 0xEB00 && source != ProgramCounter => state[source] + state[operand],
            _ when (first & 0xFFE0) == 0xEBA0 && source != ProgramCounter => state[source] - state[operand],
            _ => default,
        };
    }

    // What comes from the stack may have been put there from anywhere.
    private static RegisterValue Load(in StackState state, int source, int distance) =>
        source is FramePointer or StackPointer || state[source].Known == KnownValue.Depth ? default : RegisterValue.Loaded(distance);

    private static bool IsSubtractionFromStack(ThumbInstruction instruction) =>
        instruction.IsLong && (instruction.First & 0xFFEF) == 0xEBAD;
}
