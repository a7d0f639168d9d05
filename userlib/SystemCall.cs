using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>The lowest layer: <c>svc 0</c>. What it means stands at <see cref="Operation"/>.</summary>
/// <remarks>Safety: the kernel checks every address a task passes, so that nothing here can hurt anybody but this task.</remarks>
internal static unsafe class SystemCall
{
    /// <summary>A system call with one result.</summary>
    internal static uint Invoke(Operation operation, uint first = 0, uint second = 0, uint third = 0) =>
        Invoke((uint)operation, first, second, third);

    /// <summary>A system call with two results: r0 in the low half, r1 in the high one.</summary>
    internal static ulong InvokeWide(Operation operation, uint first = 0, uint second = 0, uint third = 0) =>
        InvokeWide((uint)operation, first, second, third);

    /// <summary>A system call with all registers.</summary>
    internal static void Invoke(ref Registers registers)
    {
        fixed (Registers* words = &registers)
        {
            Exchange(words);
        }
    }

    /// <summary>A call or send of a short message.</summary>
    internal static uint Call(uint operation, uint handle, ref ShortMessage reply, ref ShortMessage message)
    {
        fixed (ShortMessage* to = &reply, from = &message)
        {
            return Call(operation, handle, to, from);
        }
    }

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

    [RuntimeImport("anckor_exchange")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Exchange(Registers* registers);

    [RuntimeImport("anckor_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint Call(uint operation, uint handle, ShortMessage* reply, ShortMessage* message);
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

/// <summary>What r4-r11 hold.</summary>
[InlineArray(8)]
internal struct ShortMessage
{
    private uint first;
}
