using System.Runtime;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Attacks;

/// <summary>What is written in assembly. Safety: none, that is the point; the MPU and the kernel stop it.</summary>
internal static unsafe class Raw
{
    /// <summary>Any system call, with r4, r5 and r8.</summary>
    internal static uint SystemCall(Operation operation, uint first = 0, uint second = 0, uint third = 0, uint fourth = 0, uint fifth = 0, uint offer = 0) =>
        SystemCall((uint)operation, first, second, third, fourth, fifth, offer);

    internal static uint Load(uint address) => System.Threading.Volatile.Read(ref *(uint*)address);

    internal static void Store(uint address) => System.Threading.Volatile.Write(ref *(uint*)address, 0xDEAD_BEEF);

    [RuntimeImport("attack_system_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint SystemCall(uint operation, uint first, uint second, uint third, uint fourth, uint fifth, uint offer);

    [RuntimeImport("attack_jump")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Jump(uint address);

    [RuntimeImport("attack_stack")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void UseStack(uint address);

    [RuntimeImport("attack_undefined")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void UndefinedInstruction();

    [RuntimeImport("attack_breakpoint")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Breakpoint();

    [RuntimeImport("attack_spoil_frame")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void SpoilOwnFrame(uint handle);
}
