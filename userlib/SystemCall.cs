using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>The lowest layer: <c>svc 0</c>. What it means stands at <see cref="Operation"/>.</summary>
/// <remarks>Safety: the kernel checks every address a task passes, so that nothing here can hurt anybody but this task.</remarks>
internal static class SystemCall
{
    /// <summary>A system call with one result.</summary>
    internal static uint Invoke(Operation operation, uint first = 0, uint second = 0, uint third = 0) =>
        Invoke((uint)operation, first, second, third);

    /// <summary>A system call with two results: r0 in the low half, r1 in the high one.</summary>
    internal static ulong InvokeWide(Operation operation, uint first = 0, uint second = 0, uint third = 0) =>
        InvokeWide((uint)operation, first, second, third);

    /// <summary>A system call with all registers.</summary>
    [RuntimeImport("anckor_exchange")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Invoke(ref Registers registers);

    /// <summary>A call or send of a short message. Both places are aligned to words; they may be the same.</summary>
    [RuntimeImport("anckor_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Call(uint operation, uint handle, ref ShortMessage reply, ref ShortMessage message);

    /// <summary>A timed call of a short message, whose reply takes its place.</summary>
    [RuntimeImport("anckor_timed_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint Call(uint operation, uint handle, uint timeout, ref ShortMessage words);

    /// <summary>Stops the processor until the next interrupt.</summary>
    [RuntimeImport("anckor_wait_for_interrupt")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void WaitForInterrupt();

    [RuntimeImport("anckor_system_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint Invoke(uint operation, uint first, uint second, uint third);

    [RuntimeImport("anckor_system_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong InvokeWide(uint operation, uint first, uint second, uint third);
}

/// <summary>r0-r11, before and after a system call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Registers
{
    internal uint R0;
    internal uint R1;
    internal uint R2;
    internal uint R3;
    internal ShortMessage Payload;
}

