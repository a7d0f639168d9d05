using System.Runtime.CompilerServices;

namespace Anckor.Image.Stacks;

/// <summary>What is known of a register's value.</summary>
internal enum KnownValue
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The number itself.</summary>
    Number,

    /// <summary>An address in the stack, at most that many bytes below the stack pointer that the function was called with.</summary>
    Depth,

    /// <summary>That it was loaded from so many bytes behind some address that is not in the stack.</summary>
    Loaded,
}

/// <summary>The value of a register as far as it is known.</summary>
/// <param name="Known">What is known.</param>
/// <param name="Value">The number, the depth or the distance.</param>
internal readonly record struct RegisterValue(KnownValue Known, int Value)
{
    /// <summary>A number.</summary>
    public static RegisterValue Number(uint value) => new(KnownValue.Number, (int)value);

    /// <summary>An address in the stack.</summary>
    public static RegisterValue Depth(int depth) => new(KnownValue.Depth, depth);

    /// <summary>Something loaded.</summary>
    public static RegisterValue Loaded(int distance) => new(KnownValue.Loaded, distance);

    /// <summary>The number; null when it is not known to be one.</summary>
    public uint? AsNumber => Known == KnownValue.Number ? (uint)Value : null;

    /// <summary>The distance from which it was loaded; null when it is not known to be loaded.</summary>
    public int? LoadedFrom => Known == KnownValue.Loaded ? Value : null;

    /// <summary>Sum of two values; stacks grow down, so that adding to an address in one makes it less deep.</summary>
    public static RegisterValue operator +(RegisterValue left, RegisterValue right) => (left.Known, right.Known) switch
    {
        (KnownValue.Number, KnownValue.Number) => new(KnownValue.Number, unchecked(left.Value + right.Value)),
        (KnownValue.Depth, KnownValue.Number) => Depth(unchecked(left.Value - right.Value)),
        (KnownValue.Number, KnownValue.Depth) => Depth(unchecked(right.Value - left.Value)),
        _ => default,
    };

    /// <summary>Difference of two values.</summary>
    public static RegisterValue operator -(RegisterValue left, RegisterValue right) =>
        right.Known == KnownValue.Number ? left + new RegisterValue(KnownValue.Number, unchecked(-right.Value)) : default;

    /// <summary>What holds of a register when either may be its value.</summary>
    public static RegisterValue Join(RegisterValue left, RegisterValue right) =>
        left == right ? left
        : left.Known == KnownValue.Depth && right.Known == KnownValue.Depth ? Depth(int.Max(left.Value, right.Value))
        : default;
}

/// <summary>What is known before an instruction: how deep the stack is at most, and the values of registers.</summary>
/// <remarks>Every depth is an upper bound, so that joining two ways to one place by taking the deeper one is sound.</remarks>
internal struct StackState
{
    private Registers registers;

    /// <summary>Bytes between the stack pointer at the call of the function and now, at most.</summary>
    public int Depth { get; set; }

    /// <summary>The value of a register, 0 to 14; the stack pointer's is <see cref="Depth"/>.</summary>
    public RegisterValue this[int register]
    {
        readonly get => register == StackInstruction.StackPointer ? RegisterValue.Depth(Depth) : registers[register];
        set => registers[register] = value;
    }

    /// <summary>Forgets the registers of a mask.</summary>
    public void Forget(int mask)
    {
        for (int register = 0; register < Registers.Count; register++)
        {
            if ((mask >> register & 1) != 0)
            {
                registers[register] = default;
            }
        }
    }

    /// <summary>Adds another way to the same place; returns whether that changes anything.</summary>
    public bool Join(in StackState other)
    {
        bool changed = other.Depth > Depth;
        Depth = int.Max(Depth, other.Depth);
        for (int register = 0; register < Registers.Count; register++)
        {
            RegisterValue joined = RegisterValue.Join(registers[register], other.registers[register]);
            changed |= joined != registers[register];
            registers[register] = joined;
        }

        return changed;
    }

    [InlineArray(Count)]
    private struct Registers
    {
        public const int Count = 15;

        private RegisterValue first;
    }
}
