using System.Runtime;
using System.Runtime.CompilerServices;

namespace Fuzz.Rogue;

/// <summary>What is written in assembly. Safety: none, that is the point; the MPU and the kernel stop it.</summary>
internal static class Raw
{
    [RuntimeImport("fuzz_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Call(ref Block block);

    [RuntimeImport("fuzz_home")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Home();

    [RuntimeImport("fuzz_jump")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Jump(ref Block block);

    [RuntimeImport("fuzz_use_float")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void UseFloat(uint value);

    [RuntimeImport("fuzz_stack_pointer")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint StackPointer();

    [RuntimeImport("fuzz_memory")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Memory(uint which);

    [RuntimeImport("fuzz_instruction")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Instruction(uint which, uint address);
}
