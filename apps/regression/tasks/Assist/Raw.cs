using System.Runtime;
using System.Runtime.CompilerServices;

namespace Regression.Assist;

/// <summary>What is written in assembly. Safety: none, that is the point; the MPU and the kernel stop it.</summary>
internal static class Raw
{
    /// <summary>Where this task's code begins.</summary>
    internal static uint Flash => Memory(0);

    /// <summary>Where it ends.</summary>
    internal static uint FlashEnd => Memory(0) + Memory(1);

    /// <summary>Where its stack begins, and its memory.</summary>
    internal static uint Ram => Memory(2);

    /// <summary>Where its memory ends.</summary>
    internal static uint RamEnd => Memory(2) + Memory(3);

    [RuntimeImport("assist_place")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint AddressOf(Place place);

    [RuntimeImport("assist_read")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Read(uint address);

    [RuntimeImport("assist_walk")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Walk(uint address);

    [RuntimeImport("assist_stack_pointer")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint StackPointer();

    [RuntimeImport("assist_jump")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Jump(uint address);

    [RuntimeImport("assist_undefined")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void UndefinedInstruction();

    [RuntimeImport("assist_divide")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void DivideByZero();

    [RuntimeImport("assist_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Call(uint operation, uint first, uint second, uint third);

    [RuntimeImport("assist_use_stack")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void UseStack(uint address);

    [RuntimeImport("assist_call_with_stack")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint CallWithStack(uint address);

    [RuntimeImport("assist_float_fill")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void FillFloats(uint value);

    [RuntimeImport("assist_float_die")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void FillFloatsAndDie(uint value);

    [RuntimeImport("assist_float_stack")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void FillFloatsAndCall(uint stack);

    [RuntimeImport("assist_float_read")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint ReadFloats();

    [RuntimeImport("assist_memory")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint Memory(uint item);
}

/// <summary>Where misdeeds are seen.</summary>
internal enum Place : uint
{
    Read,
    Walk,
    Undefined,
    Divide,
    Call,
    FloatDie,
    FloatStack,
}
